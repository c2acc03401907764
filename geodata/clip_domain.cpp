#include "geodata/clip_domain.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "geodata/clip_windows.h"

namespace tourmap {
namespace {

constexpr double longest_edge = 1.0;  // degrees; longer ones might dip through a circle unseen

// The circle's points by azimuth round its centre, degrees.
class CircleBoundary {
public:
    CircleBoundary(const SmallCircle& circle, double arc_step)
        : centre_(unit(circle.centre)),
          cos_(std::cos(circle.radius * degrees_to_radians)),
          sin_(std::sin(circle.radius * degrees_to_radians)),
          arc_step_(arc_step) {
        // A right-handed frame (u, v, centre); u points where no axis degenerates.
        const UnitVec helper = std::abs(centre_.z) < 0.9 ? UnitVec{0, 0, 1} : UnitVec{1, 0, 0};
        u_ = normalised(cross(helper, centre_));
        v_ = cross(centre_, u_);
    }

    static constexpr bool periodic = true;
    static constexpr double period = 360;
    static constexpr std::pair asked{0.0, 360.0};
    // Even a short stretch may cross the antimeridian: never straight in lon/lat, never resampled.
    static constexpr std::uint8_t traced = edge::hidden | edge::settled;

    // How far inside, as a difference of cosines: at most the distance in radians.
    double depth(LonLat p) const { return dot(unit(p), centre_) - cos_; }
    bool inside(LonLat p) const { return depth(p) >= 0; }

    // Along the straight lon/lat edge, by bisection: the two sides are known.
    LonLat crossing(LonLat in, LonLat out) const {
        for (int i = 0; i < 48; ++i) {
            const LonLat mid{(in.lon + out.lon) / 2, (in.lat + out.lat) / 2};
            (inside(mid) ? in : out) = mid;
        }
        return in;
    }
    double position(LonLat p) const {
        const UnitVec w = unit(p);
        const double azimuth = std::atan2(dot(w, v_), dot(w, u_)) / degrees_to_radians;
        return azimuth < 0 ? azimuth + 360 : azimuth;
    }
    LonLat at(double azimuth) const { return at(azimuth, cos_, sin_); }
    // Whether a polygon holds the circle there; nothing where an edge runs along it or through.
    std::optional<bool> in_polygon(const RingSet<LonLat>& polygon, double azimuth) const {
        const bool within = contains_even_odd(polygon, at(azimuth, cos_ + beside * sin_, sin_ - beside * cos_));
        const bool beyond = contains_even_odd(polygon, at(azimuth, cos_ - beside * sin_, sin_ + beside * cos_));
        return within == beyond ? std::optional(within) : std::nullopt;
    }
    // Points strictly between two azimuths at multiples of the step, so that neighbours share them.
    void trace(double from, double to, std::vector<LonLat>& between) const {
        const bool ahead = to >= from;
        const double whole_turn = std::abs(to - from) >= period ? 1e-9 : 0;
        const long first =
            static_cast<long>(ahead ? std::floor(from / arc_step_) + 1 : std::ceil(from / arc_step_) - 1);
        for (long k = first;; k += ahead ? 1 : -1) {
            const double azimuth = static_cast<double>(k) * arc_step_;
            if (ahead ? azimuth >= to + whole_turn : azimuth <= to - whole_turn) break;
            between.push_back(at(azimuth));
        }
    }

private:
    static constexpr double beside = 1e-8;  // radians

    LonLat at(double azimuth, double cosine, double sine) const {
        const double c = std::cos(azimuth * degrees_to_radians) * sine,
                     s = std::sin(azimuth * degrees_to_radians) * sine;
        return lonlat({centre_.x * cosine + u_.x * c + v_.x * s, centre_.y * cosine + u_.y * c + v_.y * s,
                       centre_.z * cosine + u_.z * c + v_.z * s});
    }

