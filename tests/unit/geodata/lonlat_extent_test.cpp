#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/crs.h"
#include "geodata/crs_choice.h"
#include "geodata/lonlat_extent.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

bool near(double a, double b, double by = 1e-6) {
    return std::abs(a - b) <= by;
}

LonLatBox box(double west, double south, double east, double north) {
    LonLatBox out;
    out.include({west, south});
    out.include({east, north});
    return out;
}

std::string chosen(double west, double south, double east, double north) {
    const CrsChoice choice = choose_crs(box(west, south, east, north));
    INFO(choice.definition);
    CHECK(parse_crs(choice.definition).has_value());
    CHECK(choice.reason.find(", because ") != std::string::npos);
    return choice.definition;
}

bool begins(const std::string& text, const std::string& start) {
    return text.rfind(start, 0) == 0;
}

const LonLat paris{2.35, 48.86}, tokyo{139.69, 35.69}, honolulu{-157.86, 21.31}, suva{178.44, -18.14},
    anchorage{-149.9, 61.22}, samoa{-171.76, -13.83};

}  // namespace

TEST_CASE("the extent of places goes the short way round") {
    const LonLatBox pacific = shortest_extent(std::vector{tokyo, honolulu});
    CHECK(near(pacific.min.lon, 139.69));
    CHECK(near(pacific.max.lon, 360 - 157.86));
    const LonLatBox plain = shortest_extent(std::vector{paris, tokyo});
    CHECK(near(plain.min.lon, 2.35));
    CHECK(near(plain.max.lon, 139.69));
    const LonLatBox one = shortest_extent(std::vector{suva});
    CHECK(near(one.min.lon, one.max.lon));
    CHECK(shortest_extent(std::vector<LonLat>{}).empty);
}

TEST_CASE("the extent of a layer goes over the antimeridian where that is shorter") {
    const auto fiji = std::make_shared<const GeoLayer>(layer_of(
        {{{{177, -19}, {180, -19}, {180, -16}, {177, -16}}}, {{{-180, -19}, {-178, -19}, {-178, -16}, {-180, -16}}}}));
    const LonLatBox small = shortest_extent(std::vector<GeoLayerPtr>{fiji});
    CHECK(near(small.min.lon, 177, 0.3));
    CHECK(near(small.max.lon, 182, 0.3));
    const auto land = std::make_shared<const GeoLayer>(layer_of({{{{-10, 40}, {30, 40}, {30, 60}, {-10, 60}}}}));
    const LonLatBox plain = shortest_extent(std::vector<GeoLayerPtr>{land});
    CHECK(plain.min == LonLat{-10, 40});
    CHECK(plain.max == LonLat{30, 60});
    const LonLatBox both = shortest_extent(std::vector<GeoLayerPtr>{fiji, land});
    CHECK(near(both.min.lon, -10, 0.3));
    CHECK(near(both.max.lon, 182, 0.3));
    CHECK(shortest_extent(std::vector<GeoLayerPtr>{}).empty);
}

TEST_CASE("the smallest cap holds all places and touches two or three of them") {
    const Cap pair = smallest_cap(std::vector<LonLat>{{170, 0}, {-150, 0}});
    CHECK(near(wrap_longitude(pair.centre.lon - 190), 0));
    CHECK(near(pair.radius, 20));
    const Cap pole = smallest_cap(std::vector<LonLat>{{0, 70}, {120, 70}, {-120, 70}});
    CHECK(near(pole.centre.lat, 90, 1e-4));
    CHECK(near(pole.radius, 20));
    CHECK(smallest_cap(std::vector<LonLat>{{0, 0}, {120, 0}, {-120, 0}, {0, 90}, {0, -90}}).radius >= 90);
    CHECK(smallest_cap(std::vector<LonLat>{paris}).radius == 0);

    Random random(3);
    for (int round = 0; round < 100; ++round) {
        std::vector<LonLat> places;
        const LonLat middle = random.on_globe();
        while (places.size() < 12)
            if (const LonLat p = random.on_globe(); degrees_apart(p, middle) < 60) places.push_back(p);
        const Cap cap = smallest_cap(places);
        int on_rim = 0;
        for (const LonLat p : places) {
            CHECK(degrees_apart(p, cap.centre) <= cap.radius + 1e-6);
            on_rim += degrees_apart(p, cap.centre) > cap.radius - 1e-4;
        }
        CHECK(on_rim >= 2);
        CHECK(cap.radius <= 60);
    }
}

