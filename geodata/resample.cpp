#include "geodata/resample.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geodata/clip_domain.h"

namespace tourmap {
namespace {

constexpr int deepest = 16;
constexpr double longest_untested = 4;  // degrees: longer edges are split before any test
constexpr double far_degrees = 120;     // from the centre of an azimuthal map: no edge is short beyond
constexpr double longest_short = 0.25;  // degrees: longer edges are never taken for straight without a test
// A plain arc is furthest from its chord in the middle, by 9/8 of what is seen at 1/3 and 2/3; a little more
// for arcs that are not plain.
constexpr double share_of_tolerance = 0.84;
// A map that stretches more than this many times over a whole edge has torn, not curved.
constexpr double tear_scale = 8;
constexpr double round_trip_degrees = 1e-3;

double length_degrees(LonLat a, LonLat b) {
    return std::hypot(b.lon - a.lon, b.lat - a.lat);
}
double length(MapXY a, MapXY b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}
double square_length(MapXY a, MapXY b) {
    return (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
}

// Symmetric: a + b and b + a have the same bits.
LonLat middle_of(LonLat a, LonLat b) {
    return {(a.lon + b.lon) / 2, (a.lat + b.lat) / 2};
}
LonLat third_of(LonLat near, LonLat far) {
    return {(2 * near.lon + far.lon) / 3, (2 * near.lat + far.lat) / 3};
}

}  // namespace

double distance_to_segment(MapXY p, MapXY a, MapXY b) {
    if (b.x < a.x || (b.x == a.x && b.y < a.y)) std::swap(a, b);
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double f = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - f * dx, p.y - a.y - f * dy);
}

Resampler::Resampler(const Projector& projector, double tolerance, const DomainInfo& domain)
    : projector_(projector),
      frame_(tilted_frame(domain.domain)),
      tolerance_(tolerance),
      far_square_(std::numeric_limits<double>::infinity()),
      watch_(!domain.known),
      check_inverse_(watch_ && projector.has_inverse()) {
    const Crs& crs = projector.crs();
    radius_ = crs.semi_major_metre / crs.metres_per_unit;
    // The sagitta of an edge of angle L on a map of scale up to k is about k R L^2 / 8 (the curve of a
    // parallel near the pole of an azimuthal map); k = 4 leaves room, short_enough() checks the scale.
    short_edge_ = std::min(longest_short, std::sqrt(8 * tolerance_ / (4 * radius_)) / degrees_to_radians);
    // Round the antipode of an azimuthal map's centre that scale is r / sin^2 c, across edges that are not stretched.
    const auto* circle = std::get_if<SmallCircle>(&domain.domain);
    if (!circle || circle->radius <= far_degrees) return;
    centre_ = projector.forward(circle->centre);
    for (const LonLat& p : outline(SmallCircle{circle->centre, far_degrees}, 45).points) {
        const MapXY q = projector.forward(p);
        far_square_ = std::min(far_square_, square_length(centre_, q));
    }
}

bool Resampler::point(LonLat p, MapXY& out) const {
    if (frame_) p = frame_->out_of(p);
    out = projector_.forward(p);
    if (!std::isfinite(out.x) || !std::isfinite(out.y)) return false;
    if (!check_inverse_) return true;
    const auto back = projector_.inverse(out);
    return back && std::abs(back->lat - p.lat) < round_trip_degrees &&
           (std::abs(wrap_longitude(back->lon - p.lon)) < round_trip_degrees || std::abs(p.lat) > 89.9);
}

// Runs for every edge: squares instead of lengths.
bool Resampler::short_enough(LonLat a, MapXY pa, LonLat b, MapXY pb) const {
    const double lon = b.lon - a.lon, lat = b.lat - a.lat, x = pb.x - pa.x, y = pb.y - pa.y;
    const double degrees2 = lon * lon + lat * lat;
    const double scale = 2.5 * radius_ * degrees_to_radians;
    return degrees2 <= short_edge_ * short_edge_ && x * x + y * y <= scale * scale * degrees2 &&
           !(square_length(centre_, pa) > far_square_);
}

bool Resampler::torn(LonLat a, MapXY pa, LonLat b, MapXY pb) const {
    const double degrees = std::max(length_degrees(a, b), 1e-6);
    return length(pa, pb) > std::max(tear_scale * radius_ * degrees * degrees_to_radians, tolerance_);
}

bool Resampler::needs_split(LonLat a, MapXY pa, LonLat b, MapXY pb, bool& refused) const {
    if (length_degrees(a, b) > longest_untested) return true;
    MapXY p, q;
    refused = !point(third_of(a, b), p) || !point(third_of(b, a), q);
    if (refused) return true;
    const double allowed = share_of_tolerance * tolerance_;
    if (distance_to_segment(p, pa, pb) > allowed || distance_to_segment(q, pa, pb) > allowed) return true;
    if (!watch_) return false;
    // A jump along the chord shows in one third only.
    const auto [least, most] = std::minmax({length(pa, p), length(p, q), length(q, pb)});
    return most > 4 * least + tolerance_;
}

bool Resampler::edge(LonLat a, MapXY pa, LonLat b, MapXY pb, std::uint8_t flag, int depth, RingSet<MapXY>& out) const {
    bool refused = false;
    if (depth < deepest && !short_enough(a, pa, b, pb) && needs_split(a, pa, b, pb, refused)) {
        const LonLat middle = middle_of(a, b);
        MapXY p;
        if (refused || !point(middle, p)) return false;
        return edge(a, pa, middle, p, flag, depth + 1, out) && edge(middle, p, b, pb, flag, depth + 1, out);
    }
    if (watch_ && torn(a, pa, b, pb)) return false;
    out.push(pa, flag);
    return true;
}

bool Resampler::ring(std::span<const LonLat> points, std::span<const std::uint8_t> flags, RingSet<MapXY>& out) {
    const std::size_t start = out.points.size();
    const auto refuse = [&] {
        out.points.resize(start);
        out.edges.resize(start);
        return false;
    };
    MapXY first;
    if (points.empty() || !point(points[0], first)) return refuse();
    MapXY previous = first;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::size_t j = (i + 1) % points.size();
        MapXY next = first;
        if (j != 0 && !point(points[j], next)) return refuse();
        if (flags[i] & edge::settled)
            out.push(previous, flags[i]);
        else if (!edge(points[i], previous, points[j], next, flags[i], 0, out))
            return refuse();
        previous = next;
    }
    return true;
}

std::size_t Resampler::line(std::span<const LonLat> points, std::span<const std::uint8_t> flags, RingSet<MapXY>& out) {
    std::size_t cuts = 0;
    MapXY previous, next;
    bool drawing = !points.empty() && point(points[0], previous);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const bool sound = point(points[i + 1], next);
        const std::size_t start = out.points.size();
        const bool drawn = drawing && sound && edge(points[i], previous, points[i + 1], next, flags[i], 0, out);
        if (!drawn) {
            ++cuts;
            out.points.resize(start);
            out.edges.resize(start);
            if (drawing) {
                out.push(previous, 0);
                out.end_ring(2);
            }
        }
        drawing = sound;
        previous = next;
    }
    if (drawing) out.push(previous, 0);
    out.end_ring(2);
    return cuts;
}

}  // namespace tourmap
