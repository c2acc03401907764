#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/clip_frame.h"
#include "geodata/frame.h"

using namespace tourmap;

namespace {

bool close_to(LonLat a, LonLat b) {
    return std::abs(a.lon - b.lon) < 1e-9 && std::abs(a.lat - b.lat) < 1e-9;
}

RingSet<LonLat> ring(std::vector<LonLat> points) {
    RingSet<LonLat> out;
    for (const LonLat& p : points) out.push(p, 0);
    out.end_ring(1);
    return out;
}

const Frame tilted = Frame::with_pole({20, 30}, {20, -10});

}  // namespace

TEST_CASE("a frame has its pole and its prime meridian where it was told") {
    CHECK(std::abs(tilted.into({20, 30}).lat - 90) < 1e-6);
    CHECK(close_to(tilted.into({20, -60}), {0, 0}));
    CHECK(close_to(tilted.into({110, 0}), {90, 0}));
    for (const LonLat p : {LonLat{0, 0}, LonLat{-170, 80}, LonLat{33, -71}})
        CHECK(close_to(tilted.out_of(tilted.into(p)), p));
}

TEST_CASE("a frame that is not tilted shifts longitudes only") {
    const Frame frame = Frame::about(150);
    CHECK_FALSE(frame.tilted());
    CHECK(frame.into({-170, 40}) == LonLat{-320, 40});
    CHECK(frame.out_of({-320, 40}) == LonLat{-170, 40});
}

TEST_CASE("a polygon round the frame's pole is closed over it") {
    const RingSet<LonLat> out = polygon_into(tilted, ring({{0, 10}, {40, 10}, {40, 50}, {0, 50}}), 0.01);
    REQUIRE(out.count() == 1);
    bool west = false, east = false;
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < out.points.size(); ++i) {
        west |= out.points[i] == LonLat{-180, 90};
        east |= out.points[i] == LonLat{180, 90};
        hidden += out.edges[i] & edge::hidden;
    }
    CHECK(west);
    CHECK(east);
    CHECK(hidden == 3);
}

TEST_CASE("a polygon without the pole stays one ring, its edges bent as little as is needed") {
    const auto coarse = polygon_into(tilted, ring({{-60, -40}, {-20, -40}, {-20, -20}, {-60, -20}}), 1);
    const auto fine = polygon_into(tilted, ring({{-60, -40}, {-20, -40}, {-20, -20}, {-60, -20}}), 1e-4);
    CHECK(coarse.count() == 1);
    CHECK(fine.count() == 1);
    CHECK(fine.points.size() > 4 * coarse.points.size());
}

TEST_CASE("the whole globe fills the frame's plane") {
    const RingSet<LonLat> out = polygon_into(tilted, ring({{-180, -90}, {180, -90}, {180, 90}, {-180, 90}}), 0.1);
    for (const LonLat p : {LonLat{0, 0}, LonLat{100, 80}, LonLat{-100, -89}, LonLat{179, 10}})
        CHECK(contains_even_odd(out, p));
}

TEST_CASE("a line over the frame's antimeridian becomes two that end at one latitude") {
    // The frame's antimeridian leads from its pole away from 20 E, -10: over the north pole and down 160 W.
    const RingSet<LonLat> out = lines_into(tilted, ring({{-170, 60}, {-150, 60}}), 0.01);
    REQUIRE(out.count() == 2);
    CHECK(out.ring(0).back().lat == out.ring(1).front().lat);
    CHECK(std::abs(out.ring(0).back().lon) == 180);
    CHECK(out.ring(0).back().lon == -out.ring(1).front().lon);
}
