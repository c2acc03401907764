// Up to which tolerance small rings are needed.
#pragma once

#include <vector>

#include "geodata/importance.h"

namespace tourmap {

// One rank per ring: the highest that its vertices may have. A ring is needed until the diagonal of its box is below
// the tolerance. Polygon rings that share no vertex with others are not all needed that long. From four tolerances on,
// three quarters of a pixel,
//   - an island is needed only where it is alone: of those whose middles lie that close the largest stands for all. An
//     atoll keeps its dot, and a thousand skerries in one pixel are not a thousand dots;
//   - a hole is not needed, unless another ring fills it: a lake of that size is not seen, but for its outline.
// Cancelled: the result is of no use.
std::vector<DetailRank> ring_ranks(const GeoLayer& layer, const Topology& topology, const Progress& progress);

}  // namespace tourmap
