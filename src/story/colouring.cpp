#include "src/story/colouring.h"

#include <algorithm>
#include <bit>
#include <set>
#include <tuple>

namespace tourmap {
namespace {

struct Corner {
    double x, y;
    std::uint32_t feature;
    auto key() const { return std::tie(x, y, feature); }
};

// One vertex in eight, chosen by its place and so alike for all areas that share it: borders have many
// vertices, and sorting all of them took a fifth of a map's time.
bool is_sampled(const MapXY& p) {
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(p.x) * 3 + std::bit_cast<std::uint64_t>(p.y);
    return ((bits * 0x9E3779B97F4A7C15u) >> 61) == 0;
}

std::vector<std::set<std::uint32_t>> neighbours_of(const ProjectedLayer& layer) {
    std::vector<Corner> corners;
    for (std::uint32_t f = 0; f < layer.kinds.size(); ++f) {
        if (layer.kinds[f] != GeometryKind::polygon) continue;
        for (std::size_t r = layer.feature_offsets[f]; r < layer.feature_offsets[f + 1]; ++r)
            for (const MapXY& p : layer.ring(r))
                if (is_sampled(p)) corners.push_back({p.x, p.y, f});
    }
    std::sort(corners.begin(), corners.end(), [](const Corner& a, const Corner& b) { return a.key() < b.key(); });
    std::vector<std::set<std::uint32_t>> neighbours(layer.kinds.size());
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const Corner &a = corners[i - 1], &b = corners[i];
        if (a.x != b.x || a.y != b.y || a.feature == b.feature) continue;
        neighbours[a.feature].insert(b.feature);
        neighbours[b.feature].insert(a.feature);
    }
    return neighbours;
}

}  // namespace

std::vector<std::uint8_t> colour_areas(const ProjectedLayer& layer, std::uint8_t colours) {
    const auto neighbours = neighbours_of(layer);
    std::vector<std::uint8_t> out(layer.kinds.size(), 0);
    std::vector<std::size_t> used(colours, 0);
    for (std::uint32_t f = 0; f < out.size(); ++f) {
        std::vector<std::size_t> around(colours, 0);
        for (const std::uint32_t n : neighbours[f])
            if (n < f) ++around[out[n]];
        std::uint8_t best = 0;
        for (std::uint8_t c = 1; c < colours; ++c)
            if (std::tie(around[c], used[c]) < std::tie(around[best], used[best])) best = c;
        out[f] = best;
        ++used[best];
    }
    return out;
}

}  // namespace tourmap
