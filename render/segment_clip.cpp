#include "render/segment_clip.h"

#include <algorithm>

namespace tourmap {

std::optional<SegmentPart> part_inside(PathPoint a, PathPoint b, const Box<PathPoint>& box) {
    SegmentPart part;
    // Liang and Barsky, 1984: the shares at which the segment enters and leaves each pair of sides.
    const auto cut = [&part](double start, double change, double low, double high) {
        if (change == 0) return start >= low && start <= high;
        const double t0 = (low - start) / change, t1 = (high - start) / change;
        part.from = std::max(part.from, std::min(t0, t1));
        part.to = std::min(part.to, std::max(t0, t1));
        return part.from <= part.to;
    };
    if (!cut(a.x, b.x - a.x, box.min.x, box.max.x) || !cut(a.y, b.y - a.y, box.min.y, box.max.y)) return std::nullopt;
    return part;
}

namespace {

// Keeps what is on the inner side of one of the box's lines; `depth` is positive inside.
template <class Depth>
void clip_side(std::vector<PathPoint>& ring, std::vector<PathPoint>& scratch, const Depth& depth) {
    scratch.clear();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const PathPoint a = ring[i == 0 ? ring.size() - 1 : i - 1], b = ring[i];
        const double da = depth(a), db = depth(b);
        if ((da >= 0) != (db >= 0)) scratch.push_back(along(a, b, da / (da - db)));
        if (db >= 0) scratch.push_back(b);
    }
    ring.swap(scratch);
}

}  // namespace

void clip_ring(std::vector<PathPoint>& ring, const Box<PathPoint>& box, std::vector<PathPoint>& scratch) {
    clip_side(ring, scratch, [&](PathPoint p) { return p.x - box.min.x; });
    clip_side(ring, scratch, [&](PathPoint p) { return box.max.x - p.x; });
    clip_side(ring, scratch, [&](PathPoint p) { return p.y - box.min.y; });
    clip_side(ring, scratch, [&](PathPoint p) { return box.max.y - p.y; });
}

}  // namespace tourmap
