#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <random>

#include "geodata/geodesic.h"
#include "geodata/geodesic_measure.h"

using namespace tourmap;

TEST_CASE("a destination lies as far away, and in the direction, as was asked") {
    std::mt19937 random(7);
    const auto between = [&](double least, double most) { return std::uniform_real_distribution(least, most)(random); };
    for (int i = 0; i < 500; ++i) {
        const LonLat from{between(-180, 180), between(-85, 85)};
        const double azimuth = between(0, 360), metres = between(1, 1.5e7);
        const LonLat to = geodesic_destination(from, azimuth, metres);
        CAPTURE(from.lon, from.lat, azimuth, metres);
        CHECK(std::abs(geodesic_metres(from, to) - metres) < 1e-3);
        CHECK(std::abs(std::remainder(geodesic_azimuth(from, to) - azimuth, 360)) < 1e-6);
        CHECK(std::abs(to.lon) <= 180);
    }
}

TEST_CASE("bearings that are known") {
    CHECK(geodesic_azimuth({0, 0}, {10, 0}) == Approx(90));
    CHECK(geodesic_azimuth({0, 0}, {-10, 0}) == Approx(270));
    CHECK(geodesic_azimuth({5, 10}, {5, 20}) == 0);
    CHECK(geodesic_azimuth({5, 10}, {5, 10}) == 0);
    CHECK(geodesic_azimuth({179, 0}, {-179, 0}) == Approx(90));
}

// An eighth of the ellipsoid, whose area is 510 065 621.7 km2.
TEST_CASE("an octant has an eighth of the Earth's area, and a way there and back none") {
    const MeasuredRing octant = measure_ring({{0, 0}, {90, 0}, {0, 90}});
    CHECK(octant.area == Approx(510065621.7e6 / 8).epsilon(1e-6));
    CHECK(measure_ring({{0, 0}, {0, 90}, {90, 0}}).area == Approx(octant.area));  // whichever way round
    const MeasuredRing line = measure_ring({{0, 0}, {10, 0}});
    CHECK(line.area == 0);
    CHECK(line.perimeter == Approx(2 * geodesic_metres({0, 0}, {10, 0})));
    CHECK(measure_ring({}).perimeter == 0);
    CHECK(measure_ring({{170, -5}, {-170, -5}, {-170, 5}, {170, 5}}).area ==
          Approx(measure_ring({{10, -5}, {30, -5}, {30, 5}, {10, 5}}).area));
}
