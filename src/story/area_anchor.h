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
    double radius = 0;  // distance to the border, as it is measured; 0: the area is empty
};

// How distances are taken. A name is wide, so what lies beside it counts less than what lies above and below.
struct AreaMeasure {
    double precision = 2;   // canvas units
    double flatten = 0.55;  // factor on distances along the x axis
};

// rings: one area, even-odd.
AreaAnchor area_anchor(std::span<const std::vector<ScreenXY>> rings, const AreaMeasure& measure = {});

}  // namespace tourmap
