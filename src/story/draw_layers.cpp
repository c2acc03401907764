// The layers over the base map: the tour's own, and those that were added to it.
#include <algorithm>

#include "src/story/draw_features.h"
#include "src/story/scene.h"
#include "src/story/shown_layers.h"

namespace tourmap {
namespace {

constexpr double dot_radius = 4;

// One path for all dots, in canvas units.
PathPtr dots_at(const std::vector<MapXY>& points, const Affine& affine) {
    const Path dot = circle(0, 0, dot_radius);
    Path dots;
    for (const MapXY& p : points) {
        const PathPoint at = affine.apply({p.x, p.y});
        for (std::size_t s = 0; s < dot.subpath_count(); ++s) {
            std::vector<PathPoint> moved(dot.subpath(s).begin(), dot.subpath(s).end());
            for (PathPoint& q : moved) q = {q.x + at.x, q.y + at.y};
            dots.add(moved, true);
        }
    }
    return std::make_shared<const Path>(std::move(dots));
}

void draw_own(Scene& scene, const TourLayer& layer, const OwnPaths& paths, const Tag& tag) {
    const Affine affine = scene.map_affine();
    if (layer.fill) scene.fill(paths.areas, affine, *layer.fill, FillRule::even_odd, tag);
    const Rgba line = layer.stroke.value_or(scene.theme().border);
    if (layer.stroke || !layer.fill) scene.stroke(paths.lines, affine, line, layer.width, {}, tag);
    if (!paths.points.empty())
        scene.fill(dots_at(paths.points, affine), {}, layer.fill.value_or(line), FillRule::nonzero, tag);
}

struct Styles {
    std::vector<Rgba> colours;  // by class
    double area_opacity = 1;
    Rgba outline;
    double outline_width = 1, line_width = 1.8;
    Rgba dot_edge;
    double dot_edge_width = 2.5;
};

Styles styles_of(const Scene& scene, const ShownLayer& layer) {
    const Theme& theme = scene.theme();
    if (!layer.parted.classed) {
        const Rgba colour = strong_colour(theme, layer.colour);
        return {{colour}, 0.35, colour, 1.2, 2, theme.halo, 2.5};
    }
    // The palest of several colours is hard to see on land without an outline.
    Styles out{{}, of_classed_areas / 255.0, theme.border, 0.8 * theme.border_width, 2.2, theme.panel_quiet, 1.6};
    for (const ClassEntry& entry : layer.parted.classed->entries) out.colours.push_back(entry.colour);
    out.colours.push_back(theme.land);
    return out;
}

void draw_parted(Scene& scene, const ShownLayer& layer) {
    const Affine affine = scene.map_affine();
    const Styles styles = styles_of(scene, layer);
    const auto& classes = layer.paths->classes;
    const auto has = [](const PathPtr& path) { return !path->empty(); };
    for (std::size_t c = 0; c < classes.size(); ++c)
        if (has(classes[c].areas))
            scene.fill(classes[c].areas, affine, styles.colours[c].with_alpha(styles.area_opacity), FillRule::nonzero,
                       layer.tag);
    if (has(layer.paths->outlines))
        scene.stroke(layer.paths->outlines, affine, styles.outline, styles.outline_width, {}, layer.tag);
    for (std::size_t c = 0; c < classes.size(); ++c)
        if (has(classes[c].lines))
            scene.stroke(classes[c].lines, affine, styles.colours[c], styles.line_width, {}, layer.tag);
    std::vector<PathPtr> dots;
    for (const ClassPaths& one : classes) dots.push_back(dots_at(one.points, affine));
    // All edges lie below all dots.
    for (const PathPtr& path : dots)
        if (has(path)) scene.stroke(path, {}, styles.dot_edge, styles.dot_edge_width, {}, layer.tag);
    for (std::size_t c = 0; c < dots.size(); ++c)
        if (has(dots[c])) scene.fill(dots[c], {}, styles.colours[c], FillRule::nonzero, layer.tag);
}

}  // namespace

void draw_layers(Scene& scene) {
    if (!scene.layers) return;
    const auto& own = scene.tour().layers;
    for (const ShownLayer& layer : *scene.layers) {
        if (layer.is_plain_own())
            draw_own(scene, own[*layer.own], scene.paths.own[*layer.own], layer.tag);
        else if (layer.paths)
            draw_parted(scene, layer);
    }
}

}  // namespace tourmap
