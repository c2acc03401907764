// Where to put the name of an area: the point inside it farthest from its border (pole of
// inaccessibility), found by quadtree search (idea: D. Garcia-Castellanos and U. Lombardo, Poles of
// inaccessibility, Scottish Geographical Journal 123, 2007; refined cell bounds as in Mapbox polylabel).
#pragma once

#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

struct AreaAnchor {
    ScreenXY at;
    double radius = 0;  // distance to the border; 0: the area is empty
};

// rings: one area, even-odd. precision in canvas units.
AreaAnchor area_anchor(std::span<const std::vector<ScreenXY>> rings, double precision = 2);

}  // namespace tourmap
