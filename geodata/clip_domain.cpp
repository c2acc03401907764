#include "geodata/clip_domain.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "geodata/clip_frame.h"

namespace tourmap {
namespace {

constexpr double pull_in = 1e-9;         // degrees
constexpr double tilted_pull_in = 1e-6;  // degrees: what rotations leave of a longitude ...
constexpr double pole_pull_in = 1e-4;    // ... if it is no closer than this to the frame's pole
constexpr double longest_edge = 1.0;     // degrees; longer ones might dip through a circle unseen

// Plane coordinates of a set; empty sets have an extent that meets nothing.
Window extent_of(const RingSet<LonLat>& set) {
    Window e{1e9, -1e9, 1e9, -1e9};
    for (const LonLat& p : set.points) {
        e.west = std::min(e.west, p.lon);
        e.east = std::max(e.east, p.lon);
        e.south = std::min(e.south, p.lat);
        e.north = std::max(e.north, p.lat);
    }
    return e;
}

// ---- windows ------------------------------------------------------------------------------------

RingSet<LonLat> shifted(RingSet<LonLat> set, double degrees) {
    for (LonLat& p : set.points) p.lon += degrees;
    return set;
}

void append(RingSet<LonLat>& out, RingSet<LonLat> more) {
    if (out.count() == 0) {
        out = std::move(more);
        return;
    }
    for (std::size_t r = 0; r < more.count(); ++r) out.append(more.ring(r), more.flags(r));
}

// Away from the window's sides, where PROJ may take either; from the poles only where they are not points of
// the globe's own graticule.
void pull_into(RingSet<LonLat>& set, const Window& window, bool tilted) {
    const double margin = tilted ? tilted_pull_in : pull_in, at_pole = tilted ? pole_pull_in : 0;
    const double south = window.south + (window.south > -90 ? margin : at_pole);
    const double north = window.north - (window.north < 90 ? margin : at_pole);
    for (LonLat& p : set.points) {
        p.lon = std::clamp(p.lon, window.west + margin, window.east - margin);
        p.lat = std::clamp(p.lat, south, north);
    }
}

Window hull_of(std::span<const Window> windows) {
    Window hull{1e9, -1e9, 1e9, -1e9};
    for (const Window& w : windows)
        hull = {std::min(hull.west, w.west), std::max(hull.east, w.east), std::min(hull.south, w.south),
                std::max(hull.north, w.north)};
    return hull;
}

bool apart(const Window& a, const Window& b, bool closed) {
    if (a.west > b.east || a.east < b.west || a.south > b.north || a.north < b.south) return true;
    // What has an inside and only touches a side is not in the window.
    return closed && (a.west == b.east || a.east == b.west || a.south == b.north || a.north == b.south);
}

// Clips what is in a frame's coordinates to windows of that frame.
class WindowClip {
public:
    WindowClip(const Frame& frame, bool closed) : tilted_(frame.tilted()), closed_(closed) {}

    // Halves the windows again and again, so that a small feature meets few of thousands.
    void clip(RingSet<LonLat> set, std::span<const Window> windows, const PieceSink& use) const {
        if (set.count() == 0 || apart(extent_of(set), hull_of(windows), closed_)) return;
        if (windows.size() == 1) {
            set = to_window(std::move(set), windows[0]);
            pull_into(set, windows[0], tilted_);
            use(std::move(set));
            return;
        }
        const std::size_t half = windows.size() / 2;
        for (const auto part : {windows.first(half), windows.subspan(half)})
            clip(to_window(set, hull_of(part)), part, use);
    }

private:
    RingSet<LonLat> to_window(RingSet<LonLat> set, const Window& window) const {
        const Window e = extent_of(set);
        if (e.west < window.west) set = to_side(set, {0, window.west, -1});
        if (e.east > window.east) set = to_side(set, {0, window.east, 1});
        if (e.south < window.south) set = to_side(set, {1, window.south, -1});
        if (e.north > window.north) set = to_side(set, {1, window.north, 1});
        return set;
    }
    RingSet<LonLat> to_side(const RingSet<LonLat>& set, const HalfPlane<LonLat>& side) const {
        return closed_ ? clip_polygon(set, side) : clip_lines(set, side);
    }

