// Finds the program's data: in the source tree, beside the program, or under the install prefix.
#pragma once

#include <string>

#include "geodata/result.h"

namespace tourmap {

// Path of an asset by its name under assets/, e.g. "basemap/countries_50m.shp". Looked for in
// $TOURMAP_ASSETS, PROGRAM/assets, PROGRAM/../share/tourmap, the source tree this program was built from
// and the install prefix. Error: lists where it looked.
Result<std::string> find_asset(const std::string& name);

}  // namespace tourmap
