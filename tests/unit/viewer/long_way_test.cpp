// Flights over the edge of a map that cannot turn are changes at once.
#include TOURMAP_CATCH_HEADER

#include "src/story/long_way.h"
#include "src/story/map_page.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const LonLat tokyo{139.7, 35.7}, san_francisco{-122.4, 37.8}, paris{2.35, 48.86}, rome{12.5, 41.9};

bool is_long(const std::string& crs, LonLat from, LonLat to, double metres_per_unit) {
    MapPlane plane;
    plane.follow({crs, {{0, 0}, 1, 0}}, {1600, 900});
    REQUIRE(plane.space());
    const Projector& projector = plane.space()->projector;
    const double units = metres_per_unit / projector.crs().metres_per_unit;
    return goes_the_long_way(plane, {projector.forward(from), units, 0}, {projector.forward(to), units, 0});
}

}  // namespace

TEST_CASE("over 180 degrees is a long way on maps that are cut there, and on no others") {
    for (const char* crs : {"EPSG:3857", "EPSG:4326", "+proj=robin", "+proj=eqearth"}) {
        INFO(crs);
        CHECK(is_long(crs, tokyo, san_francisco, 1000));
        CHECK(is_long(crs, san_francisco, tokyo, 1000));
        CHECK_FALSE(is_long(crs, paris, rome, 1000));
        CHECK_FALSE(is_long(crs, paris, san_francisco, 1000));
        CHECK_FALSE(is_long(crs, tokyo, san_francisco, 60'000));  // all of the world is on the page
    }
    CHECK_FALSE(is_long("+proj=robin +lon_0=180", tokyo, san_francisco, 1000));
    CHECK_FALSE(is_long("+proj=laea +lat_0=40 +lon_0=180", tokyo, san_francisco, 1000));
    CHECK(is_long("+proj=robin +lon_0=180", paris, {-20, 60}, 300));
}

TEST_CASE("such a step is there at once, without a flight") {
    StepViews views = plain_views();
    views.is_long_way = [](const View&, const View&) { return true; };
    Viewer viewer(views);
    viewer(command::NextStep{});
    REQUIRE(viewer.state.step == 1);
    viewer.settle();
    CHECK(viewer.state.camera.centre.x == 10000);
    viewer(command::LastStep{});
    CHECK(viewer.state.camera.centre.x == 10000.0 * closing);  // before any time has passed
}
