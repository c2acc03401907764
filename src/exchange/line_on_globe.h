// Lines of other tools' files as ways on the globe: lengths, what lies on them, and fewer points. On the sphere.
#pragma once

#include <vector>

#include "geodata/units.h"

namespace tourmap {

double sphere_metres(LonLat a, LonLat b);
double sphere_metres(const std::vector<LonLat>& line);

// Metres of p from the great circle arc a - b.
double metres_from_arc(LonLat p, LonLat a, LonLat b);

// To a metre, on either side of 180 degrees too.
inline bool same_on_globe(LonLat a, LonLat b) {
    return sphere_metres(a, b) < 1;
}

// Where on a line a place is nearest.
struct OnLine {
    std::size_t edge = 0;  // from point `edge` to the next
    double metres = 0;     // away from it
};
OnLine nearest_on(const std::vector<LonLat>& line, LonLat p);  // of at least one point

// Both ends and the points between that are needed to stay within `tolerance` metres of the line, by Douglas and
// Peucker (Algorithms for the reduction of the number of points, 1973), with great circles for straight lines.
std::vector<LonLat> thinned(const std::vector<LonLat>& line, double tolerance);

}  // namespace tourmap
