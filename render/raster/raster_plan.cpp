#include "render/raster/raster_plan.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <new>

#include "render/raster/device_path.h"
#include "render/raster/glyph_shape.h"

namespace tourmap {

namespace {

constexpr double widest_line = 1e5;  // pixels; keeps outlines inside the coordinates of EdgeBins

// What lines may lose in detail, in pixels. Borders at 1:10m shown as a whole continent have many points a pixel.
constexpr double line_tolerance = 0.1;

constexpr std::size_t ops_a_command = 2;  // at most: a halo and its letters

bool is_finite(const Affine& a) {
    return std::isfinite(a.xx) && std::isfinite(a.yx) && std::isfinite(a.xy) && std::isfinite(a.yy) &&
           std::isfinite(a.x0) && std::isfinite(a.y0);
}

// Turns commands into ops, on one thread.
class Planner {
public:
    // to_page: from canvas units to device pixels.
    Planner(EdgeBins& bins, std::size_t number, const BandedPage& page, const Affine& to_page)
        : bins_(bins), number_(number), to_page_(to_page), scale_(to_page.xx), path_(bins, page) {}

    void plan(const DrawCommand& command, RasterOp* out) {
        out_ = out;
        std::visit(*this, command);
    }

    void operator()(const FillPath& c) {
        if (!c.path || c.color.a == 0) return;
        path_.add_rings(*c.path, device(c.affine));
        fill(c.color, c.rule);
    }

    void operator()(const StrokePath& c) {
        const double width = std::min(c.width * scale_, widest_line);
        if (!c.path || c.color.a == 0 || !(width > 0)) return;
        std::vector<double> dash = c.dash;
        for (double& length : dash) length *= scale_;
        path_.add_lines(*c.path, device(c.affine), {outline_style(width, c.cap == LineCap::round), dash},
                        line_tolerance);
        fill(c.color, FillRule::nonzero);
    }

    // All glyphs of a run are one shape: halos of neighbours unite, and none covers a neighbour's letter.
    void operator()(const GlyphRun& c) {
        if (!c.font || !(c.size > 0) || !is_finite(c.affine)) return;
        const Affine affine = device(c.affine);
        const double halo = std::min(c.halo_width * scale_, widest_line);
        if (c.halo.a > 0 && halo > 0) {
            add_glyphs(c, affine, halo);
            fill(c.halo, FillRule::nonzero);
        }
        add_glyphs(c, affine, 0);
        fill(c.color, FillRule::nonzero);
    }

    void operator()(const DrawImage& c) {
        if (!c.bitmap || !(c.opacity > 0)) return;
        const Affine affine = device(c.affine);
        auto paint = ImagePaint::create(*c.bitmap, affine);
        if (!paint) return;
        path_.add_rings(rectangle(0, 0, 1, 1), affine);
        const auto opacity = static_cast<std::uint32_t>(std::min(c.opacity, 1.0) * 255 + 0.5);
        put(ImageOp{shape(), std::move(*paint), opacity});
    }

    void operator()(const PushClip& c) {
        if (c.path) path_.add_rings(*c.path, device(c.affine));
        put(PushClipOp{shape(), c.rule});
    }
    void operator()(const PopClip&) { put(PopClipOp{}); }
    void operator()(const PushGroup& c) { put(PushGroupOp{c.opacity > 0 ? std::min(c.opacity, 1.0) : 0.0}); }
    void operator()(const PopGroup&) { put(PopGroupOp{}); }

private:
    // halo: pixels; 0: the letters themselves. Runs that are not upright are turned after they were made ready.
    void add_glyphs(const GlyphRun& c, const Affine& affine, double halo) {
        const double size = c.size * affine.scale();
        if (!(size > 0)) return;
        const double one = 1 / affine.scale();
        for (const Glyph& glyph : c.glyphs) {
            const PathPoint at = affine.apply({glyph.x, glyph.y});
            const Affine place{affine.xx * one, affine.yx * one, affine.xy * one, affine.yy * one, at.x, at.y};
            path_.add_rings(*glyph_shape(*c.font, {glyph.index, size, halo}), place);
        }
    }

    // What was added to bins_ since the last shape.
    Shape shape() { return {number_, bins_.end_shape()}; }
    void fill(Rgba color, FillRule rule) { put(FillOp{shape(), premultiplied(color), rule}); }
    void put(RasterOp op) { *out_++ = std::move(op); }
    Affine device(const Affine& to_canvas) const { return to_canvas.then(to_page_); }

    EdgeBins& bins_;
    std::size_t number_;
    Affine to_page_;
    double scale_;
    DevicePath path_;
    RasterOp* out_ = nullptr;
};

}  // namespace

RasterPlan plan_raster(const DisplayList& list, int margin_px, const BandedPage& page, Jobs jobs) {
    RasterPlan plan;
    plan.page = page;
    plan.background = premultiplied(list.background);
    plan.ops.resize(ops_a_command * list.commands.size());
    const double scale = list.canvas.pixels_per_unit(), margin = margin_px;
    const Affine to_page{scale, 0, 0, scale, margin, margin};
    for (Jobs i = 0; i < std::max(1u, jobs); ++i) plan.bins.emplace_back(page);
    std::vector<Planner> planners;
    planners.reserve(plan.bins.size());
    for (std::size_t i = 0; i < plan.bins.size(); ++i) planners.emplace_back(plan.bins[i], i, page, to_page);
    std::atomic<bool> no_memory = false;
    parallel_for(list.commands.size(), jobs, [&](std::size_t i, Jobs worker) {
        try {
            planners[worker].plan(list.commands[i], plan.ops.data() + ops_a_command * i);
        } catch (const std::bad_alloc&) {
            no_memory = true;
        }
    });
    if (no_memory) throw std::bad_alloc();
    return plan;
}

}  // namespace tourmap
