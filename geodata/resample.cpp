#include "geodata/resample.h"

#include <cmath>

namespace tourmap {
namespace {

constexpr int deepest = 16;
constexpr double longest_untested = 20;  // degrees: longer edges are split before any test
// A map that stretches more than this many times over a whole edge has torn, not curved.
constexpr double tear_scale = 60;
constexpr double round_trip_degrees = 1e-3;

double length_degrees(LonLat a, LonLat b) { return std::hypot(b.lon - a.lon, b.lat - a.lat); }

double distance_to_segment(MapXY p, MapXY a, MapXY b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double f = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - f * dx, p.y - a.y - f * dy);
}

LonLat between(LonLat a, LonLat b, double f) { return {a.lon + f * (b.lon - a.lon), a.lat + f * (b.lat - a.lat)}; }

}  // namespace

Resampler::Resampler(const Projector& projector, double tolerance, bool watch_for_tears)
    : projector_(projector), tolerance_(tolerance), watch_(watch_for_tears) {
    const Crs& crs = projector.crs();
    radius_ = crs.semi_major_metre / crs.metres_per_unit;
    // The sagitta of an edge of angle L on a map of scale up to k is about k R L^2 / 8 (the curve of a
    // parallel near the pole of an azimuthal map); k = 4 leaves room, short_enough() checks the scale.
    short_edge_ = std::sqrt(8 * tolerance_ / (4 * radius_)) / degrees_to_radians;
}

bool Resampler::project(LonLat p, MapXY& out) const {
    out = projector_.forward(p);
    if (!std::isfinite(out.x) || !std::isfinite(out.y)) return false;
    if (!watch_) return true;
    const auto back = projector_.inverse(out);
    return back && std::abs(back->lat - p.lat) < round_trip_degrees &&
           (std::abs(wrap_longitude(back->lon - p.lon)) < round_trip_degrees || std::abs(p.lat) > 89.9);
}

bool Resampler::short_enough(LonLat a, MapXY pa, LonLat b, MapXY pb) const {
    const double degrees = length_degrees(a, b);
    if (degrees > short_edge_) return false;
    return std::hypot(pb.x - pa.x, pb.y - pa.y) <= 2.5 * radius_ * degrees * degrees_to_radians;
}

bool Resampler::torn(LonLat a, MapXY pa, LonLat b, MapXY pb) const {
    const double degrees = std::max(length_degrees(a, b), 1e-6);
    const double length = std::hypot(pb.x - pa.x, pb.y - pa.y);
    return length > tear_scale * radius_ * degrees * degrees_to_radians && length > tolerance_;
}

bool Resampler::edge(LonLat a, MapXY pa, LonLat b, MapXY pb, std::uint8_t flag, int depth) {
    if (depth < deepest && !short_enough(a, pa, b, pb)) {
        bool split = length_degrees(a, b) > longest_untested;
        for (const double f : {1.0 / 3, 2.0 / 3}) {
            if (split) break;
            MapXY p;
            if (!project(between(a, b, f), p)) return false;
            split = distance_to_segment(p, pa, pb) > tolerance_;
        }
        if (split) {
            const LonLat middle = between(a, b, 0.5);
            MapXY p;
            if (!project(middle, p)) return false;
            return edge(a, pa, middle, p, flag, depth + 1) && edge(middle, p, b, pb, flag, depth + 1);
        }
    }
    if (watch_ && torn(a, pa, b, pb)) return false;
    out_->push_back(pb);
    out_flags_->push_back(flag);
    return true;
}

void Resampler::ring(std::span<const LonLat> points, std::span<const std::uint8_t> flags, bool closed,
                     std::vector<MapXY>& out, std::vector<std::uint8_t>& out_flags) {
    out.clear();
    out_flags.clear();
    out_ = &out;
    out_flags_ = &out_flags;
    if (points.empty()) return;
    const auto refuse = [&] {
        out.clear();
        out_flags.clear();
    };
    MapXY first;
    if (!project(points[0], first)) return refuse();
    out.push_back(first);
    MapXY previous = first;
    const std::size_t edges = closed ? points.size() : points.size() - 1;
    // Flags are written with the vertex an edge ends at and moved to the one it leaves below.
    for (std::size_t i = 0; i < edges; ++i) {
        const std::size_t j = (i + 1) % points.size();
        MapXY next = first;
        if (j != 0 && !project(points[j], next)) return refuse();
        if (flags[i] & edge::settled) {
            out.push_back(next);
            out_flags.push_back(flags[i]);
        } else if (!edge(points[i], previous, points[j], next, flags[i], 0)) {
            return refuse();
        }
        previous = next;
    }
    if (closed)
        out.pop_back();
    else
        out_flags.push_back(0);
}

}  // namespace tourmap