    bool tilted_, closed_;
};

// In the frame of longitudes relative to lon_0 the windows lie in [-180, 180]; the data, which fills one turn
// somewhere else, may show there up to three times.
void clip_in_turns(RingSet<LonLat> set, const Interrupted& domain, bool closed, const PieceSink& use) {
    const WindowClip windows(domain.frame, closed);
    const double lon_0 = domain.frame.lon_0();
    const Window e = extent_of(set), hull = hull_of(domain.windows);
    const PieceSink back = [&](RingSet<LonLat> piece) { use(shifted(std::move(piece), lon_0)); };
    for (const double turn : {-360.0, 0.0, 360.0}) {
        const double shift = turn - lon_0;
        const Window there{e.west + shift, e.east + shift, e.south, e.north};
        if (apart(there, hull, closed)) continue;
        const bool whole = there.west > hull.west && there.east < hull.east;
        windows.clip(whole ? shifted(std::move(set), shift) : shifted(set, shift), domain.windows, back);
        if (whole) break;
    }
}

void clip_to_windows(RingSet<LonLat> set, const Interrupted& domain, bool closed, double deviation,
                     const PieceSink& use) {
    if (!domain.frame.tilted()) return clip_in_turns(std::move(set), domain, closed, use);
    const WindowClip windows(domain.frame, closed);
    windows.clip(closed ? polygon_into(domain.frame, set, deviation) : lines_into(domain.frame, set, deviation),
                 domain.windows, use);
}

Interrupted as_windows(const CutMeridian& cut) {
    return {Frame::about(cut.lon_0), {{-cut.half_width, cut.half_width, cut.lat_min, cut.lat_max}}};
}

// ---- small circle -------------------------------------------------------------------------------

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
    LonLat at(double azimuth) const {
        const double c = std::cos(azimuth * degrees_to_radians) * sin_,
                     s = std::sin(azimuth * degrees_to_radians) * sin_;
        return lonlat({centre_.x * cos_ + u_.x * c + v_.x * s, centre_.y * cos_ + u_.y * c + v_.y * s,
                       centre_.z * cos_ + u_.z * c + v_.z * s});
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
        return clip_to_windows(std::move(part), *interrupted, true, detail.deviation, use);
    if (const auto* cut = std::get_if<CutMeridian>(&domain))
        return clip_to_windows(std::move(part), as_windows(*cut), true, detail.deviation, use);
    const auto& circle = std::get<SmallCircle>(domain);
    const Side side = side_of(part, circle);
    if (side == Side::outside) return;
    if (side == Side::inside) return use(std::move(part));
    const CircleBoundary boundary(circle, detail.arc_step);
    use(clip_polygon(with_turns(part, true, boundary), boundary,
                     [&](double azimuth) { return contains_even_odd(part, boundary.at(azimuth)); }));
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
        clip_to_windows(std::move(lines), *interrupted, false, detail.deviation, collect);
        return out;
    }
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
        clip_to_windows(std::move(lines), as_windows(*cut), false, detail.deviation, collect);
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
    RingSet<LonLat> out;
    if (const auto* circle = std::get_if<SmallCircle>(&domain)) {
        const CircleBoundary boundary(*circle, arc_step);
        std::vector<LonLat> loop;
        boundary.trace(0, CircleBoundary::period, loop);
        for (const LonLat& p : loop) out.push(p, edge::settled);
        out.end_ring(3);
        return out;
    }
    const auto* cut = std::get_if<CutMeridian>(&domain);
    const Interrupted windows = cut ? as_windows(*cut) : std::get<Interrupted>(domain);
    for (const Window& w : windows.windows) {
        RingSet<LonLat> ring;
        for (const LonLat p : {LonLat{w.west, w.south}, {w.east, w.south}, {w.east, w.north}, {w.west, w.north}})
            ring.push(p, 0);
        ring.end_ring(3);
        pull_into(ring, w, windows.frame.tilted());
        append(out, shifted(std::move(ring), windows.frame.lon_0()));
    }
    return out;
}

}  // namespace tourmap
