// Geodesics: known lengths, exact ends, parts that meet at the antimeridian, ways over a pole.
#include TOURMAP_CATCH_HEADER

#include "geodata/geodesic.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

double length_of(const GeoLayer& layer) {
    double metres = 0;
    for (std::size_t r = 0; r < layer.ring_count(); ++r)
        for (std::size_t i = 1; i < layer.ring(r).size(); ++i)
            metres += geodesic_metres(layer.ring(r)[i - 1], layer.ring(r)[i]);
    return metres;
}

// 180 and -180 are one longitude.
// A pole is one place whatever its longitude.
bool same_place(LonLat p, LonLat q) {
    if (std::abs(p.lat) == 90) return p.lat == q.lat;
    return p.lat == q.lat && wrap_longitude(p.lon) == wrap_longitude(q.lon);
}

void check_route(LonLat a, LonLat b) {
    const GeoLayer route = geodesic_line({a, b});
    INFO(a.lon << ", " << a.lat << " -> " << b.lon << ", " << b.lat << ", seed " << seed());
    REQUIRE(route.ring_count() >= 1);
    CHECK(same_place(route.vertices.front(), a));
    CHECK(same_place(route.vertices.back(), b));
    CHECK(route.seam.size() == route.vertices.size());
    CHECK(route.feature_offsets.back() == route.part_count());
    for (std::size_t r = 0; r < route.ring_count(); ++r) {
        const auto part = route.ring(r);
        CHECK(part.size() >= 2);
        for (std::size_t i = 1; i < part.size(); ++i) {
            CHECK(std::abs(part[i].lon - part[i - 1].lon) <= 180);
            // Straight in lon/lat and shortest way are the same thing to within 30 m.
            if (route.seam[route.ring_offsets[r] + i - 1]) continue;
            const LonLat straight = between(part[i - 1], part[i], 0.5);
            CHECK(geodesic_metres(straight, geodesic_at(part[i - 1], part[i], 0.5)) < 30);
        }
        if (r == 0) continue;
        const LonLat leave = route.ring(r - 1).back(), enter = part.front();
        CHECK(std::abs(leave.lon) == 180);
        CHECK(enter.lon == -leave.lon);
        CHECK(enter.lat == leave.lat);
    }
    const double metres = geodesic_metres(a, b);
    CHECK(std::abs(length_of(route) - metres) <= 1e-5 * metres + 1e-6);
}

}  // namespace

TEST_CASE("lengths of known geodesics") {
    struct Line {
        LonLat a, b;
        double metres, within;
    };
    const std::vector<Line> lines{
        {{0, 0}, {1, 0}, 6378137 * pi / 180, 1e-6},  // along the equator
        {{0, 0}, {0, 90}, 10001965.729, 1e-3},       // the meridian quadrant of WGS84
        {{-30, -90}, {70, 90}, 2 * 10001965.729, 2e-3},
        {{0, 0}, {179.5, 0.5}, 19936288.579, 1e-3},  // GeographicLib's nearly antipodal example
        {{-(73 + 46.0 / 60 + 44.0 / 3600), 40 + 38.0 / 60 + 23.0 / 3600},
         {103 + 59.0 / 60 + 22.0 / 3600, 1 + 21.0 / 60 + 33.0 / 3600},
         15347628,
         1},  // GeodSolve's manual: JFK to SIN
        {{10, 20}, {10, 20}, 0, 1e-9},
    };
    for (const Line& line : lines) {
        INFO(line.a.lon << ", " << line.a.lat << " -> " << line.b.lon << ", " << line.b.lat);
        CHECK(std::abs(geodesic_metres(line.a, line.b) - line.metres) <= line.within);
        CHECK(std::abs(geodesic_metres(line.b, line.a) - line.metres) <= line.within);
    }
}

TEST_CASE("points along a geodesic are equally spaced and the ends exact") {
    Random random(800);
    for (int k = 0; k < 50; ++k) {
        const LonLat a = random.on_globe(), b = random.on_globe();
        const auto points = geodesic_points(a, b, 11);
        REQUIRE(points.size() == 11);
        CHECK(points.front() == a);
        CHECK(points.back() == b);
        const double metres = geodesic_metres(a, b);
        for (std::size_t i = 1; i < points.size(); ++i)
            CHECK(std::abs(geodesic_metres(points[i - 1], points[i]) - metres / 10) < 1e-3);
        CHECK(geodesic_metres(geodesic_at(a, b, 0.3), points[3]) < 1e-3);
    }
}

TEST_CASE("random routes keep their promises") {
    Random random(900);
    for (int k = 0; k < 60; ++k) check_route(random.on_globe(), random.on_globe());
}

TEST_CASE("routes over the antimeridian, from it, along it and over the poles") {
    check_route({170, 50}, {-160, 40});
    check_route({-160, 40}, {170, 50});
    check_route({180, 10}, {-170, 20});
    check_route({-180, 10}, {170, 20});
    check_route({170, 20}, {180, 10});
    check_route({180, -10}, {180, 30});
    check_route({180, 10}, {-180, 20});
    check_route({0, 60}, {180, 60});
    check_route({-90, 70}, {90, 60});
    check_route({40, -70}, {-140, -60});
    check_route({170, 70}, {-10.001, 70});
    check_route({0, 90}, {30, 50});
    check_route({30, 50}, {-70, -90});
    check_route({2.35, 48.86}, {71.43, 51.13});
    check_route({2, 48}, {2, 48});
}

TEST_CASE("only routes that cross the antimeridian are in parts") {
    CHECK(geodesic_line({{2.35, 48.86}, {71.43, 51.13}}).part_count() == 1);
    CHECK(geodesic_line({{170, 50}, {-160, 40}}).part_count() == 2);
    CHECK(geodesic_line({{180, 10}, {-170, 20}}).part_count() == 1);
}

TEST_CASE("a pole is reached and left along one meridian") {
    const GeoLayer route = geodesic_line({{30, 50}, {-70, -90}, {160, -50}});
    for (std::size_t i = 0; i + 1 < route.vertices.size(); ++i) {
        const LonLat a = route.vertices[i], b = route.vertices[i + 1];
        const bool along_the_pole = a.lat == -90 && b.lat == -90;
        CAPTURE(a.lon, a.lat, b.lon, b.lat);
        CHECK((a.lon == b.lon || along_the_pole || std::abs(wrap_longitude(a.lon - b.lon)) < 1e-9));
    }
}
