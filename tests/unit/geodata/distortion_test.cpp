#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/crs_details.h"
#include "geodata/distortion.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

LonLatBox box(double west, double south, double east, double north) {
    LonLatBox out;
    out.include({west, south});
    out.include({east, north});
    return out;
}

Indicatrix at(const std::string& crs, LonLat p) {
    const Projection map = projection(crs);
    const auto out = indicatrix_at(map.projector, p);
    REQUIRE(out);
    return *out;
}

bool near(double a, double b, double by) {
    return std::abs(a - b) <= by;
}

}  // namespace

TEST_CASE("conformal methods keep angles, equal-area methods areas") {
    for (const char* crs : {"+proj=merc", "+proj=lcc +lat_1=30 +lat_2=60 +lon_0=20", "+proj=stere +lat_0=60 +lon_0=20",
                            "+proj=tmerc +lon_0=20", "EPSG:32633"}) {
        INFO(crs);
        for (const LonLat p : {LonLat{25, 50}, LonLat{5, 30}, LonLat{20, 70}}) CHECK(at(crs, p).angle < 1e-4);
    }
    for (const char* crs : {"+proj=laea +lat_0=50 +lon_0=10", "+proj=eqearth", "+proj=aea +lat_1=30 +lat_2=60",
                            "+proj=cea", "EPSG:3035", "EPSG:6931"}) {
        INFO(crs);
        for (const LonLat p : {LonLat{25, 50}, LonLat{-50, 30}, LonLat{20, 70}}) CHECK(near(at(crs, p).area, 1, 2e-6));
    }
}

TEST_CASE("values of Snyder's tables are met") {
    // Map Projections: A Working Manual, on the sphere. Mercator (table 10): h = k = sec(lat).
    const Indicatrix mercator = at("+proj=merc +R=6370997", {20, 60});
    CHECK(near(mercator.area, 4, 1e-5));
    // Lambert azimuthal equal-area (table 30): 60 degrees from the centre h = cos 30, k = 1 / cos 30.
    const double k = 1 / std::cos(30 * degrees_to_radians);
    CHECK(near(at("+proj=laea +R=6370997", {60, 0}).angle,
               2 * std::asin((k - 1 / k) / (k + 1 / k)) / degrees_to_radians, 1e-5));
    // Plate carree: k = sec(lat), h = 1; at 60 degrees the angle changes by 2 asin(1/3).
    const Indicatrix plate = at("+proj=eqc +R=6370997", {10, 60});
    CHECK(near(plate.angle, 38.9424, 1e-4));
    CHECK(near(plate.area, 2, 1e-6));
    // Orthographic, 60 degrees from the centre: h = cos 60, k = 1.
    CHECK(near(at("+proj=ortho +R=6370997", {60, 0}).area, 0.5, 1e-6));
    // Universal transverse Mercator: 0.9996 on its meridian.
    CHECK(near(at("EPSG:32633", {15, 40}).area, 0.9996 * 0.9996, 1e-6));
}

TEST_CASE("units, poles and grids of degrees do not matter") {
    CHECK(near(at("+proj=laea +lat_0=50 +units=km", {5, 45}).area, 1, 1e-6));
    CHECK(near(at("+proj=laea +lat_0=50 +units=us-ft", {5, 45}).area, 1, 1e-6));
    CHECK(near(at("EPSG:4326", {5, 60}).angle, at("+proj=eqc", {5, 60}).angle, 1e-4));
}

TEST_CASE("web Mercator is not conformal") {
    const double angle = at("EPSG:3857", {0, 0}).angle;
    CHECK(angle > 0.1);
    CHECK(angle < 0.4);
}

TEST_CASE("the distortion over an extent says where it is largest") {
    const Projection mercator = projection("+proj=merc +R=6370997");
    const Distortion d = distortion_over(mercator.projector, mercator.domain.domain, box(-10, -30, 40, 60));
    CHECK(d.places == 65 * 65);
    CHECK(near(d.largest_area, 4, 1e-4));
    CHECK(near(d.largest_area_at.lat, 60, 1e-3));
    CHECK(near(d.smallest_area, 1, 1e-3));
    CHECK(d.largest_angle < 1e-4);
    // Nothing torn at the cut, at poles, or over the antimeridian.
    const Projection laea = projection("+proj=laea +lat_0=0 +lon_0=180");
    const Distortion pacific = distortion_over(laea.projector, laea.domain.domain, box(120, -60, 260, 60));
    CHECK(near(pacific.largest_area, 1, 1e-5));
    const Projection world = projection("EPSG:3857");
    CHECK(distortion_over(world.projector, world.domain.domain, box(-180, -85.06, 180, 85.06)).largest_angle < 0.5);
}

TEST_CASE("without an extent all of the domain is measured") {
    const Projection ortho = projection("+proj=ortho +R=6370997");
    const Distortion d = distortion_over(ortho.projector, ortho.domain.domain);
    CHECK(d.smallest_area < 0.01);
    CHECK(near(d.largest_area, 1, 1e-5));
    CHECK(near(d.largest_area_at.lat, 0, 0.01));
    const Projection earth = projection("+proj=eqearth +lon_0=90");
    const Distortion e = distortion_over(earth.projector, earth.domain.domain);
    CHECK(near(e.smallest_area, 1, 1e-4));
    CHECK(near(e.largest_area, 1, 1e-4));
}

TEST_CASE("an extent outside the domain is measured nowhere") {
    const Projection ortho = projection("+proj=ortho");
    CHECK(distortion_over(ortho.projector, ortho.domain.domain, box(170, -10, 180, 10)).places == 0);
}

TEST_CASE("a CRS tells its code, unit, ellipsoid, datum and area of use") {
    const CrsDetails laea = details_of(*parse_crs("EPSG:3035"));
    CHECK(laea.authority == "EPSG:3035");
    CHECK(laea.unit == "metre");
    CHECK(laea.ellipsoid == "GRS 1980");
    CHECK(laea.datum.find("European Terrestrial Reference System 1989") != std::string::npos);
    REQUIRE(laea.area);
    CHECK(laea.area->box.min.lon < -10);
    CHECK(laea.area->name.find("Europe") != std::string::npos);
    const CrsDetails text = details_of(*parse_crs("+proj=laea +lat_0=10"));
    CHECK(text.authority.empty());
    CHECK_FALSE(text.area);
    const CrsDetails fiji = details_of(*parse_crs("EPSG:3460"));  // crosses the antimeridian
    REQUIRE(fiji.area);
    CHECK(fiji.area->box.max.lon > 180);
}
