// Neighbouring areas as one: the edges that they share are dropped. Pure.
#pragma once

#include <vector>

#include "geodata/units.h"

namespace tourmap {

// rings: of areas that share whole edges, all turning the same way, so that a shared edge is there in both directions.
// The rings of their union, even-odd; no coordinate is changed.
std::vector<std::vector<ScreenXY>> dissolve(const std::vector<std::vector<ScreenXY>>& rings);

}  // namespace tourmap
