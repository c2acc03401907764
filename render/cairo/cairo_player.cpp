#include "render/cairo/cairo_player.h"

#include <cairo.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <utility>

#include "render/cairo/device_path.h"
#include "render/text/font.h"

namespace tourmap {

namespace {

constexpr int largest_side = 16384;
constexpr double widest_line = 1e5;  // pixels; more would take joins out of Cairo's coordinates

// Pixels: the joins and caps of narrower lines are too small to look round.
constexpr double narrow_line = 1.5;

// What the outlines of letters and of their halos may lose in detail, in pixels.
constexpr double glyph_tolerance = 0.03, halo_tolerance = 0.1;

struct SurfaceDeleter {
    void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
struct ContextDeleter {
    void operator()(cairo_t* c) const { cairo_destroy(c); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using ContextPtr = std::unique_ptr<cairo_t, ContextDeleter>;

// Cairo's pixels are native 32-bit words 0xAARRGGBB, ours are bytes R, G, B, A. Both premultiplied.
void rgba_to_cairo(const std::uint8_t* rgba, std::uint8_t* cairo, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i, rgba += 4, cairo += 4) {
        const std::uint32_t word = static_cast<std::uint32_t>(rgba[3]) << 24 |
                                   static_cast<std::uint32_t>(rgba[0]) << 16 |
                                   static_cast<std::uint32_t>(rgba[1]) << 8 | rgba[2];
        std::memcpy(cairo, &word, sizeof word);
    }
}

void cairo_to_rgba(std::uint8_t* pixels, std::size_t count) {
    // Whole words, so that the compiler can take many pixels at once.
    constexpr bool little = std::endian::native == std::endian::little;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t word = 0;
        std::memcpy(&word, pixels + 4 * i, sizeof word);
        word = little ? (word & 0xff00ff00u) | (word >> 16 & 0xffu) | (word & 0xffu) << 16 : word << 8 | word >> 24;
        std::memcpy(pixels + 4 * i, &word, sizeof word);
    }
}

SurfacePtr surface_of(const Bitmap& bitmap) {
    const auto pixels = static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height);
    if (bitmap.width <= 0 || bitmap.height <= 0 || bitmap.rgba.size() != pixels * 4) return nullptr;
    SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, bitmap.width, bitmap.height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
    // ARGB32 rows have no padding.
    rgba_to_cairo(bitmap.rgba.data(), cairo_image_surface_get_data(surface.get()), pixels);
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

cairo_matrix_t cairo_matrix(const Affine& a) {
    return {a.xx, a.yx, a.xy, a.yy, a.x0, a.y0};
}

bool is_finite(const Affine& a) {
    return std::isfinite(a.xx) && std::isfinite(a.yx) && std::isfinite(a.xy) && std::isfinite(a.yy) &&
           std::isfinite(a.x0) && std::isfinite(a.y0);
}

// One call per kind of command. Antialiasing is Cairo's default: measured, GRAY, GOOD and BEST draw the same
// pixels in the same time, and FAST, with 17 grey levels for 256, takes 60 % of it. Points are brought to device pixels
// in double precision before Cairo sees them, so its matrix stays the identity and widths are multiplied here.
class Player {
public:
    Player(cairo_t* cairo, const Canvas& canvas, int margin)
        : cairo_(cairo),
          scale_(canvas.pixels_per_unit()),
          margin_(margin),
          path_(cairo, canvas.width_px + 2 * margin, canvas.height_px + 2 * margin) {}

    void operator()(const FillPath& c) {
        if (!c.path || c.color.a == 0) return;
        cairo_new_path(cairo_);
        path_.add_rings(*c.path, device(c.affine));
        set_color(c.color);
        fill(c.rule);
    }

