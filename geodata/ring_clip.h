// Clips polygons and lines against one boundary: a straight line in a plane of coordinates, or a small
// circle on the globe. One algorithm for all of them:
//
//   Walk every ring; where it crosses the boundary, cut it into runs that lie inside. Sort the crossings
//   by their position along the boundary. The polygon's inside toggles at each crossing, so every second
//   stretch of the boundary between neighbouring crossings belongs to the result; it joins two run ends.
//
// Because the inside toggles (even-odd), neither the winding of rings, nor holes, nor self-intersections
// need a special case, and the result is even-odd equal to (polygon AND inside of the boundary).
#pragma once

#include <algorithm>
#include <cassert>
#include <concepts>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

namespace tourmap {

// Bits of an edge (from a vertex to the next one of its ring).
namespace edge {
inline constexpr std::uint8_t hidden = 1;   // a cut or seam: filled, never stroked
inline constexpr std::uint8_t settled = 2;  // already as dense as needed: not resampled
}  // namespace edge

// Rings (closed, first vertex not repeated) or lines of one frame of coordinates.
template <class Point>
struct RingSet {
    std::vector<Point> points;
    std::vector<std::uint8_t> edges;  // flags of the edge that leaves each vertex
    std::vector<std::uint32_t> offsets{0};

    std::size_t count() const { return offsets.size() - 1; }
    std::span<const Point> ring(std::size_t i) const {
        return std::span(points).subspan(offsets[i], offsets[i + 1] - offsets[i]);
    }
    std::span<const std::uint8_t> flags(std::size_t i) const {
        return std::span(edges).subspan(offsets[i], offsets[i + 1] - offsets[i]);
    }
    void clear() {
        points.clear();
        edges.clear();
        offsets.assign(1, 0);
    }
    void push(Point p, std::uint8_t flag) {
        points.push_back(p);
        edges.push_back(flag);
    }
    void end_ring(std::size_t least_vertices) {
        if (points.size() - offsets.back() < least_vertices) {
            points.resize(offsets.back());
            edges.resize(offsets.back());
            return;
        }
        offsets.push_back(static_cast<std::uint32_t>(points.size()));
    }
    void append(std::span<const Point> pts, std::span<const std::uint8_t> flags_) {
        points.insert(points.end(), pts.begin(), pts.end());
        edges.insert(edges.end(), flags_.begin(), flags_.end());
        offsets.push_back(static_cast<std::uint32_t>(points.size()));
    }
};

// One side of a line parallel to an axis: coordinate `axis` (0: first, 1: second member of Point) times
// `sign` is at most `limit` times `sign`. Points on the line count as inside.
template <class Point>
struct HalfPlane {
    int axis = 0;
    double limit = 0;
    double sign = 1;  // 1: keep what is below the limit, -1: above

