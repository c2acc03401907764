#include "render/line_outline.h"

#include <algorithm>
#include <cmath>

namespace tourmap {

namespace {

// Where 1 + the cosine of the turn is below this, about 105 degrees, a mitre would stick out.
constexpr double sharpest_mitre = 0.75;

// Unit directions between distinct points, and those points.
struct Spine {
    std::vector<PathPoint> points, directions;
    bool closed = false;
};

Spine spine_of(std::span<const PathPoint> line, bool closed) {
    Spine spine;
    spine.closed = closed;
    const auto add_direction = [&](PathPoint from, PathPoint to) {
        const double x = to.x - from.x, y = to.y - from.y, length = std::sqrt(x * x + y * y);
        if (!(length > 1e-6)) return false;
        spine.directions.push_back({x / length, y / length});
        return true;
    };
    for (const PathPoint& p : line)
        if (spine.points.empty() || add_direction(spine.points.back(), p)) spine.points.push_back(p);
    // The last edge of a ring; without length, the last point is the first.
    if (closed && spine.points.size() > 1 && !add_direction(spine.points.back(), spine.points.front()))
        spine.points.pop_back();
    return spine;
}

// One side of the spine: side 1 to the left, -1 to the right of its direction.
std::vector<PathPoint> side_of(const Spine& spine, const OutlineStyle& style, double side) {
    const std::size_t n = spine.points.size();
    const double h = side * style.half_width;
    std::vector<PathPoint> out;
    out.reserve(n + 2);
    const auto push = [&](PathPoint at, double nx, double ny) { out.push_back({at.x + h * nx, at.y + h * ny}); };
    for (std::size_t i = 0; i < n; ++i) {
        const PathPoint at = spine.points[i];
        const bool starts = !spine.closed && i == 0, ends = !spine.closed && i + 1 == n;
        const PathPoint in = spine.directions[starts ? 0 : (i + n - 1) % n], d = spine.directions[ends ? i - 1 : i];
        if (starts || ends) {
            const double beyond = style.half_width * (starts ? -style.cap : style.cap);
            push({at.x + beyond * d.x, at.y + beyond * d.y}, -d.y, d.x);
            continue;
        }
        const double turn = 1 + in.x * d.x + in.y * d.y;
        if (turn < sharpest_mitre) {
            push(at, -in.y, in.x);
            push(at, -d.y, d.x);
        } else {
            push(at, -(in.y + d.y) / turn, (in.x + d.x) / turn);
        }
    }
    return out;
}

}  // namespace

void add_line_outline(std::span<const PathPoint> line, bool closed, const OutlineStyle& style,
                      std::vector<std::vector<PathPoint>>& rings) {
    const Spine spine = spine_of(line, closed && line.size() > 2);
    if (spine.directions.empty() || spine.points.size() < 2) {
        if (line.empty() || style.cap == 0) return;
        const PathPoint p = line[0];                // a dot
        const double h = style.half_width * 0.886;  // as much as a round one
        rings.push_back({{p.x - h, p.y - h}, {p.x + h, p.y - h}, {p.x + h, p.y + h}, {p.x - h, p.y + h}});
        return;
    }
    std::vector<PathPoint> left = side_of(spine, style, 1), right = side_of(spine, style, -1);
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
