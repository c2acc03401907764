// Cuts a layer into tiles, so that a map reads only what lies on its page, and each of it no closer than its
// latitude asks for.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "geodata/detail_level.h"
#include "geodata/result.h"

namespace tourmap {

// One level of a tile, and where to get it.
struct LevelSource {
    DetailRank least_rank = 0;
    std::function<Result<DetailLevel>()> read;
};

struct DetailTile {
    SmallBox box;                     // of all its vertices
    std::vector<LevelSource> levels;  // finest first, the first with least_rank 0
};

// Layers with fewer vertices are one tile.
inline constexpr std::size_t vertices_worth_tiles = 1 << 17;

// Every part is in one tile, whole. A part that is large is a tile of its own; the others are sorted into cells of 30
// degrees of longitude and 10 of latitude by the middle of their boxes. Levels are about two octaves of tolerance
// apart, so that all coarser ones together are smaller than the layer, and a map looks at few more vertices than it
// needs. Levels are made when they are read, from `ranked`, which the tiles keep.
std::vector<DetailTile> detail_tiles(const RankedLayerPtr& ranked, std::size_t worth_tiles = vertices_worth_tiles);

}  // namespace tourmap
