// Measuring on the WGS84 ellipsoid, by PROJ's geodesic routines (C. F. F. Karney, Algorithms for geodesics, J. Geodesy
// 87, 2013).
#pragma once

#include <vector>

#include "geodata/units.h"

namespace tourmap {

// The place so many metres from p; azimuth in degrees, clockwise from north. lon in [-180, 180].
LonLat geodesic_destination(LonLat p, double azimuth, double metres);

// In which direction the shortest way from a to b begins: degrees clockwise from north, 0 up to 360; 0 for one place.
double geodesic_azimuth(LonLat a, LonLat b);

struct MeasuredRing {
    double perimeter = 0;  // metres, closed
    double area = 0;       // square metres, of the smaller side
};

// The polygon whose edges are the shortest ways from corner to corner and back to the first. Rings that cross
// themselves count as the sum with signs. Fewer than three corners have no area.
MeasuredRing measure_ring(const std::vector<LonLat>& corners);

}  // namespace tourmap