    static double coordinate(Point p, int which) {
        const auto [a, b] = p;
        return which == 0 ? a : b;
    }
    bool inside(Point p) const { return (coordinate(p, axis) - limit) * sign <= 0; }
    // Called with the inside point first, so that both users of a shared border get the same crossing.
    Point crossing(Point in, Point out) const {
        const double a = coordinate(in, axis), b = coordinate(out, axis);
        const double f = (limit - a) / (b - a);
        const double other = coordinate(in, 1 - axis) + f * (coordinate(out, 1 - axis) - coordinate(in, 1 - axis));
        return axis == 0 ? Point{limit, other} : Point{other, limit};
    }
    double position(Point p) const { return coordinate(p, 1 - axis); }
    static constexpr bool periodic = false;
    static constexpr std::uint8_t traced = edge::hidden;
    void trace(double, double, std::vector<Point>&) const {}  // straight: nothing between
};

// What the clipper asks of a boundary: HalfPlane, or a closed curve (periodic) on which positions repeat and which
// names the stretch `asked` where its side of a polygon may be asked for.
template <class Boundary, class Point>
concept ClipBoundary = requires(const Boundary boundary, Point p, std::vector<Point>& between) {
    Boundary::periodic;
    { Boundary::traced } -> std::convertible_to<std::uint8_t>;
    boundary.position(p);
    boundary.trace(0.0, 0.0, between);
};

namespace ring_clip_detail {

template <class Point>
struct Run {
    std::vector<Point> points;
    std::vector<std::uint8_t> edges;  // one fewer than points
    double start = 0, end = 0;        // positions of both ends along the boundary
};

// Cuts one ring or line into its inside runs. Returns false when nothing is cut; `all_inside` then says
// which side it is on.
template <class Point, class Boundary>
bool cut(std::span<const Point> ring, std::span<const std::uint8_t> flags, bool closed, const Boundary& boundary,
         std::vector<Run<Point>>& runs, bool& all_inside) {
    const std::size_t n = ring.size();
    std::vector<std::uint8_t> in(n);
    std::size_t inside_count = 0;
    for (std::size_t i = 0; i < n; ++i) inside_count += in[i] = boundary.inside(ring[i]);
    all_inside = inside_count == n;
    if (inside_count == 0 || all_inside) return false;

    // A closed ring starts at an outside vertex, so that no run is split at the array's end.
    std::size_t first = 0;
    if (closed)
        while (in[first]) ++first;
    Run<Point> run;
    const auto open_at = [&](std::size_t i) {
        run.points.assign(1, ring[i]);
        run.edges.clear();
    };
    if (!closed && in[0]) open_at(0);
    const std::size_t edges = closed ? n : n - 1;
    for (std::size_t k = 0; k < edges; ++k) {
        const std::size_t i = (first + k) % n, j = (i + 1) % n;
        if (!in[i] && !in[j]) continue;
        if (in[i] && in[j]) {
            run.points.push_back(ring[j]);
            run.edges.push_back(flags[i]);
            continue;
        }
        const Point x = in[i] ? boundary.crossing(ring[i], ring[j]) : boundary.crossing(ring[j], ring[i]);
        if (in[j]) {
            run.points.assign({x, ring[j]});
            run.edges.assign(1, flags[i]);
            run.start = boundary.position(x);
        } else {
            run.points.push_back(x);
            run.edges.push_back(flags[i]);
            run.end = boundary.position(x);
            runs.push_back(std::move(run));
            run = {};
        }
    }
    if (!closed && in[n - 1]) runs.push_back(std::move(run));
    return true;
}

template <class Point>
void append_run(RingSet<Point>& out, const Run<Point>& run, bool reversed) {
    const std::size_t n = run.points.size();
    for (std::size_t k = 0; k < n; ++k) {
        const std::size_t i = reversed ? n - 1 - k : k;
        // The last vertex's edge is the stretch of boundary that follows.
        const std::uint8_t flag = k + 1 == n ? edge::hidden : run.edges[reversed ? n - 2 - k : k];
        out.push(run.points[i], flag);
    }
}

// What the first of a periodic boundary's places says that is sure; where a ring runs along all of them, no.
template <class Boundary, class Says>
bool first_sure(const Says& says) {
    constexpr int places = 16;
    for (int i = 0; i < places; ++i) {
        const auto [from, to] = Boundary::asked;
        if (const std::optional<bool> said = says(from + (to - from) * (i + 0.377) / places)) return *said;
    }
    return false;
}

}  // namespace ring_clip_detail

// Joins the runs along the boundary into rings and adds them to `out`, which holds the rings that were not
// cut. inside_polygon(position): whether the boundary's point at that position lies in the polygon (even-odd),
// as std::optional: nothing where that is not sure. Only asked for periodic boundaries.
template <class Point, ClipBoundary<Point> Boundary, class InsidePolygon>
RingSet<Point> join_runs(RingSet<Point> out, const std::vector<ring_clip_detail::Run<Point>>& runs,
                         const Boundary& boundary, const InsidePolygon& inside_polygon) {
    using namespace ring_clip_detail;
    const auto trace_into = [&](double from, double to) {
        std::vector<Point> between;
        boundary.trace(from, to, between);
        out.edges.back() |= Boundary::traced;
        for (const Point& p : between) out.push(p, Boundary::traced);
    };
    if (runs.empty()) {
        if constexpr (Boundary::periodic)
            if (first_sure<Boundary>(inside_polygon)) {
                std::vector<Point> loop;
                boundary.trace(0, Boundary::period, loop);
                for (const Point& p : loop) out.push(p, Boundary::traced);
                out.end_ring(3);
            }
        return out;
    }

    // Ends 2r and 2r + 1 are the start and end of run r, sorted along the boundary.
    const auto position = [&](std::size_t e) { return e % 2 ? runs[e / 2].end : runs[e / 2].start; };
    std::vector<std::size_t> ends(runs.size() * 2);
    std::iota(ends.begin(), ends.end(), std::size_t{0});
    std::sort(ends.begin(), ends.end(), [&](std::size_t a, std::size_t b) {
        return position(a) != position(b) ? position(a) < position(b) : a < b;
    });
    const std::size_t n = ends.size();
    std::size_t first = 0;  // stretches first, first + 2, ... are inside
    if constexpr (Boundary::periodic) {
        const auto even_are_inside = [&](double at) -> std::optional<bool> {
            const std::optional<bool> inside = inside_polygon(at);
            if (!inside) return std::nullopt;
            const auto after = std::upper_bound(ends.begin(), ends.end(), at,
                                                [&](double p, std::size_t e) { return p < position(e); });
            const auto stretch = static_cast<std::size_t>(after - ends.begin()) + n - 1;
            return *inside == (stretch % 2 == 0);
        };
        first = first_sure<Boundary>(even_are_inside) ? 0 : 1;
    }
    std::vector<std::size_t> partner(n), place(n);
    for (std::size_t k = 0; k < n; ++k) place[ends[k]] = k;
    for (std::size_t k = first; k < n + first; k += 2) {
        partner[ends[k % n]] = ends[(k + 1) % n];
        partner[ends[(k + 1) % n]] = ends[k % n];
    }
    std::vector<std::uint8_t> used(runs.size(), 0);
    for (std::size_t r = 0; r < runs.size(); ++r) {
        std::size_t entry = 2 * r;
        while (!used[entry / 2]) {
            used[entry / 2] = 1;
            append_run(out, runs[entry / 2], entry % 2 == 1);
            const std::size_t exit = entry ^ 1;
            entry = partner[exit];
            double from = position(exit), to = position(entry);
            if constexpr (Boundary::periodic) {
                // The inside stretch that joins both ends; by their places in the order, because equal
                // positions do not tell nothing from the whole turn.
                const bool ahead = (place[exit] + n - first) % 2 == 0;
                if (ahead && place[exit] == n - 1) to += Boundary::period;
                if (!ahead && place[exit] == 0) to -= Boundary::period;
            }
            trace_into(from, to);
        }
        if (out.points.size() > out.offsets.back()) out.end_ring(3);
    }
    return out;
}

// `part` is one polygon with its holes (even-odd).
template <class Point, ClipBoundary<Point> Boundary, class InsidePolygon>
RingSet<Point> clip_polygon(const RingSet<Point>& part, const Boundary& boundary, const InsidePolygon& inside_polygon) {
    RingSet<Point> whole;
    std::vector<ring_clip_detail::Run<Point>> runs;
    for (std::size_t r = 0; r < part.count(); ++r) {
        bool all_inside = false;
        if (!ring_clip_detail::cut(part.ring(r), part.flags(r), true, boundary, runs, all_inside) && all_inside)
            whole.append(part.ring(r), part.flags(r));
    }
    return join_runs(std::move(whole), runs, boundary, inside_polygon);
}

template <class Point>
RingSet<Point> clip_polygon(const RingSet<Point>& part, const HalfPlane<Point>& boundary) {
    return clip_polygon(part, boundary, [](double) { return false; });
}

template <class Point, ClipBoundary<Point> Boundary>
RingSet<Point> clip_lines(const RingSet<Point>& lines, const Boundary& boundary) {
    using namespace ring_clip_detail;
    RingSet<Point> out;
    for (std::size_t r = 0; r < lines.count(); ++r) {
        std::vector<Run<Point>> runs;
        bool all_inside = false;
        if (!cut(lines.ring(r), lines.flags(r), false, boundary, runs, all_inside)) {
            if (all_inside) out.append(lines.ring(r), lines.flags(r));
            continue;
        }
        for (const Run<Point>& run : runs) {
            if (run.points.size() < 2) continue;
            for (std::size_t i = 0; i < run.points.size(); ++i)
                out.push(run.points[i], i < run.edges.size() ? run.edges[i] : std::uint8_t{0});
            out.end_ring(2);
        }
    }
    return out;
}

// Even-odd: whether p lies in the polygon, in the plane of its coordinates.
template <class Point>
bool contains_even_odd(const RingSet<Point>& part, Point p) {
    bool in = false;
    const auto [px, py] = p;
    for (std::size_t r = 0; r < part.count(); ++r) {
        const auto ring = part.ring(r);
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto [ax, ay] = ring[i];
            const auto [bx, by] = ring[j];
            if ((ay > py) != (by > py) && px < (bx - ax) * (py - ay) / (by - ay) + ax) in = !in;
        }
    }
    return in;
}

}  // namespace tourmap
