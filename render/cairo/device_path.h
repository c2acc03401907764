// Feeds paths to Cairo in device pixels. Cairo keeps coordinates as 24.8 fixed point numbers: whatever is
// beyond them is cut off here in double precision, and what is not finite is left out.
#pragma once

#include <cairo.h>

#include <functional>
#include <span>
#include <vector>

#include "render/path.h"

namespace tourmap {

// The affine maps path coordinates to device pixels; Cairo's own matrix must be the identity.
class DevicePath {
public:
    DevicePath(cairo_t* cairo, double width_px, double height_px);

    // Appends the subpaths as closed rings. Rings wholly off the page are left out. Within the tolerance
    // (pixels) points may be left out; with 0 two rings that share an edge keep sharing it exactly.
    void add_rings(const Path& path, const Affine& affine, double tolerance = 0);
    // Appends the subpaths as lines to be stroked. Widths and dashes in pixels; no dash: empty.
    // After every so many points, at the end of a subpath, `flush` is called, which may stroke what is there.
    // outlined: as areas to fill by the nonzero rule instead (render/line_outline.h).
    struct Stroke {
        double half_width = 0;
        std::span<const double> dash;
        bool outlined = false;
        double cap = 0;  // of outlines, see OutlineStyle
    };
    void add_lines(const Path& path, const Affine& affine, const Stroke& stroke, const std::function<void()>& flush);

private:
    void transform(std::span<const PathPoint> points, const Affine& affine);
    void emit(std::span<const PathPoint> points, bool closed);
    void emit_line(std::span<const PathPoint> line, bool closed, const Stroke& stroke);
    void emit_inside(std::span<const PathPoint> line, const Box<PathPoint>& box, const Stroke& stroke);

    cairo_t* cairo_;
    double width_, height_;
    std::vector<PathPoint> points_, scratch_;  // the subpath in work, in pixels
    std::vector<std::vector<PathPoint>> outline_;
    Box<PathPoint> bounds_;  // of points_
    Path dashes_;
};

}  // namespace tourmap
