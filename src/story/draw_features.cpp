#include "src/story/draw_features.h"

#include "src/story/map_paths.h"

namespace tourmap {
namespace {

constexpr double dot_radius = 4;

// Calls each(feature, place on the canvas) for points within the region.
template <class Each>
void for_points(const FeaturePage& page, const ProjectedLayer& projected, const Each& each) {
    const MapBox& region = page.region;
    for (std::size_t f = 0; f < projected.kinds.size(); ++f) {
        if (projected.kinds[f] != GeometryKind::point) continue;
        for (std::size_t r = projected.feature_offsets[f]; r < projected.feature_offsets[f + 1]; ++r)
            for (const MapXY& p : projected.ring(r)) {
                if (p.x < region.min.x || p.x > region.max.x || p.y < region.min.y || p.y > region.max.y) continue;
                each(f, page.affine.apply({p.x, p.y}));
            }
    }
}

void fill(const FeaturePage& page, PathPtr path, const Affine& affine, Rgba colour, const Tag& tag) {
    if (!path->empty()) page.list.commands.push_back(FillPath{std::move(path), affine, colour, FillRule::nonzero, tag});
}

void stroke(const FeaturePage& page, PathPtr path, const Affine& affine, Rgba colour, double width, const Tag& tag) {
    if (!path->empty())
        page.list.commands.push_back(StrokePath{std::move(path), affine, colour, width, LineCap::round, {}, tag});
}

// One path for all dots of a class, in canvas units; all halos lie below all dots.
void draw_points(const FeaturePage& page, const ProjectedLayer& projected, const FeatureColours& marks,
                 const Tag& tag) {
    const Path dot = circle(0, 0, dot_radius);
    std::vector<Path> dots(marks.colours.size());
    Path all;
    for_points(page, projected, [&](std::size_t f, PathPoint at) {
        std::vector<PathPoint> ring(dot.points);
        for (PathPoint& q : ring) q = {q.x + at.x, q.y + at.y};
        dots[marks.class_of[f]].add(ring, true);
        all.add(ring, true);
    });
    // The palest of several colours is hard to see on land without an outline.
    const bool classed = marks.colours.size() > 1;
    stroke(page, std::make_shared<const Path>(std::move(all)), {}, classed ? page.theme.panel_quiet : page.theme.halo,
           classed ? 1.6 : 2.5, tag);
    for (std::size_t c = 0; c < dots.size(); ++c)
        fill(page, std::make_shared<const Path>(std::move(dots[c])), {}, marks.colours[c], tag);
}

}  // namespace

void draw_features(const FeaturePage& page, const ProjectedLayer& projected, const FeatureColours& areas,
                   const FeatureColours& marks, const Tag& tag) {
    const auto of = [&](GeometryKind kind, const FeatureColours& colours, std::size_t c) {
        return [&, kind, c](std::size_t f) { return projected.kinds[f] == kind && colours.class_of[f] == c; };
    };
    for (std::size_t c = 0; c < areas.colours.size(); ++c) {
        const Rgba colour{areas.colours[c].r, areas.colours[c].g, areas.colours[c].b, page.opacity};
        fill(page, fill_path(projected, page.region, of(GeometryKind::polygon, areas, c)), page.affine, colour, tag);
    }
    const auto is_area = [&](std::size_t f) { return projected.kinds[f] == GeometryKind::polygon; };
    stroke(page, stroke_path(projected, page.region, is_area), page.affine, page.theme.border,
           page.theme.border_width * 0.8, tag);
    for (std::size_t c = 0; c < marks.colours.size(); ++c)
        stroke(page, stroke_path(projected, page.region, of(GeometryKind::line, marks, c)), page.affine,
               marks.colours[c], marks.colours.size() > 1 ? 2.2 : 1.5, tag);
    draw_points(page, projected, marks, tag);
}

std::vector<ScreenXY> points_on(const FeaturePage& page, const ProjectedLayer& projected) {
    std::vector<ScreenXY> out;
    for_points(page, projected, [&](std::size_t, PathPoint at) { out.push_back({at.x, at.y}); });
    return out;
}

}  // namespace tourmap
