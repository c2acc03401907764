#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/story/line_label.h"

using namespace tourmap;

namespace {

using Piece = std::vector<ScreenXY>;

std::vector<LineSpot> spots(const std::vector<Piece>& pieces) {
    return line_spots(pieces, 100, 15, 3);
}

}  // namespace

TEST_CASE("a name stands above a level line at its middle, then beside it, then below") {
    const auto found = spots({{{0, 200}, {400, 200}}});
    REQUIRE(found.size() > 4);
    CHECK(std::abs(found[0].at.x - 200) < 15);
    CHECK(std::abs(found[0].at.y - (200 - 3 - 7.5)) < 1e-9);
    CHECK(found[0].angle == 0);
    CHECK(std::abs(found.back().at.y - (200 + 3 + 7.5)) < 1e-9);
}

TEST_CASE("text along a line is never upside down, whichever way the line goes") {
    for (double turn = 0; turn < 6.3; turn += 0.3) {
        const double c = std::cos(turn), s = std::sin(turn);
        for (const LineSpot& spot : spots({{{500, 500}, {500 + 300 * c, 500 + 300 * s}}})) {
            CHECK(std::abs(spot.angle) <= std::acos(-1.0) / 2 + 1e-9);
            // Off the line by half its height and the gap.
            const double off = -(spot.at.x - 500) * s + (spot.at.y - 500) * c;
            CHECK(std::abs(std::abs(off) - 10.5) < 1e-6);
        }
    }
}

TEST_CASE("straight stretches go before bent ones, and a line that is short or winds everywhere has no name") {
    Piece winding, bent{{0, 0}, {60, 25}, {120, 0}, {180, 25}, {240, 0}, {400, 0}};
    for (int i = 0; i < 60; ++i) winding.push_back({10.0 * i, i % 2 ? 40.0 : 0.0});
    CHECK(spots({winding}).empty());
    CHECK(spots({{{0, 0}, {90, 0}}}).empty());
    CHECK(spots({}).empty());
    CHECK(spots({{}, {{1, 1}}, {{2, 2}, {2, 2}}}).empty());
    const auto found = spots({bent});
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].bend == 0);
    CHECK(found[0].at.x > 280);
}

TEST_CASE("the longest of several pieces goes first") {
    const auto found = spots({{{0, 0}, {120, 0}}, {{0, 300}, {700, 300}}});
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].at.y > 280);
}
