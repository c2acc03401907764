#include "src/story/map_page.h"

#include <algorithm>
#include <cmath>

#include "geodata/crs_choice.h"
#include "geodata/lonlat_extent.h"
#include "geodata/projected_graticule.h"
#include "src/story/draw_graticule.h"
#include "src/story/formats.h"
#include "src/story/map_dressing.h"

namespace tourmap {
namespace {

// The map box of an extent: of a grid of its points that lie in the domain, edges included.
MapBox map_box(const MapSpace& space, const LonLatBox& extent) {
    constexpr int n = 96;
    MapBox box;
    for (int i = 0; i <= n; ++i)
        for (int j = 0; j <= n; ++j) {
            const LonLat p{extent.min.lon + (extent.max.lon - extent.min.lon) * i / n,
                           extent.min.lat + (extent.max.lat - extent.min.lat) * j / n};
            if (!contains(space.domain.domain, p)) continue;
            const MapXY m = space.projector.forward(p);
            if (std::isfinite(m.x)) box.include(m);
        }
    return box;
}

Result<MapBox> page_box(const MapSpace& space, const LonLatBox& extent) {
    const bool world = extent.max.lon - extent.min.lon >= 300 && extent.max.lat - extent.min.lat >= 120;
    if (world && space.domain.known) {
        const double coarse = 20'000 / space.projector.crs().metres_per_unit;
        MapBox outline = project_outline(space.projector, space.domain, {coarse, 0}).boxes.front();
        const MapBox inside = map_box(space, extent);
        return outline.empty ? inside : outline;
    }
    const MapBox box = map_box(space, extent);
    if (box.empty)
        return fail("nothing of the extent lies in the projection " + space.projector.crs().definition +
                        ", which shows what is " + describe(space.domain.domain),
                    "give another --extent or --crs");
    return box;
}

// The page and what reaches into it from outside: half the width of a line, in map units.
MapBox shown_box(const Camera& camera, const Canvas& canvas) {
    MapBox box = visible_box(camera, canvas);
    const double margin = 8 * camera.units_per_canvas;
    box.include({box.min.x - margin, box.min.y - margin});
    box.include({box.max.x + margin, box.max.y + margin});
    return box;
}

double graticule_step_for(const Camera& camera, const Crs& crs) {
    return graticule_step(camera.units_per_canvas * canvas_short_side * crs.metres_per_unit / 111'320);
}

MapPlacing placing_at(const Camera& camera, const Crs& crs, const Canvas& canvas, ScreenXY inset) {
    MapPlacing p{camera, graticule_step_for(camera, crs), {}};
    p.frame.include(inset);
    p.frame.include({canvas.width() - inset.x, canvas.height() - inset.y});
    return p;
}

MapPlacing placing_of(const LayerMapSpec& spec, const MapBox& box, const Crs& crs, const Theme& theme) {
    const double margin = spec.extent ? 0 : 30;
    const auto placed = [&](double at_side, double above) {
        const Insets insets{at_side + margin, above + margin, at_side + margin, above + margin};
        return placing_at(fit(box, spec.canvas, insets, 1000 / crs.metres_per_unit), crs, spec.canvas,
                          {at_side, above});
    };
    const MapPlacing bare = placed(0, 0);
    if (!spec.graticule_labels) return bare;
    // Room for the widest name there may be, at the step of the whole page.
    const MeasureLabel measure = measure_graticule_labels(*spec.graticule_labels, graticule_text(theme, language_of(spec)));
    const NameLine name = name_lines(spec);
    LabelSize size;
    for (const double sign : {-1, 1})
        for (const GraticuleLine& line : {GraticuleLine{true, sign * (180 - bare.graticule)}, {false, sign * 80}}) {
            const LabelSize one = measure(name(line, bare.graticule));
            size = {std::max(size.width, one.width), std::max(size.height, one.height)};
        }
    const double room = 2.5 * GraticulePage{}.gap;
    return placed(size.width + room, size.height + room);
}

MapPage page_of(MapSpace space, const MapPlacing& placing, const Canvas& canvas, double coarser) {
    const MapBox shown = shown_box(placing.camera, canvas);
    const double quarter_pixel = 0.25 * placing.camera.units_per_canvas / canvas.pixels_per_unit();
    ViewDetail detail = view_detail(view_of(space.projector, space.domain.domain, shown), coarser * quarter_pixel);
    return MapPage{std::move(space), placing, shown, quarter_pixel, std::move(detail)};
}

}  // namespace

std::string map_crs(const std::string& crs, const LonLatBox& extent) {
    if (crs == "globe") return choose_globe(middle_of(extent)).definition;
    return crs.empty() || crs == "auto" ? choose_crs(extent).definition : crs;
}

Result<MapSpace> map_space(const std::string& definition, const DomainInfo* known) {
    const auto crs = parse_crs(definition);
    if (!crs) return tl::unexpected(crs.error());
    auto projector = Projector::create(*crs);
    if (!projector) return tl::unexpected(projector.error());
    return MapSpace{std::move(*projector), known ? *known : domain_of(*crs)};
}

std::string language_of(const LayerMapSpec& spec) {
    return spec.dressing ? spec.dressing->language().locale : "en";
}

NameLine name_lines(const LayerMapSpec& spec) {
    if (!spec.dressing) return graticule_label;
    return [dressing = spec.dressing](const GraticuleLine& line, double step) {
        return format_graticule(dressing->language(), line, step);
    };
}

Result<MapPage> map_page(const LayerMapSpec& spec, const LonLatBox& extent, const Theme& theme) {
    auto space = map_space(map_crs(spec.crs, extent));
    if (!space) return tl::unexpected(space.error());
    const auto box = page_box(*space, extent);
    if (!box) return tl::unexpected(box.error());
    const MapPlacing placing = placing_of(spec, *box, space->projector.crs(), theme);
    return page_of(std::move(*space), placing, spec.canvas, 1);
}

MapPage map_page_at(MapSpace space, const Camera& camera, const Canvas& canvas, double coarser) {
    const MapPlacing placing = placing_at(camera, space.projector.crs(), canvas, {0, 0});
    return page_of(std::move(space), placing, canvas, coarser);
}

}  // namespace tourmap
