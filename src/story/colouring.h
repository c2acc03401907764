// Colours for areas so that neighbours differ.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/topology.h"

namespace tourmap {

// One colour number below `colours` for each of `features` features. Greedy in their order: the colour fewest
// neighbours have, and of those the least used. neighbours: sorted.
std::vector<std::uint8_t> colour_areas(std::span<const FeaturePair> neighbours, std::size_t features,
                                       std::uint8_t colours);

// The same for features of which nothing but their ids is known: a feature has its colour whichever others are there.
// Ids that follow on one another, which often are neighbours, have different colours.
std::vector<std::uint8_t> colour_by_id(std::span<const std::int64_t> ids, std::uint8_t colours);

}  // namespace tourmap
