// Turning a map: what is grabbed stays where it is held.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/turn.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const std::string ortho = "+proj=ortho +lat_0=48 +lon_0=40 +datum=WGS84 +units=m";
const std::string laea = "+proj=laea +lat_0=48 +lon_0=40 +datum=WGS84 +units=m";
constexpr double earth = 6378137;

// Where a place is seen in the page plane.
MapXY seen(const TurnedMap& map, LonLat p) {
    const MapXY m = projection(map.definition).projector.forward(p);
    const double c = std::cos(map.roll), s = std::sin(map.roll);
    return {m.x * c + m.y * s, m.y * c - m.x * s};
}

LonLat place_at(const TurnedMap& map, MapXY page) {
    const double c = std::cos(map.roll), s = std::sin(map.roll);
    return projection(map.definition).projector.inverse({page.x * c - page.y * s, page.y * c + page.x * s}).value();
}

double apart(MapXY a, MapXY b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

// The globe fills 720 pixels.
constexpr double pixel = 2 * earth / 720;

}  // namespace

TEST_CASE("Azimuthal PROJ strings have a centre that can be moved, codes and other methods have none") {
    CHECK(turning_centre(ortho) == LonLat{40, 48});
    CHECK(turning_centre("+proj=laea +lon_0=190") == LonLat{-170, 0});
    CHECK(turning_centre("proj=aeqd lat_0=-90 R=6371000") == LonLat{0, -90});
    for (const char* none :
         {"EPSG:3035", "+proj=eqearth +lon_0=10", "+proj=stere +lat_0=90 +lat_ts=70", "", "+proj=laea +lat_0=48N",
          "+proj=laea +lat_0=95", "+proj=laea +axis=wsu", "+proj=laea +x_0=5e5", "+proj=pipeline +step +proj=laea"})
        CHECK_FALSE(turning_centre(none));
    CHECK(is_globe(ortho));
    CHECK_FALSE(is_globe(laea));
    const std::string moved = turned_to(ortho, {-120.5, -33.25});
    CHECK(moved == "+proj=ortho +lat_0=-33.25 +lon_0=-120.5 +datum=WGS84 +units=m");
    CHECK(turned_to(moved, {40, 48}) == ortho);
}

TEST_CASE("What is grabbed stays under the pointer within a tenth of a pixel, wherever the way leads") {
    Random random(31);
    for (const std::string& start : {ortho, laea, std::string("+proj=aeqd +lat_0=-20 +lon_0=179 +datum=WGS84")})
        for (int drag = 0; drag < 6; ++drag) {
            // In every third, over a pole: from one side of it to the other.
            const bool over = drag % 3 == 0;
            const double pole = random.coin() ? 80 : -80;
            TurnedMap map{turned_to(start, over ? LonLat{random.between(-180, 180), pole} : random.on_globe()), 0};
            const MapXY first{random.between(-0.6, 0.6) * earth, random.between(-0.6, 0.6) * earth};
            const MapXY goal = over ? MapXY{-first.x, -first.y}
                                    : MapXY{random.between(-0.6, 0.6) * earth, random.between(-0.6, 0.6) * earth};
            const LonLat grabbed = place_at(map, first);
            MapXY at = first;
            constexpr int events = 25;
            for (int i = 1; i <= events; ++i) {
                const double t = static_cast<double>(i) / events;
                const MapXY to{first.x + t * (goal.x - first.x), first.y + t * (goal.y - first.y)};
                map = turn_map(map, at, to).value();
                at = to;
                INFO("seed " << seed() << " drag " << drag << " event " << i << " " << map.definition);
                REQUIRE(apart(seen(map, grabbed), to) < 0.1 * pixel);
            }
        }
}

TEST_CASE("The globe moves no faster than it is dragged: nothing jumps or spins beside a pole") {
    Random random(32);
    for (int drag = 0; drag < 5; ++drag) {
        TurnedMap map{turned_to(ortho, {random.between(-180, 180), random.between(84, 90)}), 0};
        MapXY at{random.between(-0.1, 0.1) * earth, random.between(-0.1, 0.1) * earth};
        for (int i = 0; i < 40; ++i) {
            const MapXY to{at.x + random.between(-6, 6) * pixel, at.y + random.between(-6, 6) * pixel};
            const LonLat far = place_at(map, {0.5 * earth, 0.4 * earth});
            const MapXY before = seen(map, far);
            map = turn_map(map, at, to).value();
            INFO("seed " << seed() << " drag " << drag << " step " << i);
            CHECK(apart(before, seen(map, far)) < 6 * apart(at, to));
            at = to;
        }
    }
}

TEST_CASE("North stays up where that is possible, and comes back up after a pole") {
    TurnedMap map{turned_to(ortho, {0, 20}), 0};
    Random random(33);
    MapXY at{0, 0};
    for (int i = 0; i < 25; ++i) {
        const MapXY to{random.between(-0.4, 0.4) * earth, random.between(-0.2, 0.2) * earth};
        const int events = 1 + static_cast<int>(apart(at, to) / (8 * pixel));
        for (int k = 1; k <= events; ++k) {
            const double t = static_cast<double>(k) / events;
            const MapXY next{at.x + t * (to.x - at.x), at.y + t * (to.y - at.y)};
            map = turn_map(map, {at.x + (k - 1.0) / events * (to.x - at.x), at.y + (k - 1.0) / events * (to.y - at.y)},
                           next)
                      .value();
        }
        at = to;
        CHECK(std::abs(map.roll) < 1e-6);
    }
    // A roll that is left over from a pole is gone after a drag of a third of it.
    map = {turned_to(ortho, {30, 10}), 0.3};
    for (int i = 0; i < 20; ++i) map = turn_map(map, {i * 4 * pixel, 0}, {(i + 1) * 4 * pixel, 0}).value();
    CHECK(std::abs(map.roll) < 1e-6);
}

TEST_CASE("Points beyond the edge stand for the nearest on it, and are no error") {
    const TurnedMap map{ortho, 0};
    const auto dragged = turn_map(map, {2 * earth, 0}, {1.9 * earth, 0.3 * earth});
    REQUIRE(dragged);
    CHECK(turning_centre(dragged->definition));
    CHECK(turn_map(map, {0, 0}, {5 * earth, 0}));
    CHECK(turn_map(map, {1e300, 0}, {0, -1e300}));
    CHECK(turn_map(map, {0, 0}, {0, 0})->definition == ortho);
    CHECK_FALSE(turn_map({"EPSG:3035", 0}, {0, 0}, {1, 1}));
    CHECK(shows_globe_at(map, {0.9 * earth, 0}));
    CHECK_FALSE(shows_globe_at(map, {1.01 * earth, 0}));
}

TEST_CASE("Between two centres the way is a great circle") {
    const LonLat middle = part_way({0, 0}, {90, 0}, 0.5);
    CHECK(std::abs(middle.lon - 45) < 1e-9);
    CHECK(std::abs(middle.lat) < 1e-9);
    CHECK(part_way({10, 60}, {-170, 60}, 0.5).lat > 89.9);
    CHECK(part_way({3, 4}, {3, 4}, 0.3) == LonLat{3, 4});
    CHECK(part_way({3, 4}, {7, 8}, 1) == LonLat{7, 8});
}
