#include "geodata/page_clip.h"

namespace tourmap {
namespace {

bool apart(const MapBox& a, const MapBox& b) {
    return a.empty || b.empty || a.max.x < b.min.x || a.min.x > b.max.x || a.max.y < b.min.y || a.min.y > b.max.y;
}

bool within(const MapBox& a, const MapBox& b) {
    return a.min.x >= b.min.x && a.max.x <= b.max.x && a.min.y >= b.min.y && a.max.y <= b.max.y;
}

// Rings that miss the box are left out at once; for even-odd polygons that is exact unless the ring goes
// round the box, and then its own box does not miss it.
RingSet<MapXY> rings_near(const ProjectedLayer& layer, std::size_t feature, const MapBox& box) {
    RingSet<MapXY> out;
    for (std::size_t r = layer.feature_offsets[feature]; r < layer.feature_offsets[feature + 1]; ++r) {
        MapBox extent;
        for (const MapXY& p : layer.ring(r)) extent.include(p);
        if (!apart(extent, box)) out.append(layer.ring(r), layer.hidden(r));
    }
    return out;
}

}  // namespace

RingSet<MapXY> clip_feature(const ProjectedLayer& layer, std::size_t feature, const MapBox& box) {
    const MapBox& extent = layer.boxes[feature];
    if (apart(extent, box)) return {};
    RingSet<MapXY> rings = rings_near(layer, feature, box);
    const GeometryKind kind = layer.kinds[feature];
    if (within(extent, box) || kind == GeometryKind::point) return rings;
    for (const auto& side : {HalfPlane<MapXY>{0, box.min.x, -1}, HalfPlane<MapXY>{0, box.max.x, 1},
                             HalfPlane<MapXY>{1, box.min.y, -1}, HalfPlane<MapXY>{1, box.max.y, 1}})
        rings = kind == GeometryKind::polygon ? clip_polygon(rings, side) : clip_lines(rings, side);
    return rings;
}

}  // namespace tourmap
