#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/projection_domain.h"

using namespace tourmap;

namespace {

DomainInfo domain(const std::string& text) {
    return domain_of(parse_crs(text).value());
}
SmallCircle circle(const std::string& text) {
    return std::get<SmallCircle>(domain(text).domain);
}
CutMeridian cut(const std::string& text) {
    return std::get<CutMeridian>(domain(text).domain);
}

}  // namespace

TEST_CASE("azimuthal maps end at a circle round their centre") {
    CHECK(circle("+proj=laea +lat_0=48 +lon_0=40").centre == LonLat{40, 48});
    CHECK(circle("+proj=laea +lat_0=48 +lon_0=400").centre == LonLat{40, 48});
    CHECK(circle("+proj=laea +lat_0=48 +lon_0=40").radius > 179.5);
    CHECK(circle("EPSG:3031").centre.lat == -90);
    CHECK(circle("EPSG:3413").centre == LonLat{-45, 90});
    CHECK(circle("+proj=ups").centre.lat == 90);
    CHECK(circle("+proj=ups +south").centre.lat == -90);
    CHECK(circle("+proj=ortho +lat_0=40").radius < 90);
    // On an ellipsoid the azimuth is not unique near the antipode; at the poles and on a sphere it is.
    CHECK(circle("+proj=aeqd").radius < 179.4);
    CHECK(circle("+proj=aeqd +lat_0=90").radius > 179.9);
    CHECK(circle("+proj=aeqd +R=6371000").radius > 179.9);
    // Double stereographic stops at the pole.
    CHECK(circle("EPSG:28992").radius < 90 - 52);
}

TEST_CASE("the horizon depends on the height") {
    CHECK(std::abs(circle("+proj=nsper +h=35785831").radius - 81.2) < 0.2);
    CHECK(std::abs(circle("+proj=nsper +h=1000000").radius - 30.1) < 0.2);
    CHECK(circle("+proj=geos +h=35785831 +lon_0=140").centre == LonLat{140, 0});
}

TEST_CASE("other maps are cut opposite their central meridian") {
    CHECK(cut("+proj=robin +lon_0=11").lon_0 == 11);
    CHECK(cut("EPSG:32633").lon_0 == 15);
    CHECK(cut("+proj=utm +zone=60").lon_0 == 177);
    CHECK(cut("EPSG:32633").half_width == 75);
    CHECK(cut("EPSG:3857").lat_max < 85.06);
    CHECK(cut("+proj=lcc +lat_1=40 +lat_2=60").lat_min == -60);
    CHECK(cut("+proj=lcc +lat_1=-40 +lat_2=-60").lat_max == 60);
    CHECK(cut("EPSG:4326").half_width == 180);
    CHECK(cut("+proj=longlat +lon_wrap=180").lon_0 == -180);
    CHECK(std::abs(cut("EPSG:27572").lon_0 - 2.33722917) < 1e-6);  // counted from Paris
    CHECK(cut("EPSG:27572").half_width < 180);                     // room for the datum shift
}

TEST_CASE("interrupted projections have a window a lobe, cut where PROJ cuts them") {
    const auto igh = std::get<Interrupted>(domain("+proj=igh +lon_0=20").domain);
    CHECK(igh.frame.lon_0() == 20);
    CHECK(igh.windows.size() == 12);  // two lobes in the north, four in the south, a kink across each
    const ProjectionDomain cut_at_equator = Interrupted{Frame::about(0), {{-180, 180, 0, 90}, {-100, -20, -90, 0}}};
    CHECK(contains(cut_at_equator, {-60, -10}));
    CHECK_FALSE(contains(cut_at_equator, {60, -10}));
    CHECK(std::get<Interrupted>(domain("+proj=healpix").domain).windows.size() == 9);
    // Two thirds of the sphere lie within asin(2/3) of its equator.
    CHECK(std::abs(std::get<Interrupted>(domain("+proj=rhealpix +R=6371000").domain).windows[4].north - 41.8103149) <
          1e-6);
}

TEST_CASE("oblique methods are seen from their own pole") {
    const auto tilted =
        std::get<Interrupted>(domain("+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60").domain);
    CHECK(std::abs(tilted.frame.pole().lat - 50) < 1e-7);
    CHECK(std::abs(tilted.frame.pole().lon + 120) < 1e-7);
    // An azimuthal map stays one, round another centre.
    CHECK(circle("+proj=ob_tran +o_proj=ortho +o_lon_p=0 +o_lat_p=0 +lat_0=90 +lon_0=0").radius == 89.95);
    CHECK(circle("EPSG:2056").centre.lat > 46);
    CHECK(contains(domain("EPSG:5514").domain, {12, 50}));
    CHECK_FALSE(contains(domain("EPSG:5514").domain, {25, 60}));  // beyond the tip of its cone
}

TEST_CASE("what the table does not know is measured, and says so") {
    CHECK(domain("+proj=eqearth").known);
    const DomainInfo cube = domain("+proj=qsc");
    CHECK_FALSE(cube.known);
    CHECK(contains(cube.domain, {10, 10}));
    const DomainInfo local = domain("+proj=labrd +lon_0=46 +lat_0=-18 +azi=18");
    CHECK_FALSE(local.known);
    CHECK(std::get<SmallCircle>(local.domain).centre == LonLat{46, -18});
    CHECK(std::get<SmallCircle>(local.domain).radius < 20);
}

TEST_CASE("contains") {
    const ProjectionDomain window = CutMeridian{170, 180, -60, 85};
    CHECK(contains(window, {-170, 0}));
    CHECK(contains(window, {170, -60}));
    CHECK_FALSE(contains(window, {170, -60.1}));
    const ProjectionDomain narrow = CutMeridian{170, 30, -90, 90};
    CHECK(contains(narrow, {-165, 0}));
    CHECK_FALSE(contains(narrow, {-155, 0}));
    const ProjectionDomain cap = SmallCircle{{0, 90}, 30};
    CHECK(contains(cap, {123, 60.01}));
    CHECK_FALSE(contains(cap, {123, 59.99}));
    CHECK(describe(cap) == "within 30.00 degrees of 0, 90 (lon, lat)");
}
