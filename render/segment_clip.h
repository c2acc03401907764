// Clips line segments and polygons against an upright box, in double precision.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "render/path.h"

namespace tourmap {

// The part of a segment inside a box, as shares of its length, 0 <= from <= to <= 1.
struct SegmentPart {
    double from = 0, to = 1;
};
std::optional<SegmentPart> part_inside(PathPoint a, PathPoint b, const Box<PathPoint>& box);

inline PathPoint along(PathPoint a, PathPoint b, double share) {
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

// The ring cut to the box (Sutherland and Hodgman, 1974): right inside the box for either fill rule, while
// cut off parts may leave edges along the box's border. Works in place; `scratch` saves an allocation.
void clip_ring(std::vector<PathPoint>& ring, const Box<PathPoint>& box, std::vector<PathPoint>& scratch);

}  // namespace tourmap
