// Which vertices of a layer features share, found by equal coordinates. Two features share a border exactly
// when their vertices along it are equal; anything else is no shared border and is not treated as one.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "geodata/geo_layer.h"
#include "geodata/progress.h"

namespace tourmap {

// Two polygon features that share a vertex, the smaller index first.
using FeaturePair = std::pair<std::uint32_t, std::uint32_t>;

struct Topology {
    // One per vertex. Not 0: an arc ends here. That is where a line ends, where the rings through this place
    // do not all have the same two neighbours (borders meet or part), and where a seam begins or ends.
    // Alike for all vertices at one place.
    std::vector<std::uint8_t> junction;
    // One per vertex. Not 0: the polygon edge that leaves it is also an edge of an earlier ring, in either
    // direction, so that whoever strokes all rings need not stroke it again.
    std::vector<std::uint8_t> repeated;
    std::vector<FeaturePair> neighbours;  // sorted, each once
};

// Time and memory grow linearly with the vertices. Cancelled: the result is of no use.
Topology topology_of(const GeoLayer& layer, const Progress& progress = {});

}  // namespace tourmap
