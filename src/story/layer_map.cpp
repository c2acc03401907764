#include "src/story/layer_map.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geodata/crs_choice.h"
#include "geodata/graticule.h"
#include "geodata/lonlat_extent.h"
#include "geodata/view_detail.h"
#include "src/story/colouring.h"
#include "src/story/map_paths.h"

namespace tourmap {
namespace {

// Soft fills, light enough for dark borders and text, low in chroma so that large areas stay quiet.
constexpr std::array fills{Rgba{238, 226, 204, 255}, Rgba{217, 228, 203, 255}, Rgba{246, 219, 207, 255},
                           Rgba{232, 219, 232, 255}, Rgba{247, 238, 199, 255}, Rgba{222, 216, 238, 255},
                           Rgba{209, 231, 223, 255}};

std::string resolved(const std::string& crs, const LonLatBox& extent) {
    if (crs == "globe") return choose_globe(middle_of(extent)).definition;
    return crs.empty() || crs == "auto" ? choose_crs(extent).definition : crs;
}

struct Space {
    Projector projector;
    DomainInfo domain;
};

// The map box of an extent: of a grid of its points that lie in the domain, edges included.
MapBox map_box(const Space& space, const LonLatBox& extent) {
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

Result<MapBox> page_box(const Space& space, const LonLatBox& extent) {
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

class Drawing {
public:
    Drawing(const Space& space, const Camera& camera, const Canvas& canvas, DisplayList& list)
        : space_(space),
          region_(shown_box(camera, canvas)),
          affine_(map_to_canvas(camera, canvas)),
          full_{0.25 * camera.units_per_canvas / canvas.pixels_per_unit(), 0},
          detail_(view_detail(view_of(space.projector, space.domain.domain, region_), full_.tolerance)),
          list_(list) {}

    void sea_and_graticule(const Theme& theme, double graticule_step_degrees) {
        const ProjectedLayer sea = project_outline(space_.projector, space_.domain, full_);
        fill(fill_path(sea, region_), theme.sea, "sea");
        const ProjectedLayer net =
            project_layer(graticule(graticule_step_degrees), space_.projector, space_.domain, full_);
        stroke(stroke_path(net, region_), theme.graticule, theme.graticule_width, "graticule");
    }
    Result<void> layer(const DetailLayer& from, const Theme& theme, const Progress& progress) {
        const auto selected = from.select(detail_.tolerance, detail_.view.window, Borders::once);
        if (!selected) return tl::unexpected(selected.error());
        const ProjectedLayer projected =
            project_layer(*selected, space_.projector, space_.domain, detail_.projection, all_cores(), progress);
        if (!progress.wanted()) return cancelled();
        const GeoLayer& about = from.about();
        dropped += projected.dropped;
        const bool areas =
            std::find(about.kinds.begin(), about.kinds.end(), GeometryKind::polygon) != about.kinds.end();
        const auto colours =
            areas ? colour_areas(from.neighbours(), about.feature_count(), fills.size()) : std::vector<std::uint8_t>{};
        for (std::size_t c = 0; areas && c < fills.size(); ++c)
            fill(fill_path(projected, region_, [&](std::size_t f) { return colours[f] == c; }), fills[c], about.name);
        const auto is = [&](GeometryKind kind) {
            return [&about, kind](std::size_t f) { return about.kinds[f] == kind; };
        };
        stroke(stroke_path(projected, region_, is(GeometryKind::polygon)), theme.border, theme.border_width * 0.8,
               about.name);
        stroke(stroke_path(projected, region_, is(GeometryKind::line)), theme.route, 1.5, about.name);
        points(projected, theme, about.name);
        return {};
    }
    std::size_t dropped = 0;

private:
    void fill(PathPtr path, Rgba color, const std::string& name) {
        if (!path->empty())
            list_.commands.push_back(FillPath{std::move(path), affine_, color, FillRule::nonzero, {name, "", ""}});
    }
    void stroke(PathPtr path, Rgba color, double width, const std::string& name) {
        if (!path->empty())
            list_.commands.push_back(
                StrokePath{std::move(path), affine_, color, width, LineCap::round, {}, {name, "", ""}});
    }
    // One path for all dots, in canvas units.
    void points(const ProjectedLayer& projected, const Theme& theme, const std::string& name) {
        Path dots;
        const Path dot = circle(0, 0, 4);
        for (std::size_t f = 0; f < projected.kinds.size(); ++f) {
            if (projected.kinds[f] != GeometryKind::point) continue;
            for (std::size_t r = projected.feature_offsets[f]; r < projected.feature_offsets[f + 1]; ++r)
                for (const MapXY& p : projected.ring(r)) {
                    if (p.x < region_.min.x || p.x > region_.max.x || p.y < region_.min.y || p.y > region_.max.y)
                        continue;
                    const PathPoint at = affine_.apply({p.x, p.y});
                    std::vector<PathPoint> ring(dot.points);
                    for (PathPoint& q : ring) q = {q.x + at.x, q.y + at.y};
                    dots.add(ring, true);
                }
        }
        if (dots.empty()) return;
        const auto path = std::make_shared<const Path>(std::move(dots));
        list_.commands.push_back(StrokePath{path, {}, theme.halo, 2.5, LineCap::round, {}, {name, "", ""}});
        list_.commands.push_back(FillPath{path, {}, theme.route, FillRule::nonzero, {name, "", ""}});
    }

    const Space& space_;
    MapBox region_;
    Affine affine_;
    ProjectionDetail full_;  // where no vertices are left out
    ViewDetail detail_;
    DisplayList& list_;
};

}  // namespace

Result<LayerMap> build_layer_map(const LayerMapSpec& spec, const std::vector<DetailLayerPtr>& layers,
                                 const Theme& theme, const Progress& progress) {
    const LonLatBox extent = spec.extent ? *spec.extent : shortest_extent(layers);
    if (extent.empty) return fail("there is nothing to draw: the layers have no geometry");
    const auto crs = parse_crs(resolved(spec.crs, extent));
    if (!crs) return tl::unexpected(crs.error());
    auto projector = Projector::create(*crs);
    if (!projector) return tl::unexpected(projector.error());
    const Space space{std::move(*projector), domain_of(*crs)};
    const auto box = page_box(space, extent);
    if (!box) return tl::unexpected(box.error());

    const double margin = spec.extent ? 0 : 30;
    const Camera camera = fit(*box, spec.canvas, {margin, margin, margin, margin}, 1000 / crs->metres_per_unit);
    LayerMap out;
    out.list.canvas = spec.canvas;
    out.list.background = theme.page;
    out.list.title = "Map of " + (layers.empty() ? std::string() : layers.front()->about().name);
    const double across = camera.units_per_canvas * canvas_short_side * crs->metres_per_unit / 111'320;
    Drawing drawing(space, camera, spec.canvas, out.list);
    drawing.sea_and_graticule(theme, graticule_step(across));
    for (const DetailLayerPtr& layer : layers)
        if (const auto drawn = drawing.layer(*layer, theme, progress); !drawn) return tl::unexpected(drawn.error());
    out.dropped = drawing.dropped;
    return out;
}

}  // namespace tourmap
