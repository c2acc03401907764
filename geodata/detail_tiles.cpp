#include "geodata/detail_tiles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

namespace tourmap {
namespace {

constexpr int ranks_per_level = 8;            // two octaves
constexpr std::size_t smallest_level = 1024;  // vertices: a coarser level would save nothing
constexpr double worthwhile = 0.7;            // a level has at most this share of the next finer one's vertices
constexpr std::size_t large_part = 1 << 13;   // vertices
constexpr double cell_width = 30, cell_height = 10;

using Parts = std::vector<std::uint32_t>;

std::span<const LonLat> vertices_of(const GeoLayer& layer, std::uint32_t part) {
    const std::uint32_t begin = layer.ring_offsets[layer.part_offsets[part]],
                        end = layer.ring_offsets[layer.part_offsets[part + 1]];
    return std::span(layer.vertices).subspan(begin, end - begin);
}

LonLatBox box_of(std::span<const LonLat> vertices) {
    LonLatBox box;
    for (const LonLat p : vertices) box.include(p);
    return box;
}

// Small parts with wide boxes are few: dots round the pole, lines across the globe.
constexpr std::pair<int, int> wide{1000, 1000};

std::pair<int, int> cell_of(const LonLatBox& box) {
    if (box.max.lon - box.min.lon > cell_width || box.max.lat - box.min.lat > cell_height) return wide;
    return {static_cast<int>(std::floor((box.min.lat + box.max.lat) / 2 / cell_height)),
            static_cast<int>(std::floor((box.min.lon + box.max.lon) / 2 / cell_width))};
}

std::vector<Parts> parts_by_tile(const GeoLayer& layer, std::size_t worth_tiles) {
    std::vector<Parts> tiles;
    const auto count = static_cast<std::uint32_t>(layer.part_count());
    if (count == 0) return tiles;
    if (layer.vertices.size() < worth_tiles) {
        tiles.emplace_back(count);
        std::iota(tiles.back().begin(), tiles.back().end(), 0u);
        return tiles;
    }
    std::map<std::pair<int, int>, Parts> cells;
    for (std::uint32_t part = 0; part < count; ++part) {
        const auto vertices = vertices_of(layer, part);
        if (vertices.size() >= large_part)
            tiles.push_back({part});
        else
            cells[cell_of(box_of(vertices))].push_back(part);
    }
    for (auto& [cell, parts] : cells) tiles.push_back(std::move(parts));
    return tiles;
}

// What the choice of levels needs to know of a tile's vertices.
struct Survey {
    SmallBox box;
    std::array<std::size_t, 257> kept{};  // vertices of a rank or a higher one
};

Survey survey(const RankedLayer& ranked, const Parts& parts) {
    Survey out;
    const GeoLayer& layer = *ranked.layer;
    for (const std::uint32_t part : parts) {
        const auto vertices = vertices_of(layer, part);
        out.box.include(box_of(vertices));
        const std::size_t begin = layer.ring_offsets[layer.part_offsets[part]];
        for (std::size_t i = begin; i < begin + vertices.size(); ++i) ++out.kept[ranked.ranks[i]];
    }
    for (std::size_t r = 256; r-- > 0;) out.kept[r] += out.kept[r + 1];
    return out;
}

}  // namespace

std::vector<DetailTile> detail_tiles(const RankedLayerPtr& ranked, std::size_t worth_tiles) {
    std::vector<DetailTile> tiles;
    for (Parts& numbers : parts_by_tile(*ranked->layer, worth_tiles)) {
        const auto parts = std::make_shared<const Parts>(std::move(numbers));
        const Survey found = survey(*ranked, *parts);
        DetailTile tile{found.box, {}};
        const auto add_level = [&](DetailRank least) {
            tile.levels.push_back({least, [ranked, parts, least] { return level_of(ranked, parts, least); }});
        };
        add_level(0);
        std::size_t finer = found.kept[0];
        for (int rank = 1; rank < always_needed && finer >= smallest_level; rank += ranks_per_level) {
            const std::size_t kept = found.kept[static_cast<std::size_t>(rank)];
            if (static_cast<double>(kept) > worthwhile * static_cast<double>(finer)) continue;
            add_level(static_cast<DetailRank>(rank));
            finer = kept;
        }
        tiles.push_back(std::move(tile));
    }
    return tiles;
}

}  // namespace tourmap
