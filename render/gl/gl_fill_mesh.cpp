#include "render/gl/gl_mesh.h"
#include "render/segment_clip.h"

namespace tourmap {
namespace {

constexpr std::size_t most_convex_corners = 256;

Points finite_about(std::span<const PathPoint> points, PathPoint origin) {
    Points out;
    out.reserve(points.size());
    for (const PathPoint& p : points)
        if (is_finite(p)) out.push_back({p.x - origin.x, p.y - origin.y});
    return out;
}

}  // namespace

void Mesh::clear() {
    vertices.clear();
    triangles.clear();
    overlap_free = false;
}

std::size_t Mesh::bytes() const {
    return vertices.size() * sizeof(MeshVertex) + triangles.size() * sizeof(std::uint32_t);
}

void add_ring(const Points& ring, Mesh& mesh) {
    if (ring.size() < 3) return;
    const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
    for (const PathPoint& p : ring) mesh.vertices.push_back({static_cast<float>(p.x), static_cast<float>(p.y), 0});
    middle_out(first, static_cast<std::uint32_t>(ring.size()), mesh.triangles);
}

Mesh fill_mesh(const Path& path, PathPoint origin) {
    Mesh mesh;
    mesh.vertices.reserve(path.points.size());
    mesh.triangles.reserve(path.points.size() * 3);
    for (std::size_t i = 0; i < path.subpath_count(); ++i) {
        const Points ring = finite_about(path.subpath(i), origin);
        add_ring(ring, mesh);
        if (path.subpath_count() == 1 && ring.size() <= most_convex_corners) mesh.overlap_free = is_convex(ring);
    }
    return mesh;
}

Mesh fill_mesh_on_page(const Path& path, const Affine& affine, const PixelBox& page) {
    Mesh mesh;
    Points scratch;
    for (std::size_t i = 0; i < path.subpath_count(); ++i) {
        Points ring = to_pixels(path.subpath(i), affine);
        clip_ring(ring, page, scratch);
        add_ring(ring, mesh);
    }
    return mesh;
}

}  // namespace tourmap
