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

TEST_CASE("a colour by id depends on nothing else, and ids in a row have different ones") {
    std::vector<std::int64_t> ids;
    for (std::int64_t id = 0; id < 20'000; ++id) ids.push_back(id);
    const auto colours = colour_by_id(ids, 7);
    std::vector<std::size_t> used(7);
    bool alone = true, in_a_row = true;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        REQUIRE(colours[i] < 7);
        ++used[colours[i]];
        alone = alone && colour_by_id(std::span(ids).subspan(i, 1), 7).front() == colours[i];
        in_a_row = in_a_row && (i % 7 == 0 || colours[i] != colours[i - 1]);
    }
    CHECK(alone);
    CHECK(in_a_row);
    for (const std::size_t n : used) CHECK(n > 20'000 / 8);
    // No pattern shows in a grid, whatever the length of its rows.
    for (const std::size_t row : {7u, 70u, 100u, 360u, 1000u, 4096u}) {
        std::size_t same = 0;
        for (std::size_t i = row; i < ids.size(); ++i) same += colours[i] == colours[i - row];
        INFO(row);
        CHECK(same > (ids.size() - row) / 9);
        CHECK(same < (ids.size() - row) / 5);
    }
    const std::int64_t odd[] = {-1, INT64_MIN, INT64_MAX};
    for (const std::uint8_t c : colour_by_id(odd, 7)) CHECK(c < 7);
}

TEST_CASE("areas without neighbours share the colours out evenly") {
    const auto colours = colour_areas({}, 8, 4);
    for (std::uint8_t c = 0; c < 4; ++c) CHECK(std::count(colours.begin(), colours.end(), c) == 2);
}
