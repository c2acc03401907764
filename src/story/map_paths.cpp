#include "src/story/map_paths.h"

#include <algorithm>
#include <cmath>

#include "geodata/page_clip.h"

namespace tourmap {
namespace {

PathPoint point(MapXY p) {
    return {p.x, p.y};
}

template <class Use>
void for_each_ring(const ProjectedLayer& layer, const MapBox& region, const FeatureFilter& filter, const Use& use) {
    for (std::size_t f = 0; f < layer.kinds.size(); ++f) {
        if (filter && !filter(f)) continue;
        const RingSet<MapXY> rings = clip_feature(layer, f, region);
        for (std::size_t r = 0; r < rings.count(); ++r) use(layer.kinds[f], rings.ring(r), rings.flags(r));
    }
}

void add_line(Path& path, std::span<const MapXY> points) {
    path.move_to(points[0].x, points[0].y);
    for (const MapXY& p : points.subspan(1)) path.line_to(p.x, p.y);
}

// The visible edges of a ring as open lines; a ring without hidden edges stays closed.
void add_visible_edges(Path& path, std::span<const MapXY> ring, std::span<const std::uint8_t> flags) {
    const std::size_t n = ring.size();
    const auto is_hidden = [&](std::size_t i) { return (flags[i] & edge::hidden) != 0; };
    std::size_t start = 0;
    while (start < n && !is_hidden(start)) ++start;
    if (start == n) {
        add_line(path, ring);
        path.close();
        return;
    }
    bool drawing = false;
    for (std::size_t k = 1; k <= n; ++k) {
        const std::size_t i = (start + k) % n;
        const PathPoint p = point(ring[i]);
        if (drawing) path.line_to(p.x, p.y);
        if (!is_hidden(i) && !drawing) path.move_to(p.x, p.y);
        drawing = !is_hidden(i);
    }
}

struct Range {
    double from, to;
};

// The page is at most 2/3 of it and its middle at most 1/8 off: it fits.
Range snapped(Range page) {
    const double size = std::exp2(std::ceil(std::log2(1.5 * (page.to - page.from))));
    const double middle = std::round((page.from + page.to) / 2 / (size / 4)) * (size / 4);
    return {middle - size / 2, middle + size / 2};
}

}  // namespace

MapBox region_for(const Camera& camera, const Canvas& canvas) {
    const MapBox page = visible_box(camera, canvas);
    const Range x = snapped({page.min.x, page.max.x}), y = snapped({page.min.y, page.max.y});
    return {{x.from, y.from}, {x.to, y.to}, false};
}

PathPtr fill_path(const ProjectedLayer& layer, const MapBox& region, const FeatureFilter& filter) {
    auto path = std::make_shared<Path>();
    for_each_ring(layer, region, filter, [&](GeometryKind kind, auto ring, auto) {
        if (kind != GeometryKind::polygon) return;
        add_line(*path, ring);
        path->close();
    });
    return path;
}

PathPtr stroke_path(const ProjectedLayer& layer, const MapBox& region, const FeatureFilter& filter) {
    auto path = std::make_shared<Path>();
    for_each_ring(layer, region, filter, [&](GeometryKind kind, auto ring, auto flags) {
        if (kind == GeometryKind::polygon) add_visible_edges(*path, ring, flags);
        if (kind == GeometryKind::line) add_line(*path, ring);
    });
    return path;
}

}  // namespace tourmap
