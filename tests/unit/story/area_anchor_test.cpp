#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/story/area_anchor.h"

using namespace tourmap;

TEST_CASE("the anchor of a square is its middle") {
    const std::vector<std::vector<ScreenXY>> square{{{0, 0}, {100, 0}, {100, 100}, {0, 100}}};
    const AreaAnchor anchor = area_anchor(square, {0.5, 0.55});
    CHECK(std::abs(anchor.at.x - 50) < 5);
    CHECK(anchor.radius > 25);
}

TEST_CASE("the anchor lies inside a crescent and outside its hole") {
    // A ring-shaped area: the centroid is in the hole.
    const std::vector<std::vector<ScreenXY>> ring{{{0, 0}, {300, 0}, {300, 300}, {0, 300}},
                                                  {{50, 50}, {50, 250}, {280, 250}, {280, 50}}};
    const AreaAnchor anchor = area_anchor(ring, {0.5, 0.55});
    CHECK(anchor.radius > 0);
    const bool in_hole = anchor.at.x > 50 && anchor.at.x < 280 && anchor.at.y > 50 && anchor.at.y < 250;
    CHECK_FALSE(in_hole);
}

TEST_CASE("nothing has no anchor") {
    CHECK(area_anchor({}, {1, 1}).radius == 0);
    const std::vector<std::vector<ScreenXY>> line{{{0, 0}, {100, 0}, {50, 0}}};
    CHECK(area_anchor(line, {1, 1}).radius == 0);
}