    UnitVec centre_, u_, v_;
    double cos_, sin_, arc_step_;
};

enum class Side { inside, outside, across };

// Where a set lies by the circle round its bounding box: half the diagonal in degrees is never shorter
// than the distance on the globe.
Side side_of(const RingSet<LonLat>& set, const SmallCircle& circle) {
    const Window e = extent_of(set);
    const LonLat middle{(e.west + e.east) / 2, (e.south + e.north) / 2};
    const double reach = std::hypot(e.east - e.west, e.north - e.south) / 2;
    const double cosine = std::clamp(dot(unit(middle), unit(circle.centre)), -1.0, 1.0);
    const double distance = std::acos(cosine) / degrees_to_radians;
    if (distance + reach < circle.radius) return Side::inside;
    if (distance - reach > circle.radius) return Side::outside;
    return Side::across;
}

LonLat between(LonLat a, LonLat b, double k, double n) {
    return {(a.lon * (n - k) + b.lon * k) / n, (a.lat * (n - k) + b.lat * k) / n};  // the same from both ends
}

// The point of a short edge deepest on the other side of the circle, where both ends are on one side.
std::optional<LonLat> dip(LonLat a, double depth_a, LonLat b, const CircleBoundary& boundary) {
    // Golden section search: over a degree or less the distance from the centre has one extreme.
    const double sign = depth_a >= 0 ? 1 : -1;
    const double golden = (std::sqrt(5.0) - 1) / 2;
    double low = 0, high = 1;
    for (int i = 0; i < 40; ++i) {
        const double m = high - golden * (high - low), n = low + golden * (high - low);
        const bool left = sign * boundary.depth(between(a, b, m, 1)) < sign * boundary.depth(between(a, b, n, 1));
        (left ? high : low) = left ? n : m;
    }
    const LonLat p = between(a, b, (low + high) / 2, 1);
    if ((boundary.depth(p) >= 0) == (depth_a >= 0)) return std::nullopt;
    return p;
}

struct Edge {
    LonLat a, b;
    double depth_a, depth_b;
    double reach() const { return std::hypot(b.lon - a.lon, b.lat - a.lat) * degrees_to_radians; }
    bool same_side() const { return (depth_a >= 0) == (depth_b >= 0); }
    bool stays_on_its_side() const {
        return same_side() && (std::abs(depth_a) > reach() || std::abs(depth_b) > reach());
    }
};

// The clipper finds one crossing where the ends of an edge lie on different sides. For edges that cross the
// circle more often: one point between any two crossings, in the edge's direction. No other points, and the
// same ones for both directions, so that neighbours keep sharing their border.
std::vector<LonLat> turns_of(const Edge& edge, const CircleBoundary& boundary) {
    if (edge.stays_on_its_side()) return {};
    const double length = std::max(std::abs(edge.b.lon - edge.a.lon), std::abs(edge.b.lat - edge.a.lat));
    if (!edge.same_side() && length <= longest_edge) return {};
    const bool backwards = std::tie(edge.b.lon, edge.b.lat) < std::tie(edge.a.lon, edge.a.lat);
    const LonLat first = backwards ? edge.b : edge.a, last = backwards ? edge.a : edge.b;
    std::vector<LonLat> turns;
    Edge step{first, first, backwards ? edge.depth_b : edge.depth_a, 0};
    const int n = static_cast<int>(std::ceil(length / longest_edge));
    for (int k = 1; k <= n; ++k) {
        step.b = k < n ? between(first, last, k, n) : last;
        step.depth_b = boundary.depth(step.b);
        if (!step.same_side()) {
            turns.push_back(step.b);
        } else if (!step.stays_on_its_side()) {
            if (const auto p = dip(step.a, step.depth_a, step.b, boundary)) turns.insert(turns.end(), {*p, step.b});
        }
        step.a = step.b;
        step.depth_a = step.depth_b;
    }
    if (!turns.empty()) turns.pop_back();  // beyond the last crossing lies the end of the edge
    if (backwards) std::reverse(turns.begin(), turns.end());
    return turns;
}

RingSet<LonLat> with_turns(const RingSet<LonLat>& set, bool closed, const CircleBoundary& boundary) {
    RingSet<LonLat> out;
    for (std::size_t r = 0; r < set.count(); ++r) {
        const auto ring = set.ring(r);
        const auto flags = set.flags(r);
        double depth = boundary.depth(ring[0]);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            out.push(ring[i], flags[i]);
            if (!closed && i + 1 == ring.size()) break;
            const LonLat next = ring[(i + 1) % ring.size()];
            const double next_depth = boundary.depth(next);
            for (const LonLat& p : turns_of({ring[i], next, depth, next_depth}, boundary)) out.push(p, flags[i]);
            depth = next_depth;
        }
        out.end_ring(closed ? 3 : 2);
    }
    return out;
}

}  // namespace

