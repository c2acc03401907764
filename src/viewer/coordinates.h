// What a place is called by numbers: in the CRS of the map, as its users write it. Pure.
#pragma once

#include <string>

#include "geodata/crs_details.h"
#include "geodata/units.h"
#include "src/story/language.h"

namespace tourmap {

// What stands beside the numbers of a CRS.
struct CrsLabel {
    std::string name;  // its code "EPSG:3035"; without one its name, or its method: "Orthographic"
    std::string unit;  // "m", "ft", "°"
};
CrsLabel label_of(const Crs& crs);

// "x 3 760 123  y 2 889 123 m", with as many decimals as a pixel has a say in. units_per_pixel: of the CRS; > 0.
std::string format_map_place(const Language& language, MapXY at, const CrsLabel& label, double units_per_pixel);

}  // namespace tourmap
