#include TOURMAP_CATCH_HEADER

#include "geodata/area_lookup.h"
#include "geodata/load.h"

using namespace tourmap;

namespace {

const GeoLayer& countries() {
    static const GeoLayerPtr layer = [] {
        const auto loaded = load_layers(TOURMAP_SOURCE_DIR "/assets/basemap/countries_50m.shp");
        REQUIRE(loaded);
        return loaded->front().layer;
    }();
    return *layer;
}

std::string name_at(LonLat p) {
    static const AreaLookup lookup(countries());
    const auto found = lookup.at(countries(), p);
    return found ? countries().attributes.at(*found, *countries().attributes.column("name")) : "";
}

}  // namespace

TEST_CASE("the country at a place, with holes and on both sides of 180 degrees") {
    CHECK(name_at({2.35, 48.86}) == "France");
    CHECK(name_at({66.96, 39.65}) == "Uzbekistan");
    CHECK(name_at({28.2, -29.5}) == "Lesotho");
    CHECK(name_at({26, -29}) == "South Africa");
    CHECK(name_at({-175, 66.5}) == "Russia");
    CHECK(name_at({175, 66.5}) == "Russia");
    CHECK(name_at({0, -89.9}) == "Antarctica");
    CHECK(name_at({-30, 40}).empty());
}

TEST_CASE("a place in no more than one country, and in each that says so") {
    static const AreaLookup lookup(countries());
    for (double lon = -179.7; lon < 180; lon += 7.3)
        for (double lat = -84.1; lat < 84; lat += 5.9) {
            std::size_t count = 0;
            for (std::size_t f = 0; f < countries().feature_count(); ++f) count += lies_in(countries(), f, {lon, lat});
            CAPTURE(lon, lat);
            CHECK(count <= 1);
            CHECK(lookup.at(countries(), {lon, lat}).has_value() == (count == 1));
        }
}
