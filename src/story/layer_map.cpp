#include "src/story/layer_map.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geodata/crs_choice.h"
#include "geodata/lonlat_extent.h"
#include "geodata/projected_graticule.h"
#include "geodata/view_detail.h"
#include "src/story/colouring.h"
#include "src/story/draw_graticule.h"
#include "src/story/map_paths.h"
#include "src/story/warp_raster.h"

namespace tourmap {
namespace {

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

// Where the map goes on the page. frame: what it fills at most; the names of the graticule stand round it.
struct Placing {
    Camera camera;
    double graticule = 10;  // degrees
    ScreenBox frame;
};

double graticule_step_for(const Camera& camera, const Crs& crs) {
    return graticule_step(camera.units_per_canvas * canvas_short_side * crs.metres_per_unit / 111'320);
}

Placing placing_of(const LayerMapSpec& spec, const MapBox& box, const Crs& crs, const Theme& theme) {
    const double margin = spec.extent ? 0 : 30;
    const auto placed = [&](double at_side, double above) {
        const Insets insets{at_side + margin, above + margin, at_side + margin, above + margin};
        Placing p;
        p.camera = fit(box, spec.canvas, insets, 1000 / crs.metres_per_unit);
        p.graticule = graticule_step_for(p.camera, crs);
        p.frame.include({at_side, above});
        p.frame.include({spec.canvas.width() - at_side, spec.canvas.height() - above});
        return p;
    };
    const Placing bare = placed(0, 0);
    if (!spec.graticule_labels) return bare;
    // Room for the widest name there may be, at the step of the whole page.
    const GraticuleLine widest{true, -180 + bare.graticule};
    const MeasureLabel measure = measure_graticule_labels(*spec.graticule_labels, graticule_text(theme));
    const LabelSize size = measure(graticule_label(widest, bare.graticule));
    const double room = 2.5 * GraticulePage{}.gap;
    return placed(size.width + room, size.height + room);
}

class Drawing {
public:
    Drawing(const Space& space, const Camera& camera, const Canvas& canvas, Jobs jobs, DisplayList& list)
        : space_(space),
          region_(shown_box(camera, canvas)),
          affine_(map_to_canvas(camera, canvas)),
          full_{0.25 * camera.units_per_canvas / canvas.pixels_per_unit(), 0},
          detail_(view_detail(view_of(space.projector, space.domain.domain, region_), full_.tolerance)),
          outline_(project_outline(space.projector, space.domain, full_)),
          jobs_(jobs),
          list_(list) {}

    void sea(const Theme& theme) { fill(fill_path(outline_, region_), theme.sea, "sea"); }
    void graticule(double step, Rgba colour, double width) {
        graticule_ = project_graticule(space_.projector, space_.domain, detail_.view.window, step, full_);
        stroke(stroke_path(graticule_.net, region_), colour, width, "graticule");
    }
    Result<void> layer(const DetailLayer& from, const Theme& theme, const Progress& progress) {
        const auto selected = from.select(detail_.tolerance, detail_.view.window, Borders::once);
        if (!selected) return tl::unexpected(selected.error());
        const ProjectedLayer projected =
            project_layer(*selected, space_.projector, space_.domain, detail_.projection, jobs_, progress);
        if (!progress.wanted()) return cancelled();
        const GeoLayer& about = from.about();
        dropped += projected.dropped;
        const bool areas =
            std::find(about.kinds.begin(), about.kinds.end(), GeometryKind::polygon) != about.kinds.end();
        const auto colours = areas ? colour_areas(from.neighbours(), about.feature_count(), theme.fills.size())
                                   : std::vector<std::uint8_t>{};
        for (std::size_t c = 0; areas && c < theme.fills.size(); ++c)
            fill(fill_path(projected, region_, [&](std::size_t f) { return colours[f] == c; }),
                 with_alpha(theme.fills[c]), about.name);
        const auto is = [&](GeometryKind kind) {
            return [&about, kind](std::size_t f) { return about.kinds[f] == kind; };
        };
        stroke(stroke_path(projected, region_, is(GeometryKind::polygon)), theme.border, theme.border_width * 0.8,
               about.name);
        stroke(stroke_path(projected, region_, is(GeometryKind::line)), theme.route, 1.5, about.name);
        points(projected, theme, about.name);
        return {};
    }
    // Clipped to the outline; what is drawn over it lets it through.
    Result<void> relief(const RasterSource& source, const RasterPage& page) {
        const auto window = window_on_page(source, page);
        if (!window) return tl::unexpected(window.error());
        if (!*window) return {};
        const auto pixels = read_raster(source, **window);
        if (!pixels) return tl::unexpected(pixels.error());
        auto bitmap = warp_raster(source, *pixels, page, jobs_);
        if (!bitmap) return tl::unexpected(bitmap.error());
        list_.commands.push_back(PushClip{fill_path(outline_, region_), affine_, FillRule::nonzero});
        list_.commands.push_back(DrawImage{std::make_shared<const Bitmap>(std::move(*bitmap)),
                                           {page.canvas.width(), 0, 0, page.canvas.height(), 0, 0},
                                           1,
                                           {"relief", "", ""}});
        list_.commands.push_back(PopClip{});
        fill_alpha_ = over_relief;
        return {};
    }
    // What is drawn in between stays inside the frame, which is drawn where the map reaches it.
    void open_frame(const ScreenBox& frame) {
        if (!map_reaches_frame(outline_, affine_, frame)) return;
        const auto path = std::make_shared<const Path>(
            rectangle(frame.min.x, frame.min.y, frame.max.x - frame.min.x, frame.max.y - frame.min.y));
        list_.commands.push_back(PushClip{path, {}});
        frame_ = path;
    }
    void close_frame(const Theme& theme) {
        if (!frame_) return;
        list_.commands.push_back(PopClip{});
        list_.commands.push_back(
            StrokePath{frame_, {}, theme.graticule_label, 1.2, LineCap::round, {}, {"frame", "", ""}});
    }
    void graticule_names(const ScreenBox& frame, const Canvas& canvas, const FontSet& fonts, const Theme& theme) {
        const auto ends = graticule_ends(space_.projector, space_.domain, detail_.view.window, graticule_.step);
        GraticulePage page;
        page.page.include({0, 0});
        page.page.include({canvas.width(), canvas.height()});
        page.frame = frame;
        const TextStyle style = graticule_text(theme);
        const auto labels = lay_out_graticule_labels({graticule_, ends, outline_, affine_}, page,
                                                     measure_graticule_labels(fonts, style));
        draw_graticule_labels(list_, labels, fonts, style);
    }
    std::size_t dropped = 0;

private:
    static constexpr std::uint8_t over_relief = 60;

    Rgba with_alpha(Rgba colour) const { return {colour.r, colour.g, colour.b, fill_alpha_}; }
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
    ProjectedLayer outline_;
    ProjectedGraticule graticule_;
    std::uint8_t fill_alpha_ = 255;  // of areas
    PathPtr frame_;                  // where the map reaches it
    Jobs jobs_;
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

    const Placing placing = placing_of(spec, *box, *crs, theme);
    LayerMap out;
    out.list.canvas = spec.canvas;
    out.list.background = theme.page;
    out.list.title = "Map of " + (layers.empty() ? std::string() : layers.front()->about().name);
    Drawing drawing(space, placing.camera, spec.canvas, spec.jobs, out.list);
    // Lines that are named are to be followed: over the layers. Else they stay in the background.
    const bool named = spec.graticule_labels != nullptr;
    if (named) drawing.open_frame(placing.frame);
    drawing.sea(theme);
    if (spec.relief)
        if (const auto drawn = drawing.relief(*spec.relief, {*crs, space.domain, placing.camera, spec.canvas}); !drawn)
            return tl::unexpected(drawn.error());
    if (!named) drawing.graticule(placing.graticule, theme.graticule, theme.graticule_width);
    for (const DetailLayerPtr& layer : layers)
        if (const auto drawn = drawing.layer(*layer, theme, progress); !drawn) return tl::unexpected(drawn.error());
    if (named) {
        const Rgba over{theme.graticule_label.r, theme.graticule_label.g, theme.graticule_label.b, 70};
        drawing.graticule(placing.graticule, over, 1.3 * theme.graticule_width);
        drawing.close_frame(theme);
        drawing.graticule_names(placing.frame, spec.canvas, *spec.graticule_labels, theme);
    }
    out.dropped = drawing.dropped;
    return out;
}

}  // namespace tourmap
