// Widening a line. Consecutive segments share a pair of vertices where the mitre is no longer than the
// round join would be (within the tolerance), which costs two triangles a segment; elsewhere each segment
// has its own ends and a wedge fills the outer side.
#include <algorithm>
#include <cmath>

#include "render/gl/gl_mesh.h"

namespace tourmap {
namespace {

struct Pair {
    std::uint32_t left = 0, right = 0;
};

class Widener {
public:
    Widener(const StrokeStyle& style, Mesh& mesh)
        : mesh_(mesh), half_(style.half_width + (style.soft ? 0.5 : 0)), cap_(style.cap), tolerance_(style.tolerance) {
        const double k = std::clamp(1 - style.tolerance / std::max(half_, 1e-9), 0.0, 1.0);
        arc_step_ = std::clamp(2 * std::acos(k), 0.1, pi / 2);
    }

    void disc(PathPoint at) {
        const auto middle = vertex(at.x, at.y, 0);
        wedge(at, middle, 0, 2 * pi);
    }

    void line(const Points& p, bool closed);

private:
    std::uint32_t vertex(double x, double y, double across) {
        mesh_.vertices.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<float>(across)});
        return static_cast<std::uint32_t>(mesh_.vertices.size() - 1);
    }

    // Vertices on both sides of p, along the normal of direction d times `stretch`.
    Pair sides(PathPoint p, double nx, double ny) {
        return {vertex(p.x + nx, p.y + ny, half_), vertex(p.x - nx, p.y - ny, -half_)};
    }
    Pair square_sides(PathPoint p, PathPoint d) { return sides(p, -d.y * half_, d.x * half_); }

    void quad(Pair a, Pair b) {
        mesh_.triangles.insert(mesh_.triangles.end(), {a.left, a.right, b.left, b.left, a.right, b.right});
    }

    // A sector about `at` from angle `start` over `sweep`.
    void wedge(PathPoint at, std::uint32_t middle, double start, double sweep) {
        const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / arc_step_)));
        std::uint32_t before = 0;
        for (int i = 0; i <= steps; ++i) {
            const double angle = start + sweep * i / steps;
            const auto now = vertex(at.x + half_ * std::cos(angle), at.y + half_ * std::sin(angle), half_);
            if (i > 0) mesh_.triangles.insert(mesh_.triangles.end(), {middle, before, now});
            before = now;
        }
    }

    // Half a disc beyond the end of a line that arrives in direction d.
    void cap(PathPoint at, PathPoint d) {
        if (cap_ == LineCap::round) wedge(at, vertex(at.x, at.y, 0), std::atan2(d.y, d.x) - pi / 2, pi);
    }

    struct Join {
        Pair arriving, leaving;
    };
    Join join(PathPoint p, PathPoint d1, PathPoint d2, double shorter);

    Mesh& mesh_;
    double half_;
    LineCap cap_;
    double tolerance_;
    double arc_step_ = 1;
};

Widener::Join Widener::join(PathPoint p, PathPoint d1, PathPoint d2, double shorter) {
    const double turn = d1.x * d2.y - d1.y * d2.x, along = d1.x * d2.x + d1.y * d2.y;
    const double half_cosine = std::sqrt(std::max(0.0, (1 + along) / 2));
    const bool mitre = half_cosine > 0.3 && half_ / half_cosine - half_ <= tolerance_ &&
                       half_ * std::abs(turn) <= shorter * (1 + along);
    if (mitre) {
        const double k = half_ / (1 + along);
        const Pair shared = sides(p, -(d1.y + d2.y) * k, (d1.x + d2.x) * k);
        return {shared, shared};
    }
    const Join out{square_sides(p, d1), square_sides(p, d2)};
    const double outer = turn > 0 ? -pi / 2 : pi / 2;
    wedge(p, vertex(p.x, p.y, 0), std::atan2(d1.y, d1.x) + outer, std::atan2(turn, along));
    return out;
}

void Widener::line(const Points& p, bool closed) {
    const std::size_t n = p.size(), segments = closed ? n : n - 1;
    std::vector<PathPoint> directions(segments);
    std::vector<double> lengths(segments);
    for (std::size_t i = 0; i < segments; ++i) {
        const PathPoint a = p[i], b = p[(i + 1) % n];
        lengths[i] = std::hypot(b.x - a.x, b.y - a.y);
        directions[i] = {(b.x - a.x) / lengths[i], (b.y - a.y) / lengths[i]};
    }
    Join first;
    if (closed) {
        first = join(p[0], directions[n - 1], directions[0], std::min(lengths[n - 1], lengths[0]));
    } else {
        first.leaving = square_sides(p[0], directions[0]);
        cap(p[0], {-directions[0].x, -directions[0].y});
    }
    Pair from = first.leaving;
    for (std::size_t i = 0; i + 1 < segments; ++i) {
        const Join at = join(p[i + 1], directions[i], directions[i + 1], std::min(lengths[i], lengths[i + 1]));
        quad(from, at.arriving);
        from = at.leaving;
    }
    if (closed) {
        quad(from, first.arriving);
    } else {
        quad(from, square_sides(p[n - 1], directions[segments - 1]));
        cap(p[n - 1], directions[segments - 1]);
    }
}

}  // namespace

void add_stroke(std::span<const PathPoint> line, bool closed, const StrokeStyle& style, Mesh& mesh) {
    if (line.empty()) return;
    constexpr double same = 1e-4;
    const auto apart = [](PathPoint a, PathPoint b) { return std::hypot(a.x - b.x, a.y - b.y) > same; };
    Points distinct;
    distinct.reserve(line.size());
    for (const PathPoint& p : line)
        if (distinct.empty() || apart(distinct.back(), p)) distinct.push_back(p);
    while (closed && distinct.size() > 1 && !apart(distinct.back(), distinct.front())) distinct.pop_back();

    Widener widener(style, mesh);
    if (distinct.size() > 1)
        widener.line(distinct, closed);
    else if (style.cap == LineCap::round)
        widener.disc(distinct.front());
}

}  // namespace tourmap
