// The measure tool by its commands, and its numbers against others' (GeographicLib's GeodSolve and Planimeter).
#include TOURMAP_CATCH_HEADER

#include "src/story/measure_formats.h"
#include "src/viewer/keys.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

TEST_CASE("points are set, taken away and closed to a ring, Esc and D end it") {
    Viewer viewer;
    viewer(command::MeasurePoint{{2, 48}});
    CHECK(viewer.state.measuring.points.empty());  // nobody measures
    viewer(command::ToggleMeasure{});
    for (const LonLat p : {LonLat{0, 0}, LonLat{0, 0}, LonLat{1, 0}}) viewer(command::MeasurePoint{p});
    CHECK(viewer.state.measuring.points.size() == 2);  // the same place twice is one
    viewer(command::Activate{});
    CHECK_FALSE(viewer.state.measuring.closed);  // two points are no ring
    CHECK(viewer.state.step == 0);               // nor does Enter lead on
    viewer(command::MeasurePoint{{1, 1}});
    viewer(command::Activate{});
    CHECK(viewer.state.measuring.closed);
    viewer(command::EraseMeasurePoint{});
    CHECK_FALSE(viewer.state.measuring.closed);
    viewer(command::EraseMeasurePoint{});
    CHECK(viewer.state.measuring.points.size() == 2);
    viewer(command::MeasurePoint{{1, 1}});
    viewer(command::CloseMeasure{});
    viewer(command::MeasurePoint{{5, 5}});
    CHECK(viewer.state.measuring.points == std::vector<LonLat>{{5, 5}});  // a new one
    for (int i = 0; i < 3; ++i) viewer(command::EraseMeasurePoint{});
    CHECK(viewer.state.measuring.on);
    viewer(command::Back{});
    CHECK_FALSE(viewer.state.measuring.on);
    viewer(command::ToggleMeasure{});
    viewer(command::ToggleMeasure{});
    CHECK_FALSE(viewer.state.measuring.on);
}

TEST_CASE("lengths, bearings and areas are those of the ellipsoid") {
    const Measured way = measured({true, {{0, 0}, {0, 90}}, false}, std::nullopt);
    CHECK(way.metres == Approx(10'001'965.7293).epsilon(1e-10));  // the quarter meridian of WGS84
    CHECK(way.last->azimuth == 0);
    const Measured moving = measured({true, {{0, 0}}, false}, LonLat{1, 0});
    CHECK(moving.metres == Approx(111'319.4908).epsilon(1e-9));
    CHECK(moving.last->azimuth == Approx(90));
    // An octant of the globe: an eighth of the area of the ellipsoid.
    const Measured ring = measured({true, {{0, 0}, {90, 0}, {0, 90}}, true}, std::nullopt);
    REQUIRE(ring.ring);
    CHECK(ring.ring->area == Approx(510'065'621'724'088.0 / 8).epsilon(1e-9));
    CHECK(ring.metres == Approx(ring.ring->perimeter));
}

TEST_CASE("what is measured is written to four digits and more, in the language's way") {
    const std::shared_ptr<const Language> kept = english();
    const Language& en = *kept;
    CHECK(format_distance(en, 523.4) == "523\u202fm");
    CHECK(format_distance(en, 1234) == "1.23\u202fkm");
    CHECK(format_distance(en, 123'456) == "123.5\u202fkm");
    CHECK(format_distance(en, 4'778'123) == "4\u202f778\u202fkm");
    CHECK(format_nautical_miles(en, 1852 * 2.5) == "2.50\u202fnmi");
    CHECK(format_area(en, 8350) == "8\u202f350\u202fm²");
    CHECK(format_area(en, 643'800e6) == "643\u202f800\u202fkm²");
    CHECK(format_bearing(en, 63.44) == "63.4°");
    CHECK(format_bearing(en, 359.97) == "0.0°");
    const LanguageSetPtr languages = load_languages().value();
    const Language& fr = **languages->find("fr");
    CHECK(format_distance(fr, 1234) == "1,23\u202fkm");
    CHECK(format_bearing(fr, 63.44) == "63,4°");
}
