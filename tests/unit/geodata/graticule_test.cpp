#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>

#include "geodata/graticule.h"
#include "geodata/projected_graticule.h"

using namespace tourmap;

namespace {

std::vector<std::string> labels(const GeoLayer& layer, const std::string& kind) {
    std::vector<std::string> out;
    for (std::size_t f = 0; f < layer.feature_count(); ++f)
        if (layer.attributes.at(f, 1) == kind) out.push_back(layer.attributes.at(f, 0));
    return out;
}

GeoLayer net_of(double step) {
    GraticuleSpec spec;
    spec.step = step;
    return graticule(spec).layer;
}

LonLatBox box_of(double west, double south, double east, double north) {
    return {{west, south}, {east, north}, false};
}

struct Map {
    Projector projector;
    DomainInfo domain;
};

Map map_of(const std::string& text) {
    const auto crs = parse_crs(text);
    REQUIRE(crs);
    auto projector = Projector::create(*crs);
    REQUIRE(projector);
    return {std::move(*projector), domain_of(*crs)};
}

}  // namespace

TEST_CASE("lines every step, the equator and Greenwich among them") {
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0}) {
        const GeoLayer net = net_of(step);
        INFO(step);
        const auto meridians = labels(net, "meridian"), parallels = labels(net, "parallel");
        CHECK(static_cast<double>(meridians.size()) == 360 / step);
        CHECK(std::count(meridians.begin(), meridians.end(), "0°") == 1);
        CHECK(std::count(parallels.begin(), parallels.end(), "0°") == 1);
        CHECK(parallels.size() % 2 == 1);
        CHECK(net.seam.size() == net.vertices.size());
        for (const LonLat& p : net.vertices) {
            CHECK(std::abs(p.lon) <= 180);
            CHECK(std::abs(p.lat) <= 90);
        }
    }
}

TEST_CASE("names of lines") {
    const GeoLayer net = net_of(30);
    CHECK(labels(net, "parallel") == std::vector<std::string>{"60°S", "30°S", "0°", "30°N", "60°N"});
    const auto meridians = labels(net, "meridian");
    CHECK(meridians.front() == "180°");
    CHECK(std::count(meridians.begin(), meridians.end(), "90°E") == 1);
    CHECK(std::count(meridians.begin(), meridians.end(), "150°W") == 1);
    CHECK(graticule_label({true, 7.5}, 0.5) == "7°30′E");
    CHECK(graticule_label({true, 7}, 0.5) == "7°00′E");
    CHECK(graticule_label({false, -0.5}, 0.5) == "0°30′S");
    CHECK(graticule_label({false, 0}, 0.5) == "0°");
    CHECK(graticule_label({false, 48 + 1.0 / 3}, 1.0 / 3) == "48°20′N");
    CHECK(graticule_label({true, -(9 + 59.0 / 60 + 50.0 / 3600)}, 10.0 / 3600) == "9°59′50″W");
}

TEST_CASE("a step for every extent") {
    CHECK(graticule_step(5) == 1);
    CHECK(graticule_step(60) == 10);
    CHECK(graticule_step(95) == 15);
    CHECK(graticule_step(360) == 30);
    CHECK(graticule_step(3.5) == 0.5);
    CHECK(graticule_step(0.01) == 5.0 / 3600);
}

TEST_CASE("only lines through the window, over the antimeridian too") {
    GraticuleSpec spec;
    spec.step = 5;
    spec.window = box_of(171, -22, 192, -9);
    const Graticule net = graticule(spec);
    CHECK(labels(net.layer, "meridian") == std::vector<std::string>{"175°E", "180°", "175°W", "170°W"});
    CHECK(labels(net.layer, "parallel") == std::vector<std::string>{"20°S", "15°S", "10°S"});
    REQUIRE(net.lines.size() == net.layer.feature_count());
    for (const LonLat& p : net.layer.vertices) {
        CHECK((p.lon >= 171 || p.lon <= -168));
        CHECK(p.lat >= -22);
        CHECK(p.lat <= -9);
    }
    // Steps of a minute cost what the window shows, not what the globe has.
    spec.step = 1.0 / 60;
    spec.window = box_of(10, 50, 10.1, 50.1);
    CHECK(graticule(spec).lines.size() == 14);
}

TEST_CASE("meridians reach a pole that is a line, and stop before one that is a point") {
    const auto reach = [](const std::string& crs) {
        const Map map = map_of(crs);
        const ProjectedGraticule net = project_graticule(map.projector, map.domain, {}, 15, {1000, 0});
        const auto line = std::find(net.lines.begin(), net.lines.end(), GraticuleLine{true, 15}) - net.lines.begin();
        return net.net.boxes[static_cast<std::size_t>(line)].max.y / map.projector.forward({0, 89.999}).y;
    };
    CHECK(reach("+proj=eqearth") > 0.999);
    CHECK(reach("+proj=robin") > 0.999);
    CHECK(reach("+proj=eqc") > 0.999);
    CHECK(reach("+proj=moll") < 0.97);
    CHECK(reach("+proj=sinu") < 0.97);
}

TEST_CASE("lines end at the outline where they should") {
    const Map map = map_of("+proj=eqearth");
    const auto ends = graticule_ends(map.projector, map.domain, {}, 30);
    const auto count = [&](GraticuleLine line) {
        return std::count_if(ends.begin(), ends.end(), [&](const GraticuleEnd& e) { return e.line == line; });
    };
    for (const double lat : {-60.0, -30.0, 0.0, 30.0, 60.0}) CHECK(count({false, lat}) >= 2);  // left and right
    for (const double lon : {-150.0, 0.0, 90.0}) CHECK(count({true, lon}) >= 2);               // below and above
    for (const GraticuleEnd& end : ends) {
        const auto p = map.projector.inverse({end.at.x * (1 - 1e-9), end.at.y * (1 - 1e-9)});
        REQUIRE(p);
        INFO(graticule_label(end.line, 30));
        if (end.line.meridian && std::abs(end.line.degrees) < 180)
            CHECK(std::abs(p->lon - end.line.degrees) < 1e-4);
        else if (!end.line.meridian)
            CHECK(std::abs(p->lat - end.line.degrees) < 1e-4);
        CHECK(std::abs(std::hypot(end.along.x, end.along.y) - 1) < 1e-9);
    }
}

TEST_CASE("on a globe lines end at the horizon, those that do not reach it nowhere") {
    const Map map = map_of("+proj=ortho +lat_0=40 +lon_0=10");
    const auto ends = graticule_ends(map.projector, map.domain, {}, 10);
    const auto has = [&](GraticuleLine line) {
        return std::any_of(ends.begin(), ends.end(), [&](const GraticuleEnd& e) { return e.line == line; });
    };
    CHECK(has({false, 0}));
    CHECK(has({false, 40}));
    CHECK_FALSE(has({false, 60}));
    CHECK(has({true, 10}));
    for (const GraticuleEnd& end : ends) CHECK(std::abs(std::hypot(end.at.x, end.at.y) / 6378137 - 1) < 0.01);
    // A horizon through the poles: meridians meet there and end nowhere.
    const Map upright = map_of("+proj=ortho");
    for (const GraticuleEnd& end : graticule_ends(upright.projector, upright.domain, {}, 15))
        CHECK_FALSE(end.line.meridian);
}
