#include TOURMAP_CATCH_HEADER

#include <algorithm>

#include "src/story/colouring.h"

using namespace tourmap;

TEST_CASE("neighbours get different colours") {
    std::vector<FeaturePair> strip;
    for (std::uint32_t i = 1; i < 40; ++i) strip.push_back({i - 1, i});
    const auto colours = colour_areas(strip, 40, 4);
    REQUIRE(colours.size() == 40);
    for (std::size_t i = 1; i < colours.size(); ++i) {
        CHECK(colours[i] < 4);
        CHECK(colours[i] != colours[i - 1]);
    }
}

TEST_CASE("areas without neighbours share the colours out evenly") {
    const auto colours = colour_areas({}, 8, 4);
    for (std::uint8_t c = 0; c < 4; ++c) CHECK(std::count(colours.begin(), colours.end(), c) == 2);
}
