// Triangles as the player sends them to OpenGL, made on the CPU. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/display_list.h"
#include "render/gl/gl_geometry.h"

namespace tourmap {

// x, y about the mesh's own origin, so that a float holds them; across: distance from the middle of a
// line in target pixels, 0 in fills.
struct MeshVertex {
    float x = 0, y = 0, across = 0;
};

struct Mesh {
    std::vector<MeshVertex> vertices;
    std::vector<std::uint32_t> triangles;
    bool overlap_free = false;  // no two triangles cover the same point

    void clear();
    bool empty() const { return triangles.empty(); }
    std::size_t bytes() const;
};

// Triangles that cover each point as often as the path winds about it. Vertices in path units about
// `origin`; points that are not finite are left out.
Mesh fill_mesh(const Path& path, PathPoint origin);
// The same in pixels, for what lies inside the page only; for paths that reach far beyond it.
Mesh fill_mesh_on_page(const Path& path, const Affine& to_pixels, const PixelBox& page);
// Appends one ring in pixels.
void add_ring(const Points& ring, Mesh& mesh);

struct StrokeStyle {
    double half_width = 0.5;  // target pixels
    LineCap cap = LineCap::round;
    bool soft = false;       // half a pixel wider, for edges softened in the shader
    double tolerance = 0.1;  // target pixels by which joins and caps may be off
};

// Appends a line in target pixels about the mesh's origin, widened, with round joins. A closed line does
// not repeat its first point. A line without length is a dot where caps are round.
void add_stroke(std::span<const PathPoint> line, bool closed, const StrokeStyle& style, Mesh& mesh);

}  // namespace tourmap
