#include "geodata/graticule.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tourmap {
namespace {

constexpr double vertex_step = 5;  // degrees; resampling adds what a projection needs
constexpr double slack = 1e-9;     // in steps: multiples of 1/3600 are not exact

// Multiples of the step in [low, high]: the first and the last.
struct Multiples {
    long first, last;
};
Multiples multiples(double low, double high, double step) {
    return {static_cast<long>(std::ceil(low / step - slack)), static_cast<long>(std::floor(high / step + slack))};
}

void add_part(GeoLayer& layer, LonLat from, LonLat to) {
    const double length = std::max(std::abs(to.lon - from.lon), std::abs(to.lat - from.lat));
    if (!(length > 0)) return;
    const int n = static_cast<int>(std::ceil(length / vertex_step));
    for (int i = 0; i <= n; ++i) {
        const double f = static_cast<double>(i) / n;
        layer.vertices.push_back({from.lon + f * (to.lon - from.lon), from.lat + f * (to.lat - from.lat)});
    }
    layer.ring_offsets.push_back(static_cast<std::uint32_t>(layer.vertices.size()));
    layer.part_offsets.push_back(static_cast<std::uint32_t>(layer.ring_offsets.size() - 1));
}

void end_line(Graticule& net, GraticuleLine line, double step) {
    GeoLayer& layer = net.layer;
    layer.feature_offsets.push_back(static_cast<std::uint32_t>(layer.part_offsets.size() - 1));
    layer.kinds.push_back(GeometryKind::line);
    const char* kind = line.meridian ? "meridian" : "parallel";
    layer.attributes.values.insert(layer.attributes.values.end(), {graticule_label(line, step), kind});
    net.lines.push_back(line);
}

}  // namespace

double last_parallel(double step) {
    const double parallels = std::ceil(90 / step - slack) - 1;  // on each side of the equator
    return parallels > 0 ? parallels * step : 90;
}

Graticule graticule(const GraticuleSpec& spec) {
    Graticule net;
    GeoLayer& layer = net.layer;
    layer.name = "graticule";
    layer.geometry = "LineString";
    layer.attributes.names = {"label", "kind"};
    layer.attributes.types = {"String", "String"};
    const auto& [min, max, empty] = spec.window;
    const double step = spec.step;

    const bool whole_turn = max.lon - min.lon >= 360;
    const auto [west, east] = multiples(min.lon, whole_turn ? min.lon + 360 - step / 2 : max.lon, step);
    for (long k = west; k <= east; ++k) {
        const double lon = wrap_longitude(static_cast<double>(k) * step);
        const bool to_pole = std::abs(std::remainder(lon, 90)) < slack * step;
        add_part(layer, {lon, std::max(to_pole ? -90 : spec.south, min.lat)},
                 {lon, std::min(to_pole ? 90 : spec.north, max.lat)});
        end_line(net, {true, lon}, step);
    }
    const double last = last_parallel(step) < 90 ? last_parallel(step) : 0;
    const auto [south, north] = multiples(std::max(min.lat, -last), std::min(max.lat, last), step);
    for (long k = south; k <= north; ++k) {
        const double lat = static_cast<double>(k) * step;
        add_part(layer, {min.lon, lat}, {std::min(max.lon, 180.0), lat});
        if (max.lon > 180) add_part(layer, {-180, lat}, {max.lon - 360, lat});
        end_line(net, {false, lat}, step);
    }
    layer.seam.assign(layer.vertices.size(), 0);
    return net;
}

std::string graticule_degrees(const GraticuleLine& line, double step) {
    const long seconds = std::lround(std::abs(line.degrees) * 3600);
    const long degrees = seconds / 3600;
    char text[40];
    const double step_seconds = step * 3600;
    if (step_seconds > 3600 - 0.5 || graticule_side(line) == 0)
        std::snprintf(text, sizeof text, "%ld°", degrees);
    else if (step_seconds > 60 - 0.5)
        std::snprintf(text, sizeof text, "%ld°%02ld′", degrees, seconds / 60 % 60);
    else
        std::snprintf(text, sizeof text, "%ld°%02ld′%02ld″", degrees, seconds / 60 % 60, seconds % 60);
    return text;
}

char graticule_side(const GraticuleLine& line) {
    const long seconds = std::lround(std::abs(line.degrees) * 3600);
    if (seconds == 0 || (line.meridian && seconds == 180L * 3600)) return 0;
    if (line.meridian) return line.degrees > 0 ? 'E' : 'W';
    return line.degrees > 0 ? 'N' : 'S';
}

std::string graticule_label(const GraticuleLine& line, double step) {
    const char side = graticule_side(line);
    return graticule_degrees(line, step) + (side ? std::string(1, side) : std::string());
}

double graticule_step(double degrees_across) {
    for (const double unit : {1.0 / 3600, 1.0 / 60})
        for (const double n : {1.0, 2.0, 5.0, 10.0, 20.0, 30.0})
            if (degrees_across / (n * unit) <= 8) return n * unit;
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 20.0})
        if (degrees_across / step <= 8) return step;
    return 30;
}

}  // namespace tourmap
