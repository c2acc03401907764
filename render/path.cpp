#include "render/path.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tourmap {

namespace {

// No chord of a shape leaves its curve by more than this (path.h), and small circles get at least
// this many corners, since they may be drawn enlarged.
constexpr double shape_tolerance = 0.02;
constexpr int least_circle_corners = 32;
constexpr int most_segments = 4096;

// Segments for a whole circle whose chords stay within `tolerance`; a multiple of four, so that the
// four extremes are corners and the shape keeps its full width and height.
int circle_segments(double radius, double tolerance) {
    if (!(radius > tolerance)) return least_circle_corners;
    const double wanted = std::ceil(pi / std::acos(1 - tolerance / radius));
    const int n = static_cast<int>(std::clamp<double>(wanted, least_circle_corners, most_segments));
    return (n + 3) / 4 * 4;
}

// A quarter of the circle round (cx, cy), from `quarter` * 90 degrees on (0: right, 1: down), both ends included.
void quarter_arc(Path& path, PathPoint centre, double radius, int quarter, int segments) {
    static constexpr double cosine[] = {1, 0, -1, 0}, sine[] = {0, 1, 0, -1};
    for (int i = 0; i <= segments; ++i) {
        const double angle = pi / 2 * i / segments;
        // The ends are exact: sin and cos of a right angle are not exactly 1 and 0.
        const double c = i == segments ? 0 : std::cos(angle), s = i == segments ? 1 : std::sin(angle);
        path.line_to(centre.x + radius * (cosine[quarter] * c - sine[quarter] * s),
                     centre.y + radius * (sine[quarter] * c + cosine[quarter] * s));
    }
}

// How many equal steps of the parameter keep a Bezier's chords within the tolerance, from a bound on
// its second derivative: the error of a chord over a step h is at most h^2 / 8 max|B''|.
int bezier_steps(double second_derivative, double tolerance) {
    const double n = std::ceil(std::sqrt(second_derivative / (8 * tolerance)));
    return std::isfinite(n) ? static_cast<int>(std::clamp(n, 1.0, 1000.0)) : 1;
}

double second_difference(PathPoint a, PathPoint b, PathPoint c) {
    return std::hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
}

}  // namespace

Affine Affine::then(const Affine& outer) const {
    return {outer.xx * xx + outer.xy * yx,
            outer.yx * xx + outer.yy * yx,
            outer.xx * xy + outer.xy * yy,
            outer.yx * xy + outer.yy * yy,
            outer.xx * x0 + outer.xy * y0 + outer.x0,
            outer.yx * x0 + outer.yy * y0 + outer.y0};
}

Affine Affine::inverse() const {
    const double det = xx * yy - xy * yx;
    assert(det != 0);
    const Affine inv{yy / det, -yx / det, -xy / det, xx / det, 0, 0};
    const PathPoint moved = inv.apply({x0, y0});
    return {inv.xx, inv.yx, inv.xy, inv.yy, -moved.x, -moved.y};
}

double Affine::scale() const {
    return std::sqrt(std::abs(xx * yy - xy * yx));
}

Affine Affine::rotation(double radians) {
    const double c = std::cos(radians), s = std::sin(radians);
    return {c, s, -s, c, 0, 0};
}

void Path::move_to(double x, double y) {
    starts.push_back(static_cast<std::uint32_t>(points.size()));
    closed.push_back(0);
    points.push_back({x, y});
}

void Path::line_to(double x, double y) {
    if (starts.empty() || closed.back()) {
        move_to(x, y);
        return;
    }
    points.push_back({x, y});
}

void Path::close() {
    if (starts.empty()) return;
    closed.back() = 1;
}

void Path::add(std::span<const PathPoint> pts, bool close) {
    if (close && pts.size() > 1 && pts.front() == pts.back()) pts = pts.first(pts.size() - 1);
    if (pts.empty()) return;
    starts.push_back(static_cast<std::uint32_t>(points.size()));
    closed.push_back(close ? 1 : 0);
    points.insert(points.end(), pts.begin(), pts.end());
}

std::span<const PathPoint> Path::subpath(std::size_t i) const {
    assert(i < starts.size());
    const std::size_t begin = starts[i], end = i + 1 < starts.size() ? starts[i + 1] : points.size();
    return {points.data() + begin, end - begin};
}

