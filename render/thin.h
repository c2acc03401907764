// Leaves out the points of a polyline that the eye cannot miss.
#pragma once

#include <vector>

#include "render/path.h"

namespace tourmap {

// Drops points so that none of the dropped ones lies farther than `tolerance` from the line that remains. The
// first and last point stay, kept points do not move, and a line that turns back keeps its turning point.
void thin(std::vector<PathPoint>& line, double tolerance);

}  // namespace tourmap
