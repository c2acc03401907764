// Distances and shortest ways on the WGS84 ellipsoid, by PROJ's geodesic routines
// (C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87, 2013).
#pragma once

#include <vector>

#include "geodata/geo_layer.h"
#include "geodata/units.h"

namespace tourmap {

double geodesic_metres(LonLat a, LonLat b);

// n >= 2 points from a to b, equally spaced along the geodesic, both ends included.
std::vector<LonLat> geodesic_points(LonLat a, LonLat b, int n);

// The point at `fraction` (0 .. 1) of the way.
LonLat geodesic_at(LonLat a, LonLat b, double fraction);

// The way from corner to corner, at least two, as a line layer of one feature, split in parts at +-180 that share the
// latitude.
// Vertices are dense enough (20 km, and closer near the poles) that straight lon/lat edges between them are
// the geodesic to within 30 m. A way over a pole has two vertices there, as the lon/lat plane has.
GeoLayer geodesic_line(const std::vector<LonLat>& corners);

}  // namespace tourmap
