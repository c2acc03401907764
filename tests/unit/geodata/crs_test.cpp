#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <limits>

#include "geodata/crs.h"
#include "geodata/projector.h"

using namespace tourmap;

namespace {

std::string error_of(const std::string& text) {
    const auto crs = parse_crs(text);
    return crs ? "" : describe(crs.error());
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Projector projector(const std::string& text) {
    auto made = Projector::create(parse_crs(text).value());
    REQUIRE(made.has_value());
    return std::move(*made);
}

}  // namespace

TEST_CASE("what is no map is refused with a reason") {
    CHECK(has(error_of(""), "empty"));
    CHECK(has(error_of("EPSG:999999"), "EPSG:999999"));
    CHECK(has(error_of("EPSG:999999"), "not found"));
    CHECK(has(error_of("complete nonsense"), "complete nonsense"));
    CHECK(has(error_of("+proj=nosuch"), "+proj=nosuch"));
    // Names that PROJ would complete on its own authority.
    CHECK(has(error_of("bla"), "no CRS has exactly that name"));
    CHECK(has(error_of("Pulkovo"), "did you mean 'Pulkovo 1"));
    CHECK(has(error_of("EPSG:4978"), "neither projected nor geographic"));  // geocentric
    CHECK(has(error_of("EPSG:5773"), "neither projected nor geographic"));  // vertical
    CHECK(has(error_of("+proj=pipeline +step +proj=merc"), "neither projected nor geographic"));
    CHECK(has(error_of("IAU_2015:30100"), "Moon"));
    CHECK(has(error_of("+proj=merc +R=1"), "Non-Earth"));
    CHECK(has(error_of("+proj=lcc"), "': lcc: Invalid value for lat_1"));
    CHECK(has(error_of(std::string(70000, 'x')), "64 KiB"));
    for (const char* text : {"", "EPSG:999999", "complete nonsense", "EPSG:4978", "+proj=lcc"}) {
        INFO(text);
        CHECK_FALSE(error_of(text).empty());
        CHECK(has(error_of(text), "EPSG:3035"));  // what would be right
        CHECK(error_of(text).size() < 400);
    }
}

TEST_CASE("a CRS whose coordinates are no lengths cannot be drawn, and says why") {
    for (const char* text : {"+proj=s2", "+proj=calcofi"}) {
        INFO(text);
        const auto made = Projector::create(parse_crs(text).value());
        REQUIRE_FALSE(made);
        CHECK(has(describe(made.error()), "no lengths"));
    }
}

TEST_CASE("every way to write a CRS is understood") {
    for (const char* text : {"EPSG:3035", "ESRI:54030", "+proj=robin", "  +proj=robin", "proj=robin",
                             "+proj=robin +type=crs", "+init=epsg:3857", "urn:ogc:def:crs:EPSG::3035", "EPSG:4326",
                             "EPSG:7405", "WGS84", "wgs 84", "ETRS89-extended / LAEA Europe"}) {
        INFO(text);
        CHECK(error_of(text).empty());
        CHECK(parse_crs(text).has_value());
    }
    const std::string wkt = R"(PROJCS["x",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],)"
                            R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],)"
                            R"(PARAMETER["central_meridian",20],PARAMETER["scale_factor",1],UNIT["metre",1],)"
                            R"(EXTENSION["PROJ4","+proj=merc +lon_0=20 +datum=WGS84"]])";
    CHECK(error_of(wkt).empty());
    CHECK(std::abs(projector(wkt).forward({20, 0}).x) < 1e-6);
}

TEST_CASE("what a Crs says about itself") {
    const Crs laea = parse_crs("EPSG:3035").value();
    CHECK(laea.method == "Lambert Azimuthal Equal Area");
    CHECK(laea.parameter("latitude of natural origin", 0) == 52);
    CHECK(laea.metres_per_unit == 1);
    CHECK_FALSE(laea.geographic);
    CHECK_FALSE(laea.moves_datum);
    CHECK(std::abs(laea.flattening - 1 / 298.257222101) < 1e-12);
    CHECK(parse_crs("+proj=robin +R=6371000").value().flattening == 0);
    CHECK(parse_crs("+proj=robin +units=km").value().metres_per_unit == 1000);
    const Crs geographic = parse_crs("EPSG:4326").value();
    CHECK(geographic.geographic);
    CHECK(std::abs(geographic.metres_per_unit - 111319.49) < 0.01);
    CHECK(parse_crs("EPSG:27700").value().moves_datum);
    CHECK(std::abs(parse_crs("EPSG:27572").value().prime_meridian - 2.33722917) < 1e-6);
}

TEST_CASE("known points of known maps, x east and y north") {
    struct Point {
        const char* crs;
        LonLat p;
        MapXY q;
        double within;
    };
    const std::vector<Point> points{
        {"EPSG:3035", {10, 52}, {4321000, 3210000}, 1e-6},
        {"EPSG:3857", {180, 0}, {20037508.342789, 0}, 1e-5},
        {"EPSG:3857", {0, 85.051128779807}, {0, 20037508.342789}, 1e-3},
        {"EPSG:32633", {15, 0}, {500000, 0}, 1e-6},
        {"EPSG:4326", {12.5, -33.25}, {12.5, -33.25}, 1e-12},
        {"EPSG:27700", {-0.1276, 51.5072}, {530000, 180380}, 100},  // Charing Cross
        {"EPSG:2046", {16, -30}, {96488.7, -3320534}, 200},         // a survey that counts west and south
    };
    for (const Point& point : points) {
        const MapXY q = projector(point.crs).forward(point.p);
        INFO(point.crs << ": " << q.x << ", " << q.y);
        CHECK(std::abs(q.x - point.q.x) <= point.within);
        CHECK(std::abs(q.y - point.q.y) <= point.within);
    }
    const Projector krovak = projector("EPSG:5513");
    CHECK(krovak.forward({15.4, 50}).x > krovak.forward({14.4, 50}).x);
    CHECK(krovak.forward({14.4, 51}).y > krovak.forward({14.4, 50}).y);
}

TEST_CASE("what PROJ refuses is not a number, and never thrown") {
    const Projector ortho = projector("+proj=ortho +lat_0=40");
    CHECK(std::isnan(ortho.forward({180, -40}).x));
    CHECK_FALSE(ortho.inverse({1e9, 1e9}).has_value());
    CHECK_FALSE(projector("+proj=robin").inverse({std::numeric_limits<double>::quiet_NaN(), 0}).has_value());
}

TEST_CASE("the default CRS of a tour is centred on its extent") {
    const std::string text = laea_centred_on({41.123, 48.5});
    CHECK(text == "+proj=laea +lat_0=48.50 +lon_0=41.12 +datum=WGS84 +units=m");
    CHECK(parse_crs(text).has_value());
}
