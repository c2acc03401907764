// Text: outlines of a whole run as one path at exact sub-pixel positions, sent anew each frame, because
// labels move. The halo is the outline widened, below.
#include <algorithm>
#include <cmath>

#include "render/gl/gl_painter.h"
#include "render/gl/gl_stencil.h"
#include "render/segment_clip.h"
#include "render/text/font.h"
#include "render/thin.h"

namespace tourmap {
namespace {

constexpr double thinned = 0.03;  // device pixels by which an outline may be off
constexpr double thinned_halo = 0.1;

struct RunMeshes {
    Mesh letters, halo;
    PixelBox bounds;
};

class RunBuilder {
public:
    RunBuilder(const PixelBox& page, const StrokeStyle& halo, double pixel) : page_(page), halo_(halo), pixel_(pixel) {}

    void add(const Path& outline, const Affine& affine, RunMeshes& out) {
        for (std::size_t i = 0; i < outline.subpath_count(); ++i) {
            Points ring = to_pixels(outline.subpath(i), affine);
            if (!overlap(grown(finite_bounds(ring), halo_.half_width), page_)) continue;
            thin(ring, thinned * pixel_);
            const PixelBox box = finite_bounds(ring);
            if (box.max.x - box.min.x > farthest_pixel || box.max.y - box.min.y > farthest_pixel)
                clip_ring(ring, grown(page_, 2 * halo_.half_width + 64), scratch_);
            if (ring.empty()) continue;
            for (const PathPoint& p : ring) out.bounds.include(p);
            add_ring(ring, out.letters);
            if (!(halo_.half_width > 0)) continue;
            thin(ring, thinned_halo * pixel_);
            add_stroke(ring, true, halo_, out.halo);
        }
    }

private:
    PixelBox page_;
    StrokeStyle halo_;
    double pixel_;
    Points scratch_;
};

}  // namespace

void Painter::operator()(const GlyphRun& command) {
    if (!command.font || !(command.size > 0) || (command.color.a == 0 && command.halo.a == 0)) return;
    StrokeStyle halo;
    const double width = std::min(command.halo_width * scale_, page_.max.x + page_.max.y);
    halo.half_width = command.halo.a > 0 && width > 0 && std::isfinite(width) ? width : 0;
    halo.soft = !layer().multisampled() && command.halo.a == 255;

    RunBuilder builder(page_, halo, pixel_);
    RunMeshes run;
    const Affine affine = to_target(command.affine);
    for (const Glyph& glyph : command.glyphs) {
        const Affine at{command.size, 0, 0, command.size, glyph.x, glyph.y};
        builder.add(*command.font->outline(glyph.index), at.then(affine), run);
    }
    if (run.letters.empty()) return;
    const PixelBox bounds = grown(run.bounds, halo.half_width + 2);
    if (!run.halo.empty())
        paint_stroke({resources_.stream.add(run.halo), {}, bounds, false},
                     {command.halo, halo.soft ? halo.half_width : -1});
    if (command.color.a > 0)
        paint_fill({resources_.stream.add(run.letters), {}, bounds, false}, FillRule::nonzero, command.color);
}

}  // namespace tourmap
