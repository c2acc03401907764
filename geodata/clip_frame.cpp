#include "geodata/clip_frame.h"

#include <cmath>
#include <optional>
#include <span>
#include <utility>

namespace tourmap {
namespace {

using Run = ring_clip_detail::Run<LonLat>;

constexpr int deepest = 24;             // halvings of an edge: over a pole it ends in steps of metres
constexpr double longest_untested = 4;  // degrees: a longer edge may bend to both sides

// b's longitude by the short way from a.
double short_way(LonLat a, LonLat b) {
    const double d = b.lon - a.lon;
    return d > 180 ? b.lon - 360 : d < -180 ? b.lon + 360 : b.lon;
}

bool crosses(LonLat a, LonLat b) {
    return std::abs(b.lon - a.lon) > 180;
}

// The latitude at which an edge crosses the antimeridian; the same from both ends.
double crossing_latitude(LonLat a, LonLat b) {
    if (a.lon < b.lon) std::swap(a, b);  // a lies west of the antimeridian, at a positive longitude
    const double width = b.lon + 360 - a.lon;
    return width > 0 ? a.lat + (b.lat - a.lat) * ((180 - a.lon) / width) : (a.lat + b.lat) / 2;
}

// Moves rings into the frame, vertex by vertex, and bends their edges.
class Bender {
public:
    Bender(const Frame& frame, double deviation) : frame_(frame), deviation_(deviation * degrees_to_radians) {}

    RingSet<LonLat> rings(const RingSet<LonLat>& set, bool closed) const {
        RingSet<LonLat> out;
        for (std::size_t r = 0; r < set.count(); ++r) {
            const auto ring = set.ring(r);
            const auto flags = set.flags(r);
            const LonLat first = frame_.into(ring[0]);
            LonLat from = first;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                out.push(from, flags[i]);
                const std::size_t j = (i + 1) % ring.size();
                if (j == 0 && !closed) break;
                const LonLat to = j == 0 ? first : frame_.into(ring[j]);
                bend({ring[i], from}, {ring[j], to}, flags[i], 0, out);
                from = to;
            }
            out.end_ring(closed ? 3 : 2);
        }
        return out;
    }

private:
    struct Point {
        LonLat globe, frame;
    };
    void bend(const Point& a, const Point& b, std::uint8_t flag, int depth, RingSet<LonLat>& out) const {
        if (depth == deepest) return;
        const LonLat middle{(a.globe.lon + b.globe.lon) / 2, (a.globe.lat + b.globe.lat) / 2};
        const Point m{middle, frame_.into(middle)};
        const double length = std::hypot(b.globe.lon - a.globe.lon, b.globe.lat - a.globe.lat);
        if (length <= longest_untested) {
            const LonLat straight{(a.frame.lon + short_way(a.frame, b.frame)) / 2, (a.frame.lat + b.frame.lat) / 2};
            const UnitVec u = unit(straight), v = unit(m.frame);
            const double dx = u.x - v.x, dy = u.y - v.y, dz = u.z - v.z;
            if (dx * dx + dy * dy + dz * dz <= deviation_ * deviation_) return;
        }
        bend(a, m, flag, depth + 1, out);
        out.push(m.frame, flag);
        bend(m, b, flag, depth + 1, out);
    }

    const Frame& frame_;
    double deviation_;  // radians
};

// The edge of the plane as a closed curve: up its western side, along the north pole, down the eastern side,
// back along the south pole. Positions are degrees along it.
struct PlaneEdge {
    static constexpr bool periodic = true;
    static constexpr double period = 1080;
    // A side: the pole is one point of the globe, which may be a vertex.
    static constexpr std::pair asked{0.0, 180.0};
    static constexpr std::uint8_t traced = edge::hidden;

