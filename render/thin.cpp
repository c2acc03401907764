#include "render/thin.h"

#include <cmath>

namespace tourmap {

namespace {

double cross(PathPoint a, PathPoint b) {
    return a.x * b.y - a.y * b.x;
}

// The directions from an anchor in which a line passes all points met so far within the tolerance
// (sleeve fitting: Zhao and Saalfeld, Linear-time sleeve-fitting polyline simplification, 1997).
class Cone {
public:
    Cone(PathPoint anchor, double tolerance) : anchor_(anchor), tolerance_(tolerance) {}

    // Whether a line from the anchor to p may replace the points met before p. Then p counts as met.
    bool accepts(PathPoint p) {
        const PathPoint d{p.x - anchor_.x, p.y - anchor_.y};
        const double distance = std::sqrt(d.x * d.x + d.y * d.y);
        if (distance < farthest_) return false;
        farthest_ = distance;
        if (distance <= tolerance_) return true;  // anything passes it
        const PathPoint u{d.x / distance, d.y / distance};
        if (open_ && (cross(right_, u) < 0 || cross(u, left_) < 0)) return false;
        const double s = tolerance_ / distance, c = std::sqrt(1 - s * s);
        const PathPoint left{u.x * c - u.y * s, u.x * s + u.y * c}, right{u.x * c + u.y * s, u.y * c - u.x * s};
        if (!open_ || cross(left, left_) > 0) left_ = left;
        if (!open_ || cross(right_, right) > 0) right_ = right;
        open_ = true;
        return true;
    }

private:
    PathPoint anchor_, left_, right_;
    double tolerance_, farthest_ = 0;
    bool open_ = false;  // the cone has sides
};

}  // namespace

void thin(std::vector<PathPoint>& line, double tolerance) {
    if (line.size() < 3) return;
    std::size_t kept = 1;
    Cone cone(line[0], tolerance);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const PathPoint p = line[i];
        if (cone.accepts(p)) continue;
        const PathPoint previous = line[i - 1];
        line[kept++] = previous;
        cone = Cone(previous, tolerance);
        cone.accepts(p);
    }
    line[kept++] = line.back();
    line.resize(kept);
}

}  // namespace tourmap
