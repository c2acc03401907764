#include "render/gl/gl_geometry.h"

#include <algorithm>
#include <cmath>

#include "render/segment_clip.h"

namespace tourmap {
namespace {

constexpr double reach = 1e12;

double cross(PathPoint a, PathPoint b) {
    return a.x * b.y - a.y * b.x;
}
double dot(PathPoint a, PathPoint b) {
    return a.x * b.x + a.y * b.y;
}
PathPoint minus(PathPoint a, PathPoint b) {
    return {a.x - b.x, a.y - b.y};
}

}  // namespace

bool is_finite(PathPoint p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

PixelBox grown(const PixelBox& box, double by) {
    return {{box.min.x - by, box.min.y - by}, {box.max.x + by, box.max.y + by}, box.empty};
}

bool overlap(const PixelBox& a, const PixelBox& b) {
    return !a.empty && !b.empty && a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y;
}

PixelBox finite_bounds(std::span<const PathPoint> points) {
    PixelBox box;
    for (const PathPoint& p : points)
        if (is_finite(p)) box.include(p);
    return box;
}

PixelBox transformed(const PixelBox& box, const Affine& affine) {
    PixelBox out;
    if (box.empty) return out;
    for (const PathPoint corner :
         {box.min, box.max, PathPoint{box.min.x, box.max.y}, PathPoint{box.max.x, box.min.y}}) {
        const PathPoint p = affine.apply(corner);
        if (!is_finite(p)) return {};
        out.include(p);
    }
    return out;
}

Points to_pixels(std::span<const PathPoint> points, const Affine& affine) {
    Points out;
    out.reserve(points.size());
    for (const PathPoint& point : points) {
        const PathPoint p = affine.apply(point);
        if (is_finite(p)) out.push_back({std::clamp(p.x, -reach, reach), std::clamp(p.y, -reach, reach)});
    }
    return out;
}

void append_inside(std::span<const PathPoint> line, const PixelBox& box, Path& out) {
    bool drawing = false;  // the last subpath of `out` goes on
    for (std::size_t i = 1; i < line.size(); ++i) {
        const std::optional<SegmentPart> part = part_inside(line[i - 1], line[i], box);
        if (!part) {
            drawing = false;
            continue;
        }
        const PathPoint from = along(line[i - 1], line[i], part->from), to = along(line[i - 1], line[i], part->to);
        if (!drawing || part->from > 0) out.move_to(from.x, from.y);
        out.line_to(to.x, to.y);
        drawing = part->to >= 1;
    }
}

void middle_out(std::uint32_t first, std::uint32_t count, std::vector<std::uint32_t>& triangles) {
    if (count < 3) return;
    const std::uint32_t half = count / 2, last = first + count - 1;
    triangles.insert(triangles.end(), {first, first + half, last});
    middle_out(first, half + 1, triangles);
    middle_out(first + half, count - half, triangles);
}

bool is_convex(std::span<const PathPoint> ring) {
    const std::size_t n = ring.size();
    if (n < 3) return false;
    double side = 0, turned = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const PathPoint d1 = minus(ring[(i + 1) % n], ring[i]), d2 = minus(ring[(i + 2) % n], ring[(i + 1) % n]);
        const double turn = cross(d1, d2);
        if (!std::isfinite(turn) || turn * side < 0) return false;
        if (turn == 0 && dot(d1, d2) < 0) return false;
        if (turn != 0) side = turn < 0 ? -1 : 1;
        turned += std::atan2(turn, dot(d1, d2));
    }
    return side != 0 && std::abs(turned) < 2 * pi + 0.1;
}

}  // namespace tourmap
