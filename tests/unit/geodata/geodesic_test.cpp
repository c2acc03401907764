#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/geodesic.h"

using namespace tourmap;

TEST_CASE("the flight Paris - Astana bends north of both") {
    const LonLat paris{2.3522, 48.8566}, astana{71.4304, 51.1282};
    CHECK(std::abs(geodesic_metres(paris, astana) / 1000 - 4770) < 30);
    const LonLat middle = geodesic_at(paris, astana, 0.5);
    CHECK(middle.lat > 54);
    const GeoLayer route = geodesic_line({paris, astana});
    CHECK(route.edges == EdgeModel::geodesic);
    CHECK(route.feature_count() == 1);
    CHECK(route.part_count() == 1);
    CHECK(route.vertices.front() == paris);
    CHECK(route.vertices.back() == astana);
    CHECK(route.vertices.size() > 200);
    CHECK(route.vertices.size() < 1000);
}

TEST_CASE("a route over the pole goes along the pole's edge of the plane, unseen") {
    const GeoLayer route = geodesic_line({{0, 60}, {180, 60}});
    std::size_t hidden = 0;
    for (const std::uint8_t s : route.seam) hidden += s;
    CHECK(hidden == 1);
    for (const LonLat& p : route.vertices) CHECK((p.lon == 0 || std::abs(p.lon) == 180));
}

TEST_CASE("fractions and ends") {
    const LonLat a{170, 10}, b{-170, 20};
    CHECK(geodesic_metres(geodesic_at(a, b, 0), a) < 1e-6);
    CHECK(geodesic_metres(geodesic_at(a, b, 1), b) < 1e-6);
    CHECK(geodesic_points(a, b, 2).size() == 2);
    CHECK(geodesic_metres(a, a) == 0);
}
