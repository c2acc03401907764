// Plane geometry that the OpenGL player needs on the CPU. Pure. Points are in double; a "page" is a box
// in target pixels, y down.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/path.h"

namespace tourmap {

using Points = std::vector<PathPoint>;
using PixelBox = Box<PathPoint>;

// No coordinate is drawn farther out than this; a float still holds it to 1/256 of a pixel.
inline constexpr double farthest_pixel = 32768;

bool is_finite(PathPoint p);
PixelBox grown(const PixelBox& box, double by);
bool overlap(const PixelBox& a, const PixelBox& b);
// Bounds of the finite points.
PixelBox finite_bounds(std::span<const PathPoint> points);
// Bounds of the image of a box. Empty when any of its corners is not finite.
PixelBox transformed(const PixelBox& box, const Affine& affine);

// A subpath in pixels: non-finite results left out, the rest brought within +-1e12.
Points to_pixels(std::span<const PathPoint> points, const Affine& affine);

// The line's parts inside the box, as open subpaths appended to `out`.
void append_inside(std::span<const PathPoint> line, const PixelBox& box, Path& out);

// Triangles (first, middle, last) and so on down both halves of `count` consecutive vertices: every point
// is covered as often (odd or even, and signed) as the ring winds about it, and unlike those of a fan the
// triangles shrink quickly, so that hardly any pixel is visited in vain.
void middle_out(std::uint32_t first, std::uint32_t count, std::vector<std::uint32_t>& triangles);

// One ring, turning one way only and once: its middle_out triangles do not overlap.
bool is_convex(std::span<const PathPoint> ring);

}  // namespace tourmap
