#include TOURMAP_CATCH_HEADER

#include "src/story/framing.h"
#include "geodata/crs.h"

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
