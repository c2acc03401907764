// Colours for areas so that neighbours differ.
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/projected_layer.h"

namespace tourmap {

// One colour number below `colours` per feature. Features that share vertices (of a sample of one in eight)
// are neighbours; the greedy
// choice in feature order (Welsh and Powell 1967, without the sorting) spreads the colours evenly. With
// more neighbours than colours the least used one is taken.
std::vector<std::uint8_t> colour_areas(const ProjectedLayer& layer, std::uint8_t colours);

}  // namespace tourmap
