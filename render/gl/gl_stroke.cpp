// Strokes: lines widened on the CPU in target pixels, in double precision. Translucent ones paint each
// sample once, so that joins do not show.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "render/dash.h"
#include "render/gl/gl_painter.h"
#include "render/gl/gl_stencil.h"
#include "render/thin.h"

namespace tourmap {
namespace {

constexpr std::size_t fewest_kept = 64;
// Device pixels by which a line may be off: less than the eye sees, and a fraction of the triangles. The
// CPU player takes the same, so that dashes, whose phase counts along the thinned line, keep step.
constexpr double thinned = 0.1;
// A path this many times the page's longer side is widened on the page only.
constexpr double largest_whole = 4;
// Across the page; finer patterns are drawn solid.
constexpr double most_dashes = 50000;

double extent(const PixelBox& b) {
    return std::max(b.max.x - b.min.x, b.max.y - b.min.y);
}
double linear_size(const Affine& a) {
    return std::hypot(a.xx, a.yx) + std::hypot(a.xy, a.yy);
}

}  // namespace

Mesh Painter::whole_stroke(const Path& path, const Affine& about_origin, const StrokeStyle& style) const {
    Mesh mesh;
    for (std::size_t i = 0; i < path.subpath_count(); ++i) {
        Points line = to_pixels(path.subpath(i), about_origin);
        thin(line, thinned * pixel_);
        add_stroke(line, path.closed[i] != 0, style, mesh);
    }
    return mesh;
}

Mesh Painter::stroke_on_page(const StrokePath& command, const Affine& affine, const StrokeStyle& style) const {
    std::vector<double> dash = command.dash;
    for (double& length : dash) length *= scale_;
    const PixelBox reach = grown(page_, style.half_width + 2 * pixel_);
    const double period = std::accumulate(dash.begin(), dash.end(), 0.0);
    const bool dashed = is_dash_pattern(dash) && extent(reach) < most_dashes * period;
    Mesh mesh;
    for (std::size_t i = 0; i < command.path->subpath_count(); ++i) {
        Points line = to_pixels(command.path->subpath(i), affine);
        if (!overlap(finite_bounds(line), reach)) continue;
        thin(line, thinned * pixel_);
        const bool closed = command.path->closed[i] != 0 && line.size() > 1;
        // Dashes end where the ring does. A solid ring's first edge comes twice, so that its first corner joins.
        if (closed) line.push_back(line[0]);
        if (closed && !dashed) line.push_back(line[1]);
        Path pieces;
        if (line.size() == 1)
            pieces.add(line, false);
        else if (dashed)
            dash_polyline(line, dash, reach, pieces);
        else
            append_inside(line, reach, pieces);
        for (std::size_t k = 0; k < pieces.subpath_count(); ++k) add_stroke(pieces.subpath(k), false, style, mesh);
    }
    return mesh;
}

std::optional<Painter::Placed> Painter::place_stroke(const StrokePath& command, const StrokeStyle& style) {
    const Affine affine = to_target(command.affine);
    const bool keep = command.path->points.size() >= fewest_kept;
    KeptPath* kept = keep ? &resources_.cache.path(command.path) : nullptr;
    const PixelBox own = keep ? kept->bounds : finite_bounds(command.path->points);
    if (own.empty) return std::nullopt;
    const double reach = style.half_width + 2;
    const PixelBox pixels = grown(transformed(own, affine), reach);
    if (!pixels.empty && !overlap(pixels, page_)) return std::nullopt;

    const bool whole = command.dash.empty() && !pixels.empty && std::isfinite(linear_size(affine)) &&
                       extent(pixels) < largest_whole * extent(page_);
    if (!whole) {
        const Mesh mesh = stroke_on_page(command, affine, style);
        if (mesh.empty()) return std::nullopt;
        return Placed{resources_.stream.add(mesh), {}, grown(page_, reach), false};
    }
    const PathPoint origin{(own.min.x + own.max.x) / 2, (own.min.y + own.max.y) / 2}, at = affine.apply(origin);
    const Affine from_mesh = Affine::translate(at.x, at.y);
    const Affine about_origin = affine.then(Affine::translate(-at.x, -at.y));
    KeptStroke* stroke = nullptr;
    if (kept) {
        const StrokeKey key{{affine.xx, affine.yx, affine.xy, affine.yy}, style.half_width, style.cap, style.soft};
        stroke = &resources_.cache.stroke(*kept, key);
        if (stroke->mesh) return Placed{stroke->mesh->buffers.range(), from_mesh, pixels, false};
        if (!std::exchange(stroke->seen, true)) stroke = nullptr;
    }
    const Mesh mesh = whole_stroke(*command.path, about_origin, style);
    if (mesh.empty()) return std::nullopt;
    if (!stroke) return Placed{resources_.stream.add(mesh), from_mesh, pixels, false};
    stroke->mesh = std::make_unique<KeptMesh>(mesh);
    return Placed{stroke->mesh->buffers.range(), from_mesh, pixels, false};
}

void Painter::paint_stroke(const Placed& placed, Ink ink) const {
    const bool once = ink.color.a < 255;
    if (once)
        stencil::paint_once(clipped_);
    else
        stencil::paint(clipped_);
    use(ProgramId::stroke, placed.affine, ink);
    placed.range.draw();
    if (!once) return;
    stencil::erase();
    draw_square(placed.bounds, ink.color);
}

void Painter::operator()(const StrokePath& command) {
    const double wanted = command.width * scale_ / 2;
    if (!command.path || command.color.a == 0 || !(wanted > 0) || !std::isfinite(wanted)) return;
    // A line as wide as this covers the page or shows a straight edge.
    const double half = std::min(wanted, largest_whole * extent(page_));
    StrokeStyle style;
    style.half_width = half;
    style.cap = command.cap;
    // Soft edges overlap at joins, which shows in translucent lines only: those have hard edges.
    style.soft = !layer().multisampled() && command.color.a == 255;
    if (const auto placed = place_stroke(command, style))
        paint_stroke(*placed, {command.color, style.soft ? half : -1});
}

}  // namespace tourmap
