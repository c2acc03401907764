#include TOURMAP_CATCH_HEADER

#include "geodata/ring_nesting.h"
#include "geodata/ring_crossings.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

using MapRing = std::vector<MapXY>;

RingSet<MapXY> rings_of(const std::vector<MapRing>& rings) {
    RingSet<MapXY> out;
    for (const MapRing& ring : rings) {
        for (const MapXY p : ring) out.push(p, 0);
        out.end_ring(3);
    }
    return out;
}

MapRing square(double x, double y, double half) {
    return {{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}};
}

MapRing reversed(MapRing ring) {
    return {ring.rbegin(), ring.rend()};
}

}  // namespace

TEST_CASE("the area of a ring has the sign of its winding") {
    CHECK(signed_area(square(1e7, 1e7, 2)) == 16);
    CHECK(signed_area(reversed(square(0, 0, 2))) == -16);
}

TEST_CASE("an island in a lake on an island is a polygon of its own") {
    const auto polygons = nest_rings(
        rings_of({square(0, 0, 1), square(0, 0, 2), reversed(square(0, 0, 3)), square(0, 0, 4), square(10, 0, 1)}));
    REQUIRE(polygons.size() == 3);
    CHECK(polygons[0].exterior == 1);
    CHECK(polygons[0].holes == std::vector<std::uint32_t>{0});
    CHECK(polygons[1].exterior == 3);
    CHECK(polygons[1].holes == std::vector<std::uint32_t>{2});
    CHECK(polygons[2].exterior == 4);
    CHECK(polygons[2].holes.empty());
}

TEST_CASE("one ring is an exterior, none is nothing") {
    CHECK(nest_rings({}).empty());
    REQUIRE(nest_rings(rings_of({square(0, 0, 1)})).size() == 1);
}

TEST_CASE("rings that touch at a vertex nest by their inside") {
    // A hole that touches its exterior, and a neighbour that touches the exterior from outside.
    const auto polygons = nest_rings(rings_of({square(0, 0, 2), {{-2, -2}, {1, 0}, {0, 1}}, {{2, 2}, {4, 2}, {4, 4}}}));
    REQUIRE(polygons.size() == 2);
    CHECK(polygons[0].holes == std::vector<std::uint32_t>{1});
    CHECK(polygons[1].exterior == 2);
}

TEST_CASE("thousands of islands in thousands of lakes find their lake") {
    std::vector<MapRing> rings{square(500, 500, 600)};
    for (int i = 0; i < 40; ++i)
        for (int k = 0; k < 40; ++k)
            for (const double half : {8.0, 4.0}) rings.push_back(square(i * 25, k * 25, half));
    const auto polygons = nest_rings(rings_of(rings));
    REQUIRE(polygons.size() == 1 + 1600);
    CHECK(polygons[0].holes.size() == 1600);
    for (std::size_t i = 1; i < polygons.size(); ++i) CHECK(polygons[i].holes.empty());
}

TEST_CASE("simple rings are certainly valid, rings that cross are not") {
    CHECK(certainly_valid({}));
    CHECK(certainly_valid(rings_of({square(0, 0, 1), square(0, 0, 2), square(5, 0, 1)})));
    CHECK_FALSE(certainly_valid(rings_of({{{0, 0}, {2, 2}, {2, 0}, {0, 2}}})));                  // bow tie
    CHECK_FALSE(certainly_valid(rings_of({square(0, 0, 1), square(0.5, 0.5, 1)})));              // overlap
    CHECK_FALSE(certainly_valid(rings_of({square(0, 0, 1), square(2, 0, 1)})));                  // a common edge
    CHECK_FALSE(certainly_valid(rings_of({{{0, 0}, {4, 0}, {4, 4}, {8, 8}, {4, 4}, {0, 4}}})));  // a spike
    CHECK_FALSE(certainly_valid(rings_of({square(0, 0, 2), {{0, -2}, {1, 0}, {-1, 0}}})));  // touches inside an edge
    CHECK_FALSE(certainly_valid(rings_of({{{0, 0}, {2, 0}, {1, 1}, {2, 2}, {0, 2}, {1, 1}}})));  // touches itself
}

TEST_CASE("touches at vertices are valid as long as they enclose nothing") {
    const MapRing exterior{{0, 0}, {4, 0}, {4, 4}, {0, 4}};
    CHECK(certainly_valid(rings_of({exterior, {{0, 0}, {2, 1}, {1, 2}}, {{4, 4}, {6, 4}, {6, 6}}})));
    // A hole from corner to corner cuts the inside in two.
    CHECK_FALSE(certainly_valid(rings_of({exterior, {{0, 0}, {3, 2}, {4, 4}, {2, 3}}})));
    // Two holes do it together.
    CHECK_FALSE(certainly_valid(rings_of({exterior, {{0, 0}, {2, 1}, {2, 2}}, {{2, 2}, {3, 2}, {4, 4}}})));
}

TEST_CASE("crossings are found between any two edges of random rings, and none where there is none") {
    Random random(7);
    for (int round = 0; round < 200; ++round) {
        MapRing star;
        const int n = random.integer(3, 60);
        for (int i = 0; i < n; ++i) {
            const double angle = 2 * pi * i / n, reach = random.between(1, 100);
            star.push_back({reach * std::cos(angle), reach * std::sin(angle)});
        }
        CHECK(certainly_valid(rings_of({star})) == true);
        MapRing knot = star;
        std::swap(knot[0], knot[static_cast<std::size_t>(n) / 2]);
        if (n > 6) CHECK_FALSE(certainly_valid(rings_of({knot})));
    }
}
