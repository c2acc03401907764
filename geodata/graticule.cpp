#include "geodata/graticule.h"

#include <cmath>
#include <string>

namespace tourmap {
namespace {

constexpr double vertex_step = 5;  // degrees; resampling adds what a projection needs

std::string label_of(double degrees, const char* positive, const char* negative) {
    const int whole = static_cast<int>(std::lround(std::abs(degrees)));
    std::string text = std::to_string(whole) + "°";
    if (whole == 0 || whole == 180) return text;
    return text + (degrees > 0 ? positive : negative);
}

void add_line(GeoLayer& layer, LonLat from, LonLat to, const std::string& label, const char* kind) {
    const double length = std::max(std::abs(to.lon - from.lon), std::abs(to.lat - from.lat));
    const int n = static_cast<int>(std::ceil(length / vertex_step));
    for (int i = 0; i <= n; ++i) {
        const double f = static_cast<double>(i) / n;
        layer.vertices.push_back({from.lon + f * (to.lon - from.lon), from.lat + f * (to.lat - from.lat)});
    }
    layer.ring_offsets.push_back(static_cast<std::uint32_t>(layer.vertices.size()));
    layer.part_offsets.push_back(static_cast<std::uint32_t>(layer.ring_offsets.size() - 1));
    layer.feature_offsets.push_back(static_cast<std::uint32_t>(layer.part_offsets.size() - 1));
    layer.kinds.push_back(GeometryKind::line);
    layer.attributes.values.insert(layer.attributes.values.end(), {label, kind});
}

}  // namespace

GeoLayer graticule(double step) {
    GeoLayer layer;
    layer.name = "graticule";
    layer.geometry = "LineString";
    layer.attributes.names = {"label", "kind"};
    layer.attributes.types = {"String", "String"};
    const int parallels = static_cast<int>(std::ceil(90 / step - 1e-9)) - 1;  // on each side of the equator
    for (double lon = -180; lon < 180 - 1e-9; lon += step) {
        const bool to_pole = std::abs(std::remainder(lon, 90)) < 1e-9;
        const double reach = to_pole || parallels == 0 ? 90 : parallels * step;
        add_line(layer, {lon, -reach}, {lon, reach}, label_of(lon, "E", "W"), "meridian");
    }
    for (int k = -parallels; k <= parallels; ++k)
        add_line(layer, {-180, k * step}, {180, k * step}, label_of(k * step, "N", "S"), "parallel");
    layer.seam.assign(layer.vertices.size(), 0);
    return layer;
}

double graticule_step(double degrees_across) {
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 20.0})
        if (degrees_across / step <= 8) return step;
    return 30;
}

}  // namespace tourmap
