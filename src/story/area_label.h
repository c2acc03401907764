// How the name of an area is set: where, how large, how widely spaced, level or along the area. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

// A name in capitals at a size of 1 canvas unit, without extra space between its letters.
struct AreaName {
    double width = 0, height = 0;
    int letters = 1;
};

struct AreaNameStyle {
    double least_size = 15, greatest_size = 30;           // canvas units
    double least_spacing = 0.12, greatest_spacing = 0.5;  // between letters, in sizes
};

struct AreaFit {
    ScreenXY at;                    // the middle of the name
    double angle = 0;               // radians clockwise on the page
    double size = 0;                // em, canvas units
    double spacing = 0;             // canvas units between letters
    double room = 0;                // height of the largest name of that shape that fits in, in heights of this one
    double reach = 0, stretch = 1;  // how far it may step aside: AreaLabel of render/text/label_layout.h
};

// rings: the part of the area that is on the page, even-odd, canvas units. The name stands where the largest of its
// shape would fit in (the pole of inaccessibility of the area, squeezed by the shape of the name). It is level, unless
// the area is long and slanted and a name along its axis would be at least half as large again. None: the area is
// empty, or so small that less than half of the least name would fit in.
std::optional<AreaFit> fit_area_name(std::span<const std::vector<ScreenXY>> rings, const AreaName& name,
                                     const AreaNameStyle& style = {});

}  // namespace tourmap
