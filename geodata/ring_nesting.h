// From loose rings to polygons as OGC's Simple Features wants them: which ring is a hole in which.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "geodata/ring_clip.h"
#include "geodata/units.h"

namespace tourmap {

// One polygon: an exterior ring and its holes, as indices of rings.
struct NestedPolygon {
    std::uint32_t exterior = 0;
    std::vector<std::uint32_t> holes;
};

// By containment: a ring inside an even number of others is an exterior, else a hole of the smallest one
// round it, so that islands in lakes are polygons again. Winding does not matter; the result is even-odd
// equal to the rings. Precondition: rings do not cross (where they do, none is lost, but the polygons are
// not valid). n vertices in m rings take about n + m sqrt(n) steps. go_on is asked now and then; where it says no, the
// result is of no use.
std::vector<NestedPolygon> nest_rings(const RingSet<MapXY>& rings, const std::function<bool()>& go_on = {});

// Positive: counter-clockwise, y up.
double signed_area(std::span<const MapXY> ring);

}  // namespace tourmap
