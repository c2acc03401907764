#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>

#include "geodata/graticule.h"

using namespace tourmap;

namespace {

std::vector<std::string> labels(const GeoLayer& layer, const std::string& kind) {
    std::vector<std::string> out;
    for (std::size_t f = 0; f < layer.feature_count(); ++f)
        if (layer.attributes.at(f, 1) == kind) out.push_back(layer.attributes.at(f, 0));
    return out;
}

}  // namespace

TEST_CASE("lines every step, the equator and Greenwich among them") {
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0}) {
        const GeoLayer net = graticule(step);
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

TEST_CASE("labels") {
    const GeoLayer net = graticule(30);
    CHECK(labels(net, "parallel") == std::vector<std::string>{"60°S", "30°S", "0°", "30°N", "60°N"});
    const auto meridians = labels(net, "meridian");
    CHECK(meridians.front() == "180°");
    CHECK(std::count(meridians.begin(), meridians.end(), "90°E") == 1);
    CHECK(std::count(meridians.begin(), meridians.end(), "150°W") == 1);
}

TEST_CASE("a step for every extent") {
    CHECK(graticule_step(5) == 1);
    CHECK(graticule_step(60) == 10);
    CHECK(graticule_step(95) == 15);
    CHECK(graticule_step(360) == 30);
}
