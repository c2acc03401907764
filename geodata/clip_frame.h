// Geometry in lon/lat -> the plane of a tilted Frame's coordinates, [-180, 180] x [-90, 90], cut at the frame's
// antimeridian and closed over its poles.
#pragma once

#include "geodata/frame.h"
#include "geodata/ring_clip.h"

namespace tourmap {

// Edges that are straight in lon/lat bend in the frame: vertices are added until each lies within `deviation`
// degrees of its true course on the globe. An edge gives the same points in both directions, bit for bit.
// The result is even-odd equal to the polygon, whatever its winding and whichever poles it holds.
RingSet<LonLat> polygon_into(const Frame& frame, const RingSet<LonLat>& part, double deviation);
RingSet<LonLat> lines_into(const Frame& frame, const RingSet<LonLat>& lines, double deviation);

}  // namespace tourmap