const Frame* tilted_frame(const ProjectionDomain& domain) {
    const auto* interrupted = std::get_if<Interrupted>(&domain);
    return interrupted && interrupted->frame.tilted() ? &interrupted->frame : nullptr;
}

void clip_polygon(RingSet<LonLat> part, const ProjectionDomain& domain, const ClipDetail& detail,
                  const PieceSink& use) {
    if (const auto* interrupted = std::get_if<Interrupted>(&domain))
        return clip_to_windows(std::move(part), *interrupted, {true, detail.deviation}, use);
    if (const auto* cut = std::get_if<CutMeridian>(&domain))
        return clip_to_windows(std::move(part), as_windows(*cut), {true, detail.deviation}, use);
    const auto& circle = std::get<SmallCircle>(domain);
    const Side side = side_of(part, circle);
    if (side == Side::outside) return;
    if (side == Side::inside) return use(std::move(part));
    const CircleBoundary boundary(circle, detail.arc_step);
    use(clip_polygon(with_turns(part, true, boundary), boundary,
                     [&](double azimuth) { return boundary.in_polygon(part, azimuth); }));
}

RingSet<LonLat> clip_polygon(RingSet<LonLat> part, const ProjectionDomain& domain, const ClipDetail& detail) {
    RingSet<LonLat> out;
    clip_polygon(std::move(part), domain, detail, [&](RingSet<LonLat> piece) { append(out, std::move(piece)); });
    return out;
}

RingSet<LonLat> clip_lines(RingSet<LonLat> lines, const ProjectionDomain& domain, const ClipDetail& detail) {
    RingSet<LonLat> out;
    const PieceSink collect = [&](RingSet<LonLat> piece) { append(out, std::move(piece)); };
    if (const auto* interrupted = std::get_if<Interrupted>(&domain)) {
        clip_to_windows(std::move(lines), *interrupted, {false, detail.deviation}, collect);
        return out;
    }
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
        clip_to_windows(std::move(lines), as_windows(*cut), {false, detail.deviation}, collect);
        return out;
    }
    const auto& circle = std::get<SmallCircle>(domain);
    const Side side = side_of(lines, circle);
    if (side == Side::inside) return lines;
    if (side == Side::outside) return out;
    const CircleBoundary boundary(circle, 1);
    return clip_lines(with_turns(lines, false, boundary), boundary);
}

RingSet<LonLat> outline(const ProjectionDomain& domain, double arc_step) {
    if (const auto* circle = std::get_if<SmallCircle>(&domain)) {
        RingSet<LonLat> out;
        const CircleBoundary boundary(*circle, arc_step);
        std::vector<LonLat> loop;
        boundary.trace(0, CircleBoundary::period, loop);
        for (const LonLat& p : loop) out.push(p, edge::settled);
        out.end_ring(3);
        return out;
    }
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) return window_outlines(as_windows(*cut));
    return window_outlines(std::get<Interrupted>(domain));
}

}  // namespace tourmap