    void operator()(const StrokePath& c) {
        const double width = std::min(c.width * scale_, widest_line);
        if (!c.path || c.color.a == 0 || !(width > 0)) return;
        std::vector<double> dash = c.dash;
        for (double& length : dash) length *= scale_;
        cairo_new_path(cairo_);
        set_color(c.color);
        cairo_set_line_cap(cairo_, c.cap == LineCap::round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_width(cairo_, width);
        const bool outlined = width < narrow_line;
        const auto draw = [&] { outlined ? fill(FillRule::nonzero) : cairo_stroke(cairo_); };
        // Bit by bit, so that Cairo sorts few edges at a time; where a colour shines through, lines that meet
        // must be one shape.
        path_.add_lines(*c.path, device(c.affine), {width / 2, dash, outlined, c.cap == LineCap::round ? 0.8 : 0.0},
                        [&] {
                            if (c.color.a == 255) draw();
                        });
        draw();
    }

    // All glyphs of a run are one path: halos of neighbours unite, and none covers a neighbour's letter.
    void operator()(const GlyphRun& c) {
        if (!c.font || !(c.size > 0) || !is_finite(c.affine)) return;
        const double halo = std::min(c.halo_width * scale_, widest_line);
        if (c.halo.a > 0 && halo > 0) {
            add_outlines(c, halo_tolerance);
            set_color(c.halo);
            cairo_set_line_width(cairo_, 2 * halo);
            cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
            // The soft rim of a halo does not show the difference, and strokes twice as fast.
            cairo_set_antialias(cairo_, CAIRO_ANTIALIAS_FAST);
            cairo_stroke(cairo_);
            cairo_set_antialias(cairo_, CAIRO_ANTIALIAS_DEFAULT);
        }
        add_outlines(c, glyph_tolerance);
        set_color(c.color);
        fill(FillRule::nonzero);
    }

    void operator()(const DrawImage& c) {
        const Affine affine = device(c.affine);
        const double det = affine.xx * affine.yy - affine.xy * affine.yx;
        if (!c.bitmap || !is_finite(affine) || !(std::abs(det) > 1e-9) || !(c.opacity > 0)) return;
        const SurfacePtr surface = surface_of(*c.bitmap);
        if (!surface) return;
        cairo_new_path(cairo_);
        path_.add_rings(rectangle(0, 0, 1, 1), affine);
        cairo_save(cairo_);
        cairo_clip(cairo_);
        const Affine pixels{1.0 / c.bitmap->width, 0, 0, 1.0 / c.bitmap->height, 0, 0};
        const cairo_matrix_t matrix = cairo_matrix(pixels.then(affine));
        cairo_transform(cairo_, &matrix);
        cairo_set_source_surface(cairo_, surface.get(), 0, 0);
        // GOOD is bilinear, and averages where a picture is shown much smaller than it is. PAD: the edge
        // pixels are not blended with what is outside the picture.
        cairo_pattern_set_filter(cairo_get_source(cairo_), CAIRO_FILTER_GOOD);
        cairo_pattern_set_extend(cairo_get_source(cairo_), CAIRO_EXTEND_PAD);
        cairo_paint_with_alpha(cairo_, std::min(c.opacity, 1.0));
        cairo_restore(cairo_);
    }

    void operator()(const PushClip& c) {
        open_.push_back({true, 1});
        cairo_save(cairo_);
        cairo_new_path(cairo_);
        if (c.path) path_.add_rings(*c.path, device(c.affine));
        cairo_set_fill_rule(cairo_, cairo_rule(c.rule));
        cairo_clip(cairo_);
    }
    void operator()(const PopClip&) { pop(true); }

    void operator()(const PushGroup& c) {
        const double opacity = c.opacity > 0 ? std::min(c.opacity, 1.0) : 0.0;
        open_.push_back({false, opacity});
        // An opaque group looks the same when it is drawn straight onto the page, and costs nothing.
        if (opacity < 1) cairo_push_group(cairo_);
    }
    void operator()(const PopGroup&) { pop(false); }

    // Closes what the list left open.
    void finish() {
        while (!open_.empty()) pop(open_.back().clip);
    }

private:
    struct Open {
        bool clip;
        double opacity;  // of a group
    };

    // A pop that does not match the last push is passed over.
    void pop(bool clip) {
        if (open_.empty() || open_.back().clip != clip) return;
        const Open last = open_.back();
        open_.pop_back();
        if (last.clip) {
            cairo_restore(cairo_);
        } else if (last.opacity < 1) {
            cairo_pop_group_to_source(cairo_);
            cairo_paint_with_alpha(cairo_, last.opacity);
        }
    }

    void add_outlines(const GlyphRun& c, double tolerance) {
        cairo_new_path(cairo_);
        for (const Glyph& glyph : c.glyphs) {
            const Affine at{c.size, 0, 0, c.size, glyph.x, glyph.y};
            path_.add_rings(*c.font->outline(glyph.index), device(at.then(c.affine)), tolerance);
        }
    }

    Affine device(const Affine& to_canvas) const { return to_canvas.then({scale_, 0, 0, scale_, margin_, margin_}); }
    static cairo_fill_rule_t cairo_rule(FillRule rule) {
        return rule == FillRule::nonzero ? CAIRO_FILL_RULE_WINDING : CAIRO_FILL_RULE_EVEN_ODD;
    }
    void set_color(Rgba c) { cairo_set_source_rgba(cairo_, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0); }
    void fill(FillRule rule) {
        cairo_set_fill_rule(cairo_, cairo_rule(rule));
        cairo_fill(cairo_);
    }

    cairo_t* cairo_;
    double scale_, margin_;
    DevicePath path_;
    std::vector<Open> open_;
};

Result<Bitmap> draw(const DisplayList& list, int margin) {
    Bitmap bitmap;
    bitmap.width = list.canvas.width_px + 2 * margin;
    bitmap.height = list.canvas.height_px + 2 * margin;
    const std::size_t pixels = static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height);
    bitmap.rgba.resize(pixels * 4);
    // Cairo draws into the bitmap's own memory.
    const SurfacePtr surface(cairo_image_surface_create_for_data(bitmap.rgba.data(), CAIRO_FORMAT_ARGB32, bitmap.width,
                                                                 bitmap.height, bitmap.width * 4));
    const ContextPtr cairo(cairo_create(surface.get()));
    const Rgba b = list.background;
    cairo_set_source_rgba(cairo.get(), b.r / 255.0, b.g / 255.0, b.b / 255.0, b.a / 255.0);
    cairo_set_operator(cairo.get(), CAIRO_OPERATOR_SOURCE);
    cairo_paint(cairo.get());
    cairo_set_operator(cairo.get(), CAIRO_OPERATOR_OVER);

    Player player(cairo.get(), list.canvas, margin);
    for (const DrawCommand& command : list.commands) std::visit(player, command);
    player.finish();

    cairo_surface_flush(surface.get());
    if (const cairo_status_t status = cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS) {
        return fail(std::string("the picture cannot be drawn: ") + cairo_status_to_string(status));
    }
    cairo_to_rgba(bitmap.rgba.data(), pixels);
    return bitmap;
}

}  // namespace

Result<Bitmap> draw_with_cairo(const DisplayList& list, int margin_px) {
    const int w = list.canvas.width_px + 2 * margin_px, h = list.canvas.height_px + 2 * margin_px;
    if (w < 1 || h < 1 || w > largest_side || h > largest_side) {
        return fail("a picture of " + std::to_string(w) + "x" + std::to_string(h) + " pixels cannot be drawn",
                    "each side must be 1 to " + std::to_string(largest_side) + " pixels");
    }
    try {
        return draw(list, margin_px);
    } catch (const std::bad_alloc&) {
        return fail("there is not enough memory for a picture of " + std::to_string(w) + "x" + std::to_string(h) +
                    " pixels");
    }
}

}  // namespace tourmap
