// How true a map's scale is, and where its north is.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/story/map_measure.h"

using namespace tourmap;

namespace {

ScreenBox page() {
    ScreenBox box;
    box.include({0, 0});
    box.include({1000, 600});
    return box;
}

constexpr double degree = 0.017453292519943295;

// Mercator on the sphere about (lon, lat) = (20, 0), `per_unit` degrees of longitude per canvas unit, turned clockwise.
PlaceAt mercator(double middle_lat, double per_unit, double turned = 0) {
    return [=](ScreenXY p) -> std::optional<LonLat> {
        const double x = p.x - 500, y = p.y - 300;
        const double u = x * std::cos(turned) + y * std::sin(turned), v = -x * std::sin(turned) + y * std::cos(turned);
        const double m = std::asinh(std::tan(middle_lat * degree)) - v * per_unit * degree;
        return LonLat{20 + u * per_unit, std::atan(std::sinh(m)) / degree};
    };
}

}  // namespace

TEST_CASE("a map of a small area has one scale") {
    const auto range = scale_range(page(), mercator(45, 0.0005));
    REQUIRE(range);
    CHECK(std::abs(range->middle / (0.0005 * 111'320 * std::cos(45 * degree)) - 1) < 0.005);
    CHECK(range->greatest / range->least < 1.02);
}

TEST_CASE("Mercator's scale falls from the equator to the poles") {
    const auto range = scale_range(page(), mercator(50, 0.08));
    REQUIRE(range);
    CHECK(range->least < 0.8 * range->middle);
    CHECK(range->greatest > 1.2 * range->middle);
}

TEST_CASE("north is up on Mercator, and turns with the map") {
    for (const double turned : {0.0, 0.7, -2.0, 3.0}) {
        const auto north = north_of(page(), mercator(30, 0.05, turned));
        REQUIRE(north);
        CHECK(std::abs(std::remainder(north->angle - turned, 6.283185307179586)) < 1e-6);
        CHECK(north->spread < 1e-6);
    }
}

TEST_CASE("north has many directions about a pole") {
    const PlaceAt polar = [](ScreenXY p) -> std::optional<LonLat> {
        const double x = p.x - 450, y = p.y - 280;
        return LonLat{std::atan2(x, -y) / degree, 90 - std::hypot(x, y) * 0.05};
    };
    const auto north = north_of(page(), polar);
    REQUIRE(north);
    CHECK(north->spread > 1);
}

TEST_CASE("what is off the map has no scale and no north") {
    const PlaceAt nowhere = [](ScreenXY) { return std::optional<LonLat>(); };
    CHECK_FALSE(scale_range(page(), nowhere));
    CHECK_FALSE(north_of(page(), nowhere));
}