    static double west(double lat) { return lat + 90; }
    static double east(double lat) { return 630 - lat; }
    double position(LonLat p) const { return p.lon < 0 ? west(p.lat) : east(p.lat); }
    LonLat at(double s) const {
        s = std::fmod(s + period, period);
        if (s <= 180) return {-180, s - 90};
        if (s <= 540) return {s - 360, 90};
        if (s <= 720) return {180, 630 - s};
        return {900 - s, -90};
    }
    void trace(double from, double to, std::vector<LonLat>& between) const {
        constexpr double corners[] = {0, 180, 540, 720};
        if (from < to) {
            for (double turn = -period; turn <= 2 * period; turn += period)
                for (const double c : corners)
                    if (c + turn > from && c + turn <= to) between.push_back(at(c));
        } else {
            for (double turn = 2 * period; turn >= -period; turn -= period)
                for (int i = 3; i >= 0; --i)
                    if (corners[i] + turn < from && corners[i] + turn >= to) between.push_back(at(corners[i]));
        }
    }
};

// Cuts one ring or line where it crosses the antimeridian. False: it does not.
bool cut_at_antimeridian(std::span<const LonLat> ring, std::span<const std::uint8_t> flags, bool closed,
                         std::vector<Run>& runs) {
    const std::size_t n = ring.size(), edges = closed ? n : n - 1;
    std::size_t first = 0;
    while (first < edges && !crosses(ring[first], ring[(first + 1) % n])) ++first;
    if (first == edges) return false;
    const PlaneEdge plane;
    Run run;
    // A closed ring starts after its first crossing, so that no run is split at the array's end.
    if (!closed) run.points.push_back(ring[0]);
    const auto cross = [&](LonLat a, LonLat b, std::uint8_t flag, bool starts_only) {
        const double lat = crossing_latitude(a, b), side = a.lon < 0 ? -180 : 180;
        if (!starts_only) {
            run.points.push_back({side, lat});
            run.edges.push_back(flag);
            run.end = plane.position({side, lat});
            runs.push_back(std::move(run));
            run = {};
        }
        run.points.push_back({-side, lat});
        run.start = plane.position({-side, lat});
    };
    const std::size_t start = closed ? first : 0;
    for (std::size_t k = 0; k <= edges; ++k) {
        if (!closed && k == edges) break;
        const std::size_t i = (start + k) % n, j = (i + 1) % n;
        const bool last = closed && k == edges;  // the first crossing again: it ends the last run
        if (crosses(ring[i], ring[j])) cross(ring[i], ring[j], flags[i], closed && k == 0);
        if (last) break;
        run.points.push_back(ring[j]);
        run.edges.push_back(flags[i]);
    }
    if (!closed) runs.push_back(std::move(run));
    return true;
}

}  // namespace

RingSet<LonLat> polygon_into(const Frame& frame, const RingSet<LonLat>& part, double deviation) {
    const RingSet<LonLat> bent = Bender(frame, deviation).rings(part, true);
    RingSet<LonLat> whole;
    std::vector<Run> runs;
    for (std::size_t r = 0; r < bent.count(); ++r)
        if (!cut_at_antimeridian(bent.ring(r), bent.flags(r), true, runs)) whole.append(bent.ring(r), bent.flags(r));
    const PlaneEdge plane;
    // Nothing where an edge runs along the side or through it.
    const auto inside = [&](double s) {
        const double lat = plane.at(s).lat, beside = 180 - 1e-6;
        const bool east = contains_even_odd(part, frame.out_of({beside, lat}));
        const bool west = contains_even_odd(part, frame.out_of({-beside, lat}));
        return east == west ? std::optional(east) : std::nullopt;
    };
    return join_runs(std::move(whole), runs, plane, inside);
}

RingSet<LonLat> lines_into(const Frame& frame, const RingSet<LonLat>& lines, double deviation) {
    const RingSet<LonLat> bent = Bender(frame, deviation).rings(lines, false);
    RingSet<LonLat> out;
    for (std::size_t r = 0; r < bent.count(); ++r) {
        std::vector<Run> runs;
        if (!cut_at_antimeridian(bent.ring(r), bent.flags(r), false, runs)) {
            out.append(bent.ring(r), bent.flags(r));
            continue;
        }
        for (const Run& run : runs) {
            for (std::size_t i = 0; i < run.points.size(); ++i)
                out.push(run.points[i], i < run.edges.size() ? run.edges[i] : std::uint8_t{0});
            out.end_ring(2);
        }
    }
    return out;
}

}  // namespace tourmap
