#include "src/story/colouring.h"

#include <algorithm>
#include <tuple>

namespace tourmap {

std::vector<std::uint8_t> colour_areas(std::span<const FeaturePair> neighbours, std::size_t features,
                                       std::uint8_t colours) {
    // By the later feature of each pair: when its turn comes, the earlier one has its colour.
    std::vector<FeaturePair> pairs(neighbours.begin(), neighbours.end());
    std::ranges::sort(pairs, {}, [](const FeaturePair& p) { return std::pair(p.second, p.first); });
    std::vector<std::uint8_t> out(features, 0);
    std::vector<std::size_t> used(colours, 0), around(colours);
    auto pair = pairs.begin();
    for (std::uint32_t f = 0; f < features; ++f) {
        std::ranges::fill(around, 0);
        for (; pair != pairs.end() && pair->second == f; ++pair) ++around[out[pair->first]];
        std::uint8_t best = 0;
        for (std::uint8_t c = 1; c < colours; ++c)
            if (std::tie(around[c], used[c]) < std::tie(around[best], used[best])) best = c;
        out[f] = best;
        ++used[best];
    }
    return out;
}

}  // namespace tourmap
