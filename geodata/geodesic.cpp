#include "geodata/geodesic.h"

#include <geodesic.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tourmap {
namespace {

const geod_geodesic& wgs84() {
    static const geod_geodesic ellipsoid = [] {
        geod_geodesic g;
        geod_init(&g, 6378137, 1 / 298.257223563);
        return g;
    }();
    return ellipsoid;
}

geod_geodesicline line_between(LonLat a, LonLat b) {
    geod_geodesicline line;
    geod_inverseline(&line, &wgs84(), a.lat, a.lon, b.lat, b.lon, GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
    return line;
}

LonLat at(const geod_geodesicline& line, double metres) {
    LonLat p;
    geod_position(&line, metres, &p.lat, &p.lon, nullptr);
    return p;
}

constexpr double metres_between_vertices = 20'000;

}  // namespace

double geodesic_metres(LonLat a, LonLat b) {
    double metres = 0;
    geod_inverse(&wgs84(), a.lat, a.lon, b.lat, b.lon, &metres, nullptr, nullptr);
    return metres;
}

std::vector<LonLat> geodesic_points(LonLat a, LonLat b, int n) {
    assert(n >= 2);
    const geod_geodesicline line = line_between(a, b);
    std::vector<LonLat> points(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) points[static_cast<std::size_t>(i)] = at(line, line.s13 * i / (n - 1));
    points.front() = a;
    points.back() = b;
    return points;
}

LonLat geodesic_at(LonLat a, LonLat b, double fraction) {
    const geod_geodesicline line = line_between(a, b);
    return at(line, line.s13 * fraction);
}

GeoLayer geodesic_line(LonLat a, LonLat b) {
    const double metres = geodesic_metres(a, b);
    const int n = std::max(2, static_cast<int>(std::ceil(metres / metres_between_vertices)) + 1);
    GeoLayer layer;
    layer.name = "geodesic";
    layer.edges = EdgeModel::geodesic;
    const auto end_part = [&] {
        layer.ring_offsets.push_back(static_cast<std::uint32_t>(layer.vertices.size()));
        layer.part_offsets.push_back(static_cast<std::uint32_t>(layer.ring_offsets.size() - 1));
    };
    const std::vector<LonLat> points = geodesic_points(a, b, n);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) {
            const LonLat p = points[i - 1], q = points[i];
            const double step = wrap_longitude(q.lon - p.lon);
            if (std::abs(q.lon - p.lon) > 180 && std::abs(step) < 180) {
                // The short way crosses the antimeridian: both parts end on it at the same latitude.
                const double side = step > 0 ? 180 : -180;
                const double f = step == 0 ? 0 : (side - p.lon) / step;
                const double lat = p.lat + f * (q.lat - p.lat);
                layer.vertices.push_back({side, lat});
                end_part();
                layer.vertices.push_back({-side, lat});
            }
        }
        layer.vertices.push_back(points[i]);
    }
    end_part();
    layer.seam.assign(layer.vertices.size(), 0);
    layer.feature_offsets.push_back(static_cast<std::uint32_t>(layer.part_offsets.size() - 1));
    layer.kinds.push_back(GeometryKind::line);
    return layer;
}

}  // namespace tourmap
