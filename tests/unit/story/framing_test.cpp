#include TOURMAP_CATCH_HEADER

#include "src/story/framing.h"
#include "geodata/crs.h"
#include "geodata/projector.h"
#include "tests/unit/story/frame_support.h"

using namespace tourmap;

namespace {

Tour tour_through(const std::vector<LonLat>& places) {
    Tour tour;
    for (const LonLat p : places) {
        Stop stop;
        stop.position = p;
        tour.stops.push_back(stop);
        if (tour.stops.size() < 2) continue;
        Leg leg;
        leg.from = tour.stops.size() - 2;
        leg.to = tour.stops.size() - 1;
        tour.legs.push_back(leg);
    }
    return tour;
}

}  // namespace

TEST_CASE("the CRS of a tour is centred on the short way") {
    const auto crs = parse_crs(auto_crs(tour_through({{139.7, 35.7}, {-157.9, 21.3}})).definition);
    REQUIRE(crs);
    const double lon = crs->parameter("longitude", 0);
    CHECK((lon > 165 || lon < -165));
}

TEST_CASE("the ways count: a flight from Oslo to Anchorage leads by the pole") {
    const CrsChoice choice = auto_crs(tour_through({{10.75, 59.9}, {-149.9, 61.2}}));
    const auto crs = parse_crs(choice.definition);
    REQUIRE(crs);
    CHECK(crs->parameter("latitude", 0) > 80);
}

TEST_CASE("the bundled tour's stops keep Lambert azimuthal equal area") {
    const CrsChoice choice = auto_crs(tour_through({{2.35, 48.86}, {71.43, 51.13}, {66.97, 39.65}}));
    CHECK(choice.definition.find("+proj=laea") == 0);
}

TEST_CASE("the globe is seen from above the middle of each step, and one stop is enough") {
    const Tour tour = tour_through({{20, 30}, {60, 30}});
    CHECK(
        globe_crs(state_at(tour_through({{20, 30}}), 0, 1)).definition.find("+proj=ortho +lat_0=30.00 +lon_0=20.00") ==
        0);
    CHECK(globe_crs(state_at(tour, 0, 1)).definition.find("+lon_0=40.00") != std::string::npos);
    CHECK(globe_crs(state_at(tour, 1, 1)).definition.find("+lon_0=20.00") != std::string::npos);
    CHECK(globe_crs(StoryState{}).definition.find("+proj=ortho") == 0);
}

TEST_CASE("one stop is enough for a map") {
    CHECK(auto_crs(tour_through({{20, 30}})).definition.find("+proj=laea +lat_0=30.00 +lon_0=20.00") == 0);
}

TEST_CASE("the stops before and after stay in view where the map need grow little for that, and only there") {
    const std::string head =
        "version: 1\ntitle: T\nsources:\n  - {id: s, title: S}\nmap: {crs: \"EPSG:4087\"}\nstops:\n";
    const auto stop = [](const char* id, double lon, double lat, const char* more = "") {
        return "  - {id: " + std::string(id) + ", place: " + id + ", lon: " + std::to_string(lon) +
               ", lat: " + std::to_string(lat) + ", text: x, sources: [s]" + more + "}\n";
    };
    const auto view_at_second = [&](const std::string& stops) {
        const auto story = test::story_of(
            head + stops +
            "legs:\n  - {id: ab, mode: road, from: a, to: b}\n  - {id: bc, mode: road, from: b, to: c}\n");
        const auto steps = steps_of(*story.source->tour());
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (steps[i].kind == StepKind::stop && steps[i].index == 1)
                return story.source->view_for(story.crs, story.look, {960, 540}, i).value().camera;
        return Camera{};
    };
    const std::string b = stop("b", 20, 10), far = stop("c", 80, 10);
    const Camera alone = view_at_second(stop("a", -60, 10) + b + far);
    const Camera near = view_at_second(stop("a", 8, 10) + b + far);
    CHECK(near.units_per_canvas > alone.units_per_canvas);
    CHECK(near.units_per_canvas <= 1.3 * alone.units_per_canvas);
    const auto crs = parse_crs("EPSG:4087");
    const auto projector = Projector::create(*crs);
    REQUIRE(projector);
    const auto shown = [&](const Camera& camera, double lon) {
        const ScreenXY at = to_screen(camera, {960, 540}, projector->forward({lon, 10}));
        return at.x > 0 && at.x < Canvas{960, 540}.width();
    };
    CHECK(shown(near, 8));
    CHECK(shown(near, 20));
    CHECK_FALSE(shown(near, 80));
    // Where the author says what the camera shows, it does.
    const std::string own = stop("b", 20, 10, ", camera: {width_km: 900}");
    CHECK(view_at_second(stop("a", 8, 10) + own + far) == view_at_second(stop("a", -60, 10) + own + far));
}
