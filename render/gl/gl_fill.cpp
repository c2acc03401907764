// Fills: windings into the stencil buffer, then colour over the bounds. Exact for both rules, without
// cutting polygons into triangles that fit.
#include <algorithm>
#include <array>

#include "render/gl/gl_painter.h"
#include "render/gl/gl_stencil.h"

namespace tourmap {
namespace {

// Paths with fewer points are sent anew each frame: symbols and panels.
constexpr std::size_t fewest_kept = 64;

PathPoint centre(const PixelBox& box) {
    return {(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
}

// Whether a path may go to OpenGL whole: floats about its centre hold it, on the page and in its own units.
bool fits_floats(const PixelBox& own, const PixelBox& pixels) {
    const auto extent = [](const PixelBox& b) { return std::max(b.max.x - b.min.x, b.max.y - b.min.y); };
    return extent(pixels) < farthest_pixel && extent(own) < 1e30 && extent(own) > 1e-30;
}

}  // namespace

void Painter::use(ProgramId id, const Affine& a, Ink ink) const {
    const Program& program = resources_.programs[id];
    program.use();
    const auto f = [](double v) { return static_cast<float>(v); };
    const float alpha = f(ink.color.a / 255.0);
    glUniform4f(program.at(Uniform::linear), f(a.xx), f(a.yx), f(a.xy), f(a.yy));
    glUniform2f(program.at(Uniform::offset), f(a.x0), f(a.y0));
    glUniform2f(program.at(Uniform::to_clip), f(2 / page_.max.x), f(2 / page_.max.y));
    glUniform4f(program.at(Uniform::color), f(ink.color.r / 255.0) * alpha, f(ink.color.g / 255.0) * alpha,
                f(ink.color.b / 255.0) * alpha, alpha);
    glUniform1f(program.at(Uniform::half_width), f(ink.half_width));
}

void Painter::draw_square(const PixelBox& box, Rgba color) const {
    const PathPoint low{std::max(box.min.x, page_.min.x), std::max(box.min.y, page_.min.y)};
    const PathPoint high{std::min(box.max.x, page_.max.x), std::min(box.max.y, page_.max.y)};
    use(ProgramId::fill, {high.x - low.x, 0, 0, high.y - low.y, low.x, low.y}, {color});
    resources_.square.range().draw();
}

std::optional<Painter::Placed> Painter::place_fill(const PathPtr& path, const Affine& affine) {
    if (!path) return std::nullopt;
    const bool keep = path->points.size() >= fewest_kept;
    KeptPath* kept = keep ? &resources_.cache.path(path) : nullptr;
    const PixelBox own = keep ? kept->bounds : finite_bounds(path->points);
    const PixelBox pixels = transformed(own, affine);
    const bool whole = !pixels.empty && fits_floats(own, pixels);
    if (own.empty || (!pixels.empty && !overlap(pixels, page_))) return std::nullopt;

    if (!whole) {
        const PixelBox reach = grown(page_, 64);
        const Mesh mesh = fill_mesh_on_page(*path, affine, reach);
        if (mesh.empty()) return std::nullopt;
        return Placed{resources_.stream.add(mesh), {}, reach, false};
    }
    const PathPoint origin = centre(own), at = affine.apply(origin);
    const Affine from_mesh{affine.xx, affine.yx, affine.xy, affine.yy, at.x, at.y};
    const PixelBox bounds = grown(pixels, 1);
    if (kept && kept->fill) return Placed{kept->fill->buffers.range(), from_mesh, bounds, kept->fill->overlap_free};
    const Mesh mesh = fill_mesh(*path, origin);
    if (mesh.empty()) return std::nullopt;
    // Kept from the second time on: a path made for one frame only costs no buffer.
    if (kept && kept->filled_before) {
        kept->fill = std::make_unique<KeptMesh>(mesh);
        return Placed{kept->fill->buffers.range(), from_mesh, bounds, mesh.overlap_free};
    }
    if (kept) kept->filled_before = true;
    return Placed{resources_.stream.add(mesh), from_mesh, bounds, mesh.overlap_free};
}

void Painter::paint_fill(const Placed& placed, FillRule rule, Rgba color) const {
    if (placed.overlap_free) {
        stencil::paint(clipped_);
        use(ProgramId::fill, placed.affine, {color});
        placed.range.draw();
        return;
    }
    stencil::count(rule, clipped_);
    use(ProgramId::fill, placed.affine, {color});
    placed.range.draw();
    stencil::cover();
    draw_square(placed.bounds, color);
}

void Painter::operator()(const FillPath& command) {
    if (command.color.a == 0) return;
    if (const auto placed = place_fill(command.path, to_target(command.affine)))
        paint_fill(*placed, command.rule, command.color);
}

}  // namespace tourmap
