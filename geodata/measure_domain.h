// Finds by measured round trips where a projection is sound: for methods whose domain is in no table.
#pragma once

#include <vector>

#include "geodata/projection_domain.h"
#include "geodata/projector.h"

namespace tourmap {

// Windows, in longitudes relative to lon_0, in which the map neither tears nor folds and each point comes back
// to within 1e-6 degrees (methods without an inverse: keeps its orientation). The globe is sampled at every
// degree, and in steps of down to 1/64 degree where that finds a tear (1/8 where tears run all over the globe), so
// that up to that much is lost along it.
// Empty: nowhere.
std::vector<Window> measure_domain(const Projector& projector, double lon_0);

// The largest radius up to `most` degrees so that the circle round `centre` is sound, measured on rings a
// degree apart; 0: not even the centre's surroundings are.
double measure_circle(const Projector& projector, LonLat centre, double most);

}  // namespace tourmap
