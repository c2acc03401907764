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

namespace {

// As good as random (the last steps of SplitMix64: Steele, Lea and Flood, Fast splittable pseudorandom number
// generators, 2014).
std::uint64_t mixed(std::uint64_t n) {
    n = (n ^ n >> 30) * 0xBF58476D1CE4E5B9u;
    n = (n ^ n >> 27) * 0x94D049BB133111EBu;
    return n ^ n >> 31;
}

}  // namespace

std::vector<std::uint8_t> colour_by_id(std::span<const std::int64_t> ids, std::uint8_t colours) {
    std::vector<std::uint8_t> out;
    out.reserve(ids.size());
    for (const std::int64_t id : ids) {
        const auto number = static_cast<std::uint64_t>(id);
        // Each run of as many ids as there are colours has all of them, from any of them on: rows of a grid of areas
        // would else line up.
        out.push_back(static_cast<std::uint8_t>((number + mixed(number / colours + 1) % colours) % colours));
    }
    return out;
}

}  // namespace tourmap
