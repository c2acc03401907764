#include "render/line_outline.h"

#include <algorithm>
#include <cmath>

namespace tourmap {

namespace {

// Where 1 + the cosine of the turn is below this, about 105 degrees, a mitre would stick out.
constexpr double sharpest_mitre = 0.75;

constexpr double arc_tolerance = 0.05;

struct Spine {
    std::vector<PathPoint> points;      // no two in a row are the same
    std::vector<PathPoint> directions;  // from each to the next, of length 1
    std::vector<double> lengths;
    bool closed = false;
};

Spine spine_of(std::span<const PathPoint> line, bool closed) {
    Spine spine;
    spine.closed = closed;
    const auto add_direction = [&](PathPoint from, PathPoint to) {
        const double x = to.x - from.x, y = to.y - from.y, length = std::sqrt(x * x + y * y);
        if (!(length > 1e-6)) return false;
        spine.directions.push_back({x / length, y / length});
        spine.lengths.push_back(length);
        return true;
    };
    for (const PathPoint& p : line)
        if (spine.points.empty() || add_direction(spine.points.back(), p)) spine.points.push_back(p);
    // The last edge of a ring; without length, the last point is the first.
    if (closed && spine.points.size() > 1 && !add_direction(spine.points.back(), spine.points.front()))
        spine.points.pop_back();
    return spine;
}

// The normal to a direction on one side: 1 to the left, -1 to the right, where y points up.
PathPoint normal(PathPoint direction, double side) {
    return {-side * direction.y, side * direction.x};
}

// One side of a line.
class Side {
public:
    Side(const Spine& spine, const OutlineStyle& style, double side) : spine_(spine), style_(style), side_(side) {
        const std::size_t n = spine.points.size();
        points.reserve(n + 2);
        for (std::size_t i = 0; i < n; ++i) {
            if (!spine.closed && (i == 0 || i + 1 == n)) {
                end(i);
            } else {
                corner(i);
            }
        }
    }
    std::vector<PathPoint> points;

private:
    void push(PathPoint at, PathPoint n) {
        points.push_back({at.x + style_.half_width * n.x, at.y + style_.half_width * n.y});
    }

    void corner(std::size_t i) {
        const std::size_t before = (i + spine_.points.size() - 1) % spine_.points.size();
        const PathPoint at = spine_.points[i], in = spine_.directions[before], out = spine_.directions[i];
        const PathPoint from = normal(in, side_), to = normal(out, side_);
        const double cosine = in.x * out.x + in.y * out.y, sine = in.x * out.y - in.y * out.x;
        const bool outer = side_ * sine < 0;
        // How far a mitre reaches along the edges. On the inner side both must be longer.
        const double along = style_.half_width * std::abs(sine) / (1 + cosine);
        const bool fits = outer || along <= std::min(spine_.lengths[before], spine_.lengths[i]);
        if (mitred(cosine, outer) && fits)
            return push(at, {(from.x + to.x) / (1 + cosine), (from.y + to.y) / (1 + cosine)});
        push(at, from);
        if (!outer) points.push_back(at);  // by way of the corner, so that no piece is wound the other way
        if (outer && style_.corners == Corners::round) arc(at, from, std::atan2(sine, cosine));
        push(at, to);
    }

    bool mitred(double cosine, bool outer) const {
        if (1 + cosine < sharpest_mitre) return false;
        if (style_.corners == Corners::mitred || !outer) return true;
        const double beyond = std::sqrt(2 / (1 + cosine)) - 1;  // the tip beyond the circle, in half widths
        return style_.half_width * beyond <= arc_tolerance;
    }

    // Both sides have their ends; the left one has the arcs of round caps too.
    void end(std::size_t i) {
        const bool starts = i == 0;
        const PathPoint at = spine_.points[i], d = spine_.directions[starts ? 0 : i - 1], n = normal(d, side_);
        if (style_.corners == Corners::mitred) {
            const double beyond = style_.half_width * (starts ? -style_.cap : style_.cap);
            return push({at.x + beyond * d.x, at.y + beyond * d.y}, n);
        }
        const bool capped = style_.cap > 0 && side_ > 0;
        if (capped && starts) arc(at, {-n.x, -n.y}, -pi);
        push(at, n);
        if (capped && !starts) arc(at, n, -pi);
    }

    // The points between the ends of an arc that starts at a normal and turns by `angle`.
    void arc(PathPoint at, PathPoint from, double angle) {
        const double step = 2 * std::acos(1 - std::min(arc_tolerance / style_.half_width, 0.3));
        const int steps = static_cast<int>(std::ceil(std::abs(angle) / step));
        for (int k = 1; k < steps; ++k) {
            const double turn = angle * k / steps, c = std::cos(turn), s = std::sin(turn);
            push(at, {from.x * c - from.y * s, from.x * s + from.y * c});
        }
    }

    const Spine& spine_;
    const OutlineStyle& style_;
    double side_;
};

// As much as a round one, where it is too small to look round.
std::vector<PathPoint> dot(PathPoint p, const OutlineStyle& style) {
    if (style.corners == Corners::round) {
        return circle(p.x, p.y, style.half_width).points;
    }
    const double h = style.half_width * 0.886;
    return {{p.x - h, p.y - h}, {p.x + h, p.y - h}, {p.x + h, p.y + h}, {p.x - h, p.y + h}};
}

}  // namespace

OutlineStyle outline_style(double width, bool round_caps) {
    constexpr double narrow = 1.5;
    if (width >= narrow) return {width / 2, round_caps ? 1.0 : 0.0, Corners::round};
    return {width / 2, round_caps ? 0.8 : 0.0, Corners::mitred};
}

void add_line_outline(std::span<const PathPoint> line, bool closed, const OutlineStyle& style,
                      std::vector<std::vector<PathPoint>>& rings) {
    const Spine spine = spine_of(line, closed && line.size() > 2);
    if (spine.directions.empty() || spine.points.size() < 2) {
        if (!line.empty() && style.cap > 0) rings.push_back(dot(line[0], style));
        return;
    }
    std::vector<PathPoint> left = Side(spine, style, 1).points, right = Side(spine, style, -1).points;
    std::ranges::reverse(right);
    if (spine.closed) {
        rings.push_back(std::move(left));
        rings.push_back(std::move(right));
    } else {
        left.insert(left.end(), right.begin(), right.end());
        rings.push_back(std::move(left));
    }
}

}  // namespace tourmap
