// Colours for areas so that neighbours differ.
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/projected_layer.h"

namespace tourmap {

// One colour number below `colours` per feature. Features that share vertices (of a sample of one in eight)
// are neighbours. Greedy in feature order: the colour fewest neighbours have, and of those the least used.
std::vector<std::uint8_t> colour_areas(const ProjectedLayer& layer, std::uint8_t colours);

}  // namespace tourmap
