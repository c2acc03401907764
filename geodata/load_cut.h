// Cuts a polygon of the lon/lat plane along a meridian.
#pragma once

#include <vector>

#include "geodata/load_antimeridian.h"

namespace tourmap {

struct Halves {
    std::vector<LonLatPolygon> west, east;
};

// Expects exterior rings counter-clockwise and holes clockwise, and gives such. Both halves have the
// same points on the cut. A ring that only touches the meridian is not cut. For a polygon that crosses
// itself the halves are closed all the same, and their even-odd sum is the even-odd region.
Halves cut_at_meridian(const LonLatPolygon& polygon, double lon);

}  // namespace tourmap
