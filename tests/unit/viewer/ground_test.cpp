// What lies under a point of the map: there and back in several CRSs, and nothing beyond the edge of the globe.
#include TOURMAP_CATCH_HEADER

#include <chrono>
#include <random>

#include "geodata/geodesic.h"
#include "src/viewer/ground.h"
#include "src/viewer/measure_lines.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const Canvas canvas{1600, 900};

MapPlane plane_of(const std::string& crs, MapXY centre, double units) {
    MapPlane plane;
    plane.follow({crs, {centre, units, 0}}, canvas);
    return plane;
}

}  // namespace

TEST_CASE("a place is found under the point where it is drawn, on every kind of map") {
    std::mt19937 random(20231101);
    std::uniform_real_distribution<double> lon(-180, 180), lat(-85, 85);
    struct Map {
        const char* crs;
        double units;
    };
    for (const Map& map : {Map{"EPSG:3857", 40'000}, Map{"EPSG:4326", 0.4}, Map{"+proj=robin", 40'000},
                           Map{"+proj=ortho +lat_0=20 +lon_0=170", 15'000}, Map{"+proj=igh +lon_0=0", 40'000},
                           Map{"+proj=laea +lat_0=45 +lon_0=60", 30'000}, Map{"EPSG:3031", 20'000}}) {
        INFO(map.crs);
        const MapPlane plane = plane_of(map.crs, {0, 0}, map.units);
        int found = 0;
        for (int i = 0; i < 400; ++i) {
            const LonLat place{lon(random), lat(random)};
            const auto point = plane.point_of(place);
            if (!point) continue;
            const auto back = plane.place_at(*point);
            if (!back) continue;  // outside of what the projection maps both ways
            ++found;
            CHECK(geodesic_metres(*back, place) < 1);
        }
        CHECK(found > 100);
    }
}

TEST_CASE("beyond the edge of a globe or a world there is nothing") {
    const MapPlane globe = plane_of("+proj=ortho +lat_0=48 +lon_0=2", {0, 0}, 15'000);
    CHECK(globe.place_at({800, 450}));
    CHECK_FALSE(globe.place_at({10, 10}));
    CHECK_FALSE(globe.point_of({-178, -48}));  // the other side
    const MapPlane world = plane_of("EPSG:4326", {0, 0}, 0.4);
    const double x = canvas.width() / 2, y = canvas.height() / 2;  // of the middle
    CHECK(world.place_at({x + 179 / 0.4, y}));
    CHECK_FALSE(world.place_at({x + 190 / 0.4, y}));
    CHECK_FALSE(world.place_at({x, y - 91 / 0.4}));
    const MapPlane robinson = plane_of("+proj=robin", {0, 0}, 40'000);
    CHECK_FALSE(robinson.place_at({20, 20}));
    CHECK_FALSE(plane_of("+proj=nonsense", {0, 0}, 1).place_at({1, 1}));
}

TEST_CASE("coordinates are said in degrees and in the units of the CRS, with its code") {
    Viewer viewer;
    viewer(command::ToggleCoordinates{});
    viewer.state.crs = "EPSG:3035";
    const Layout layout = layout_of({1600, 900, 1600, 900}, 0);
    const OnScreen screen{{"EPSG:3035", {{3'760'124, 2'889'125}, 100, 0}}, layout.canvas};
    GroundFinder finder;
    const ScreenXY middle = layout.to_window({layout.canvas.width() / 2, layout.canvas.height() / 2});
    const auto nowhere = [](LonLat) { return CountryFacts{}; };
    const Ground ground = finder.find(screen, {viewer.state, layout, middle, false, true, 0}, nowhere);
    REQUIRE(ground.place);
    CHECK(ground.crs == "EPSG:3035");
    CHECK(ground.degrees.find("48°51′") == 0);
    CHECK(ground.in_crs == "x 3\u202f760\u202f124  y 2\u202f889\u202f125 m");
    const OnScreen degrees{{"EPSG:4326", {{-2.5, 48}, 0.01, 0}}, layout.canvas};
    const Ground plain = finder.find(degrees, {viewer.state, layout, middle, false, true, 0}, nowhere);
    CHECK(plain.in_crs == "x -2.50°  y 48.00°");
    const Ground off = finder.find(degrees, {viewer.state, layout, std::nullopt, false, true, 0}, nowhere);
    CHECK(off.degrees.empty());
}

TEST_CASE("a country is told once the pointer has rested, at once when asked for, never while something moves") {
    Viewer viewer;
    const Layout layout = layout_of({1600, 900, 1600, 900}, 0);
    const OnScreen screen{{"EPSG:4326", {{2, 48}, 0.01, 0}}, layout.canvas};
    const auto france = [](LonLat) { return CountryFacts{"France", "", {}, {}}; };
    GroundFinder finder;
    const auto told = [&](double now, double x, bool calm) {
        return finder.find(screen, {viewer.state, layout, ScreenXY{x, 450}, false, calm, now}, france).country.name;
    };
    CHECK(told(0, 800, true).empty());
    CHECK(finder.seconds_to_rest(0) > 0.1);
    CHECK(finder.seconds_to_rest(5) == 0);
    CHECK(told(5, 800, true) == "France");
    CHECK(finder.seconds_to_rest(5) > 1e9);
    CHECK(told(5.1, 801, true).empty());
    CHECK(told(9, 801, false).empty());
    viewer(command::ToggleCountry{});
    CHECK(told(9.1, 802, true) == "France");
    viewer(command::Back{});
    CHECK_FALSE(viewer.state.exploring.country);
}

TEST_CASE("what is measured lies on the shortest way, and is cut where the map is") {
    const Layout layout = layout_of({1600, 900, 1600, 900}, 0);
    MapPlane plane;
    plane.follow({"EPSG:4326", {{0, 0}, 0.4, 0}}, layout.canvas);
    MeasureProjector projector;
    const Measuring tokyo{true, {{139.7, 35.7}, {-122.4, 37.8}}, false};
    const MeasureLines lines = projector.project(tokyo, std::nullopt, plane, layout);
    REQUIRE(lines.edges.size() == 1);
    CHECK(lines.edges[0].pieces.size() == 2);
    CHECK(lines.edges[0].metres == Approx(geodesic_metres(tokyo.points[0], tokyo.points[1])));
    double highest = 1e9;
    for (const auto& piece : lines.edges[0].pieces)
        for (const ScreenXY& p : piece) highest = std::min(highest, p.y);
    CHECK(plane.place_at(layout.to_canvas(800, highest))->lat > 45);  // the great circle, no straight line
    const MeasureLines moving = projector.project({true, {{2, 48}}, false}, LonLat{71, 51}, plane, layout);
    REQUIRE(moving.edges.size() == 1);
    CHECK(moving.edges[0].moving);
    CHECK(moving.sums.last->azimuth == Approx(geodesic_azimuth({2, 48}, {71, 51})));
}