TEST_CASE("an extent gets the method of the selection guidelines") {
    CHECK(chosen(-180, -90, 180, 90) == "+proj=eqearth +lon_0=0.00 +datum=WGS84 +units=m");
    CHECK(begins(chosen(20, -80, 380, 85), "+proj=eqearth +lon_0=-160.00"));  // recentred
    // Snyder's example: the conterminous United States, wide and in middle latitudes. A sixth from either end.
    CHECK(begins(chosen(-125, 24, -66, 50), "+proj=aea +lat_1=28.33 +lat_2=45.67 +lat_0=37.00 +lon_0=-95.50"));
    CHECK(begins(chosen(60, 45, 200, 75), "+proj=aea"));                              // Siberia, over the antimeridian
    CHECK(begins(chosen(95, -10, 141, 6), "+proj=cea +lat_ts=5.00 +lon_0=118.00"));   // Indonesia
    CHECK(begins(chosen(-10, 35, 30, 60), "+proj=laea +lat_0=47.5"));                 // Europe: square
    CHECK(begins(chosen(-76, -56, -66, -17), "+proj=laea"));                          // Chile: tall
    CHECK(begins(chosen(-180, 60, 180, 90), "+proj=laea +lat_0=90.00 +lon_0=0.00"));  // the Arctic
    CHECK(begins(chosen(-180, -90, 180, -60), "+proj=laea +lat_0=-90.00"));
    CHECK(begins(chosen(-20, -35, 150, 60), "+proj=laea"));  // about a hemisphere
    CHECK(begins(chosen(-110, -88, 70, 90), "+proj=laea +lat_0=0.00 +lon_0=-20.00"));
    CHECK(begins(chosen(5, 5, 5, 5), "+proj=laea"));  // a place
}

TEST_CASE("a journey is centred on itself, over the antimeridian and round a pole too") {
    const auto centre_of = [](const std::vector<LonLat>& places) {
        const CrsChoice choice = choose_crs_for_journey(places);
        INFO(choice.definition);
        const auto crs = parse_crs(choice.definition);
        REQUIRE(crs);
        REQUIRE(begins(choice.definition, "+proj=laea"));
        return LonLat{crs->parameter("longitude", 0), crs->parameter("latitude", 0)};
    };
    const LonLat pacific = centre_of({tokyo, anchorage, honolulu});
    CHECK(std::abs(wrap_longitude(pacific.lon - 180)) < 15);
    const LonLat islands = centre_of({suva, samoa});
    CHECK(degrees_apart(islands, {-176.7, -16}) < 2);
    // Svalbard, Alaska, the Laptev Sea: round the pole.
    const LonLat arctic = centre_of({{15, 78}, {-150, 71}, {120, 74}});
    CHECK(degrees_apart(arctic, {0, 90}) < 12);
    CHECK(choose_crs_for_journey(std::vector<LonLat>{{15, 78}, {-150, 71}, {120, 74}}).reason.find("pole") !=
          std::string::npos);
    centre_of({paris});
    // Straight east through Russia: conic. Round the world: Equal Earth.
    CHECK(begins(choose_crs_for_journey(std::vector<LonLat>{{30, 55}, {60, 57}, {132, 48}}).definition, "+proj=aea"));
    CHECK(begins(choose_crs_for_journey(std::vector<LonLat>{{0, 0}, {120, 0}, {-120, 0}}).definition, "+proj=eqearth"));
}

TEST_CASE("a globe is seen from above its place") {
    const CrsChoice globe = choose_globe({40, 48});
    CHECK(globe.definition == "+proj=ortho +lat_0=48.00 +lon_0=40.00 +datum=WGS84 +units=m");
    CHECK(near(middle_of(box(170, -20, 190, 0)).lon, -180));
}
