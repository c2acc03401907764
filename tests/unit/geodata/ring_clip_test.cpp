#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/ring_clip.h"
#include "geodata/units.h"

using namespace tourmap;

namespace {

RingSet<MapXY> rings(const std::vector<std::vector<MapXY>>& lists) {
    RingSet<MapXY> out;
    for (const auto& list : lists) {
        for (const MapXY& p : list) out.push(p, 0);
        out.end_ring(2);
    }
    return out;
}

// Holds where rings do not overlap and holes run the other way.
double area(const RingSet<MapXY>& set) {
    double twice = 0;
    for (std::size_t r = 0; r < set.count(); ++r) {
        const auto ring = set.ring(r);
        double ring_area = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const MapXY a = ring[i], b = ring[(i + 1) % ring.size()];
            ring_area += a.x * b.y - b.x * a.y;
        }
        twice += std::abs(ring_area);
    }
    return twice / 2;
}

const HalfPlane<MapXY> left_of_5{0, 5, 1};
const HalfPlane<MapXY> right_of_5{0, 5, -1};

}  // namespace

TEST_CASE("a square is cut in two, and the cut is hidden") {
    const auto square = rings({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}});
    for (const auto& side : {left_of_5, right_of_5}) {
        const auto out = clip_polygon(square, side);
        REQUIRE(out.count() == 1);
        CHECK(area(out) == 50);
        int hidden = 0;
        for (std::size_t i = 0; i < 4; ++i)
            if (out.edges[i] & edge::hidden) {
                ++hidden;
                CHECK(out.points[i].x == 5);
                CHECK(out.points[(i + 1) % 4].x == 5);
            }
        CHECK(hidden == 1);
    }
}

TEST_CASE("a U falls into two pieces, a hole on the cut becomes a notch") {
    const auto u = rings({{{0, 0}, {10, 0}, {10, 2}, {2, 2}, {2, 8}, {10, 8}, {10, 10}, {0, 10}}});
    const auto right = clip_polygon(u, right_of_5);
    CHECK(right.count() == 2);
    CHECK(area(right) == 20);
    CHECK(clip_polygon(u, left_of_5).count() == 1);
    const auto holed = rings({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{4, 4}, {4, 6}, {6, 6}, {6, 4}}});
    const auto left = clip_polygon(holed, left_of_5);
    CHECK(left.count() == 1);
    CHECK(area(left) == 48);
}

TEST_CASE("touching is not crossing") {
    const auto beside = rings({{{5, 0}, {9, 0}, {9, 9}, {5, 9}}});
    CHECK(area(clip_polygon(beside, left_of_5)) == 0);
    CHECK(area(clip_polygon(beside, right_of_5)) == 36);
    const auto tip = rings({{{5, 5}, {9, 0}, {9, 9}}});
    CHECK(area(clip_polygon(tip, left_of_5)) == 0);
    const auto inside = rings({{{0, 0}, {5, 0}, {5, 5}}});
    CHECK(clip_polygon(inside, left_of_5).points == inside.points);
}

TEST_CASE("lines come in pieces and keep their direction") {
    const auto line = rings({{{0, 0}, {10, 0}, {10, 2}, {0, 2}, {0, 4}, {10, 4}}});
    const auto left = clip_lines(line, left_of_5);
    REQUIRE(left.count() == 2);
    CHECK(left.ring(0).front() == MapXY{0, 0});
    CHECK(left.ring(0).back() == MapXY{5, 0});
    CHECK(left.ring(1).front() == MapXY{5, 2});
    CHECK(left.ring(1).back() == MapXY{5, 4});
    CHECK(clip_lines(line, right_of_5).count() == 2);
    CHECK(clip_lines(rings({{{6, 0}, {9, 9}}}), left_of_5).count() == 0);
}

TEST_CASE("even-odd containment") {
    const auto holed = rings({{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, {{4, 4}, {6, 4}, {6, 6}, {4, 6}}});
    CHECK(contains_even_odd(holed, {1, 1}));
    CHECK_FALSE(contains_even_odd(holed, {5, 5}));
    CHECK_FALSE(contains_even_odd(holed, {11, 5}));
}
