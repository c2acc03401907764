// How much detail each vertex of a layer carries.
//
// The rank of a vertex says up to which tolerance a map needs it. Leaving out all vertices of rank below
// rank_for(t) moves no line by more than t degrees on the sphere of geodetic latitudes:
//
//   rank   0        1          5             9       ...   255
//   t      <= d0    d0 2^1/4   d0 2^5/4      d0 2^9/4      always needed          d0 = finest_tolerance
//
// Ranks belong to arcs, the stretches between junctions (geodata/topology.h), and are the same whichever ring
// an arc is seen from: neighbours keep the same vertices of their border, and no sliver opens between them.
// (Douglas and Peucker, Algorithms for the reduction of the number of points, 1973, with the importance of a
// vertex bounded by that of the split it depends on; TopoJSON's idea of arcs.)
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/geo_layer.h"
#include "geodata/parallel.h"
#include "geodata/progress.h"
#include "geodata/topology.h"

namespace tourmap {

using DetailRank = std::uint8_t;
inline constexpr DetailRank always_needed = 255;
inline constexpr double finest_tolerance = 1e-5;  // degrees: a metre

// The least rank that a map with this tolerance (degrees) needs. Not decreasing.
DetailRank rank_for(double tolerance);

// One rank per vertex.
//  - A ring that shares no part of its border keeps three vertices, and so stays on the map, until the
//    diagonal of its box is below the tolerance; then none of its vertices is needed, as of any ring. Where many
//    small ones crowd, only the largest stay (geodata/thin_rings.h).
//  - Junctions and points are needed as long as their ring is.
// Edges are straight in lon/lat. Bounded time: at most about 64 looks at each vertex, also for hostile files.
// Cancelled: the result is of no use.
std::vector<DetailRank> vertex_ranks(const GeoLayer& layer, const Topology& topology, Jobs jobs,
                                     const Progress& progress = {});

}  // namespace tourmap