Box<PathPoint> Path::bounds() const {
    Box<PathPoint> box;
    for (const PathPoint& p : points) {
        if (std::isfinite(p.x) && std::isfinite(p.y)) box.include(p);
    }
    return box;
}

Path rectangle(double x, double y, double width, double height) {
    Path path;
    path.move_to(x, y);
    path.line_to(x + width, y);
    path.line_to(x + width, y + height);
    path.line_to(x, y + height);
    path.close();
    return path;
}

Path rounded_rectangle(double x, double y, double width, double height, double radius) {
    const double r = std::min({radius, width / 2, height / 2});
    if (!(r > 0)) return rectangle(x, y, width, height);
    const int segments = circle_segments(r, shape_tolerance) / 4;
    Path path;
    quarter_arc(path, {x + width - r, y + height - r}, r, 0, segments);
    quarter_arc(path, {x + r, y + height - r}, r, 1, segments);
    quarter_arc(path, {x + r, y + r}, r, 2, segments);
    quarter_arc(path, {x + width - r, y + r}, r, 3, segments);
    path.close();
    return path;
}

Path circle(double cx, double cy, double radius) {
    const int segments = circle_segments(radius, shape_tolerance) / 4;
    Path path;
    for (int quarter = 0; quarter < 4; ++quarter) {
        quarter_arc(path, {cx, cy}, radius, quarter, segments);
        path.points.pop_back();  // the next quarter starts with it
    }
    path.close();
    return path;
}

Path regular_polygon(double cx, double cy, double radius, int corners, double turn_radians) {
    Path path;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn_radians - pi / 2 + 2 * pi * i / corners;
        path.line_to(cx + radius * std::cos(angle), cy + radius * std::sin(angle));
    }
    path.close();
    return path;
}

Path star(double cx, double cy, double outer, double inner, int points) {
    Path path;
    for (int i = 0; i < 2 * points; ++i) {
        const double angle = -pi / 2 + pi * i / points, radius = i % 2 == 0 ? outer : inner;
        path.line_to(cx + radius * std::cos(angle), cy + radius * std::sin(angle));
    }
    path.close();
    return path;
}

Path cross(double cx, double cy, double radius, double thickness) {
    const double r = radius, t = thickness / 2;
    const PathPoint corners[] = {{-t, -r}, {t, -r}, {t, -t}, {r, -t}, {r, t},   {t, t},
                                 {t, r},   {-t, r}, {-t, t}, {-r, t}, {-r, -t}, {-t, -t}};
    Path path;
    for (const PathPoint& p : corners) path.line_to(cx + p.x, cy + p.y);
    path.close();
    return path;
}

void quad_to(Path& path, PathPoint control, PathPoint end, double tolerance) {
    assert(!path.points.empty());
    const PathPoint start = path.points.back();
    const int n = bezier_steps(2 * second_difference(start, control, end), tolerance);
    for (int i = 1; i < n; ++i) {
        const double t = static_cast<double>(i) / n, u = 1 - t;
        path.line_to(u * u * start.x + 2 * u * t * control.x + t * t * end.x,
                     u * u * start.y + 2 * u * t * control.y + t * t * end.y);
    }
    path.line_to(end.x, end.y);
}

void cubic_to(Path& path, PathPoint c1, PathPoint c2, PathPoint end, double tolerance) {
    assert(!path.points.empty());
    const PathPoint start = path.points.back();
    const double bend = std::max(second_difference(start, c1, c2), second_difference(c1, c2, end));
    const int n = bezier_steps(6 * bend, tolerance);
    for (int i = 1; i < n; ++i) {
        const double t = static_cast<double>(i) / n, u = 1 - t;
        const double b0 = u * u * u, b1 = 3 * u * u * t, b2 = 3 * u * t * t, b3 = t * t * t;
        path.line_to(b0 * start.x + b1 * c1.x + b2 * c2.x + b3 * end.x,
                     b0 * start.y + b1 * c1.y + b2 * c2.y + b3 * end.y);
    }
    path.line_to(end.x, end.y);
}

}  // namespace tourmap
