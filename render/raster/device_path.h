// Shapes of a DisplayList as rings in device pixels. What is beyond the coordinates of EdgeBins is cut off here in
// double precision, and what is not finite is left out.
#pragma once

#include <span>
#include <vector>

#include "render/line_outline.h"
#include "render/raster/edge_bins.h"

namespace tourmap {

struct DeviceStroke {
    OutlineStyle outline;          // pixels
    std::span<const double> dash;  // pixels; empty: none
};

// Affines map path coordinates to device pixels of the page.
class DevicePath {
public:
    // Adds to the shape in work of `bins`, which is of that page and outlives it.
    DevicePath(EdgeBins& bins, const BandedPage& page);

    // The subpaths as closed rings; two that share an edge keep sharing it exactly.
    void add_rings(const Path& path, const Affine& affine);
    // The outlines of the subpaths as lines, for the nonzero rule. Points within the tolerance (pixels) may be left
    // out.
    void add_lines(const Path& path, const Affine& affine, const DeviceStroke& stroke, double tolerance);

private:
    void transform(std::span<const PathPoint> points, const Affine& affine);
    void add_line(std::span<const PathPoint> line, bool closed, const OutlineStyle& style);
    void add_inside(std::span<const PathPoint> line, const Box<PathPoint>& box, const OutlineStyle& style);

    EdgeBins& bins_;
    Box<PathPoint> page_;
    std::vector<PathPoint> points_, scratch_;  // the subpath in work, in pixels
    std::vector<std::vector<PathPoint>> outline_;
    Box<PathPoint> bounds_;  // of points_
    Path dashes_;
};

}  // namespace tourmap
