// Path: polylines and rings in one frame of coordinates, plus the affine maps between frames.
// Curves are flattened by whoever makes a Path, so that all back ends draw the same edges.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

struct PathPoint {
    double x = 0, y = 0;
    friend bool operator==(const PathPoint&, const PathPoint&) = default;
};

// x' = xx x + xy y + x0,  y' = yx x + yy y + y0
struct Affine {
    double xx = 1, yx = 0, xy = 0, yy = 1, x0 = 0, y0 = 0;

    PathPoint apply(PathPoint p) const { return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0}; }
    Affine then(const Affine& outer) const;  // first this, then outer
    Affine inverse() const;                  // precondition: not singular
    double scale() const;                    // square root of the determinant's size
    static Affine translate(double x, double y) { return {1, 0, 0, 1, x, y}; }
    static Affine scaling(double s) { return {s, 0, 0, s, 0, 0}; }
    static Affine rotation(double radians);
    friend bool operator==(const Affine&, const Affine&) = default;
};

// Subpath i spans points[starts[i]] up to starts[i + 1] (or the end). A closed subpath does not
// repeat its first point. Immutable once shared.
struct Path {
    std::vector<PathPoint> points;
    std::vector<std::uint32_t> starts;
    std::vector<std::uint8_t> closed;  // one per subpath

    void move_to(double x, double y);
    void line_to(double x, double y);  // starts a subpath where none is open
    void close();                      // the last subpath; nothing happens where there is none
    // A subpath of its own; where it is closed and ends on its first point, that point is not repeated.
    void add(std::span<const PathPoint> pts, bool close);

    std::size_t subpath_count() const { return starts.size(); }
    std::span<const PathPoint> subpath(std::size_t i) const;
    bool empty() const { return points.empty(); }
    Box<PathPoint> bounds() const;  // of the finite points
};

using PathPtr = std::shared_ptr<const Path>;

// Shapes, flattened so that no chord leaves the curve by more than 0.02 units. Polygons and stars have their first
// corner straight up; `turn_radians` turns clockwise.
Path rectangle(double x, double y, double width, double height);
Path rounded_rectangle(double x, double y, double width, double height, double radius);
Path circle(double cx, double cy, double radius);
Path regular_polygon(double cx, double cy, double radius, int corners, double turn_radians = 0);
Path star(double cx, double cy, double outer, double inner, int points);
Path cross(double cx, double cy, double radius, double thickness);

// Quadratic and cubic Beziers for glyph outlines; appends to the open subpath. Precondition: the path has a point.
void quad_to(Path& path, PathPoint control, PathPoint end, double tolerance);
void cubic_to(Path& path, PathPoint c1, PathPoint c2, PathPoint end, double tolerance);

}  // namespace tourmap
