#include <algorithm>
#include <cmath>

#include "src/story/draw_graticule.h"
#include "src/story/formats.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

// How each class of boundary is drawn, in the order of boundary_classes.
struct BoundaryStyle {
    bool disputed;
    std::vector<double> dash;
};

const std::vector<BoundaryStyle>& boundary_styles() {
    static const std::vector<BoundaryStyle> styles{
        {false, {}}, {true, {7, 4}}, {true, {2.5, 3.5}}, {true, {10, 4, 2, 4}}, {true, {4, 5}}};
    return styles;
}

// A relief fades where its pixels would be seen as blots: units of the canvas that one of them covers.
double relief_strength(double blot) {
    return std::clamp((11 - blot) / 6, 0.0, 1.0);
}

}  // namespace

std::optional<ScreenXY> Scene::screen(LonLat p) const {
    if (!contains(space.domain.domain, p)) return std::nullopt;
    const MapXY m = space.forward(p);
    if (!std::isfinite(m.x)) return std::nullopt;
    return to_screen(spec.camera, spec.canvas, m);
}

void draw_basemap(Scene& scene) {
    const Theme& theme = scene.theme();
    const BasemapPaths& paths = scene.paths;
    const Affine affine = scene.map_affine();
    scene.list.background = theme.page;
    scene.fill(paths.sea, affine, theme.sea, FillRule::even_odd, {"sea", "", ""});
    scene.stroke(paths.graticule, affine, theme.graticule, theme.graticule_width, {}, {"graticule", "", ""});
    // One path for all land, nonzero: neighbours share their border exactly, so no seam shows between.
    scene.fill(paths.land, affine, theme.land, FillRule::nonzero, {"land", "", ""});
    scene.fill(paths.story, affine, theme.land_story, FillRule::nonzero, {"land", "story", ""});
    const double relief = theme.relief * relief_strength(paths.relief.raster_px / scene.spec.camera.units_per_canvas);
    if (paths.relief.bitmap && relief > 0) {
        const MapBox& box = paths.relief.box;
        const Affine place{box.max.x - box.min.x, 0, 0, box.min.y - box.max.y, box.min.x, box.max.y};
        scene.list.commands.push_back(PushClip{paths.sea, affine, FillRule::even_odd});
        scene.list.commands.push_back(DrawImage{paths.relief.bitmap, place.then(affine), relief, {"relief", "", ""}});
        scene.list.commands.push_back(PopClip{});
    }
    scene.stroke(paths.rivers, affine, theme.river, theme.river_width, {}, {"rivers", "", ""});
    scene.fill(paths.lakes, affine, theme.lake, FillRule::even_odd, {"lakes", "", ""});
    scene.stroke(paths.coast, affine, theme.coast, theme.coast_width, {}, {"coast", "", ""});
    for (std::size_t c = 0; c < boundary_classes.size(); ++c) {
        const BoundaryStyle& style = boundary_styles()[c];
        scene.stroke(paths.boundaries[c], affine, style.disputed ? theme.disputed : theme.border, theme.border_width,
                     style.dash, {"borders", boundary_classes[c], ""});
    }
}

void draw_graticule_labels(Scene& scene) {
    if (!scene.theme().graticule_labels) return;
    const BasemapPaths& paths = scene.paths;
    const std::vector<GraticuleEnd> ends = [&] {
        const std::lock_guard guard(scene.space.lock);
        return graticule_ends(*scene.space.projector, scene.space.domain, paths.net.window, paths.net.step);
    }();
    GraticulePage page;
    page.page = page.frame = scene.layout.map;
    page.inside = true;
    page.taken = scene.taken;
    page.name = [&scene](const GraticuleLine& line, double step) {
        return format_graticule(scene.language(), line, step);
    };
    const TextStyle style = graticule_text(scene.theme(), scene.language_tag());
    const auto labels = lay_out_graticule_labels({paths.net, ends, paths.outline, scene.map_affine()}, page,
                                                 measure_graticule_labels(scene.fonts(), style));
    draw_graticule_labels(scene.list, labels, scene.fonts(), style);
    for (const GraticuleLabel& label : labels) scene.take(label.box);
}

}  // namespace tourmap
