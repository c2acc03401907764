#include "geodata/geodesic.h"

#include <geodesic.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

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
// Close to a pole the longitude runs faster than straight lon/lat edges can follow.
constexpr double longest_turn = 0.25;  // degrees of longitude between vertices
constexpr double shortest_edge = 1;    // metres

// Appends the way from the last point of `out` to q, `to` metres along the line.
void append_way(std::vector<LonLat>& out, const geod_geodesicline& line, double from, double to, LonLat q) {
    const LonLat p = out.back();
    const double turn = std::abs(wrap_longitude(q.lon - p.lon));
    if (turn > longest_turn && to - from > shortest_edge) {
        const double middle = (from + to) / 2;
        append_way(out, line, from, middle, at(line, middle));
        append_way(out, line, middle, to, q);
        return;
    }
    if (turn > 90 && std::abs(p.lat) > 89) {  // over the pole: along its edge of the lon/lat plane
        const double pole = std::copysign(90, p.lat);
        out.push_back({p.lon, pole});
        out.push_back({q.lon, pole});
    }
    out.push_back(q);
}

// Appends the way from the last point of `points` to b.
// A pole lies on all meridians: it is left and reached along that of the other end, and turned on in between.
void append_geodesic(std::vector<LonLat>& points, LonLat b) {
    if (std::abs(b.lat) == 90 && std::abs(points.back().lat) != 90) b.lon = points.back().lon;
    if (std::abs(points.back().lat) == 90 && std::abs(b.lat) != 90) {
        const LonLat pole{b.lon, points.back().lat};
        points.size() == 1 ? points.back() = pole : points.emplace_back(pole);
    }
    const geod_geodesicline line = line_between(points.back(), b);
    const int n = std::max(1, static_cast<int>(std::ceil(line.s13 / metres_between_vertices)));
    for (int i = 1; i <= n; ++i)
        append_way(points, line, line.s13 * (i - 1) / n, line.s13 * i / n, i < n ? at(line, line.s13 * i / n) : b);
}

std::vector<LonLat> way_points(const std::vector<LonLat>& corners) {
    std::vector<LonLat> points{corners.front()};
    for (std::size_t i = 1; i < corners.size(); ++i) append_geodesic(points, corners[i]);
    return points;
}

// Where the short way p -> q crosses the antimeridian: the side it leaves by (180 or -180) and the latitude.
struct Crossing {
    double side, lat;
};
std::optional<Crossing> antimeridian_crossing(LonLat p, LonLat q) {
    const double step = wrap_longitude(q.lon - p.lon);
    if (std::abs(q.lon - p.lon) <= 180) return std::nullopt;
    const double side = std::copysign(180, step != 0 ? step : p.lon);  // 0: both lie on it
    const double f = step == 0 ? 0 : (side - p.lon) / step;
    return Crossing{side, p.lat + f * (q.lat - p.lat)};
}

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

GeoLayer geodesic_line(const std::vector<LonLat>& corners) {
    assert(corners.size() >= 2);
    GeoLayer layer;
    layer.name = "geodesic";
    layer.edges = EdgeModel::geodesic;
    std::vector<LonLat> part;
    const auto end_part = [&] {
        if (part.size() < 2) return;  // a way that starts or ends on the antimeridian
        layer.vertices.insert(layer.vertices.end(), part.begin(), part.end());
        layer.ring_offsets.push_back(static_cast<std::uint32_t>(layer.vertices.size()));
        layer.part_offsets.push_back(static_cast<std::uint32_t>(layer.ring_offsets.size() - 1));
    };
    for (const LonLat& p : way_points(corners)) {
        if (!part.empty())
            if (const auto crossing = antimeridian_crossing(part.back(), p)) {
                const LonLat leave{crossing->side, crossing->lat}, enter{-crossing->side, crossing->lat};
                if (part.back() != leave) part.push_back(leave);
                end_part();
                part.assign(1, enter);
                if (p == enter) continue;
            }
        part.push_back(p);
    }
    end_part();
    layer.seam.assign(layer.vertices.size(), 0);
    // The step along a pole has no length on the globe: not stroked.
    for (std::size_t i = 0; i + 1 < layer.vertices.size(); ++i)
        layer.seam[i] = std::abs(layer.vertices[i].lat) == 90 && layer.vertices[i].lat == layer.vertices[i + 1].lat;
    layer.feature_offsets.push_back(static_cast<std::uint32_t>(layer.part_offsets.size() - 1));
    layer.kinds.push_back(GeometryKind::line);
    return layer;
}

}  // namespace tourmap
