#include "render/raster/band_player.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "render/raster/device_path.h"
#include "render/raster/group_pixels.h"
#include "render/raster/image_paint.h"
#include "render/raster/pixels.h"
#include "render/text/font.h"

namespace tourmap {

namespace {

constexpr double widest_line = 1e5;  // pixels; keeps outlines inside the coordinates of Coverage

// Pixels: the joins and caps of narrower lines are too small to look round.
constexpr double narrow_line = 1.5;

// What lines, the outlines of letters and their halos may lose in detail, in pixels. Borders at 1:10m shown as a
// whole continent have many points a pixel.
constexpr double line_tolerance = 0.1, glyph_tolerance = 0.03, halo_tolerance = 0.1;

bool is_finite(const Affine& a) {
    return std::isfinite(a.xx) && std::isfinite(a.yx) && std::isfinite(a.xy) && std::isfinite(a.yy) &&
           std::isfinite(a.x0) && std::isfinite(a.y0);
}

// How much of each pixel of the band may be drawn on. Immutable once shared.
using Mask = std::vector<std::uint8_t>;
using MaskPtr = std::shared_ptr<const Mask>;

class Player {
public:
    Player(const Canvas& canvas, Band band, std::uint8_t* pixels)
        : scale_(canvas.pixels_per_unit()),
          width_(canvas.width_px + 2 * band.margin),
          band_(band),
          pixels_(pixels),
          coverage_(width_, band.top, band.height),
          path_(coverage_, {double(width_), double(canvas.height_px + 2 * band.margin)}, band.top,
                band.top + band.height) {}

    void clear(Rgba background) {
        const PixelWord word = premultiplied(background);
        for (std::size_t i = 0; i < pixel_count(); ++i) store_pixel(pixels_ + 4 * i, word);
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
        path_.add_lines(*c.path, device(c.affine), {outline(width, c.cap), dash}, line_tolerance);
        fill(c.color, FillRule::nonzero);
    }

    // All glyphs of a run are one shape: halos of neighbours unite, and none covers a neighbour's letter.
    void operator()(const GlyphRun& c) {
        if (!c.font || !(c.size > 0) || !is_finite(c.affine)) return;
        const double halo = std::min(c.halo_width * scale_, widest_line);
        if (c.halo.a > 0 && halo > 0) {
            const DeviceStroke stroke{outline(2 * halo, LineCap::round), {}};
            each_glyph(c, [&](const Path& path, const Affine& affine) {
                path_.add_lines(path, affine, stroke, halo_tolerance);
            });
            fill(c.halo, FillRule::nonzero);
        }
        each_glyph(c, [&](const Path& path, const Affine& affine) { path_.add_rings(path, affine, glyph_tolerance); });
        fill(c.color, FillRule::nonzero);
    }

    void operator()(const DrawImage& c) {
        if (!c.bitmap || !(c.opacity > 0)) return;
        const Affine affine = device(c.affine);
        const auto paint = ImagePaint::create(*c.bitmap, affine);
        if (!paint) return;
        path_.add_rings(rectangle(0, 0, 1, 1), affine);
        const auto opacity = static_cast<std::uint32_t>(std::min(c.opacity, 1.0) * 255 + 0.5);
        coverage_.sweep(FillRule::nonzero, [&](int y, int from, int to, std::uint32_t covered) {
            const std::uint32_t share = over_255(covered * opacity);
            blend(y, from, to, share, [&](int x) { return paint->at(x, y); });
        });
    }

    void operator()(const PushClip& c) {
        open_.push_back({true, 1, mask_, nullptr, nullptr, nullptr});
        auto mask = std::make_shared<Mask>(pixel_count());
        if (c.path) path_.add_rings(*c.path, device(c.affine));
        coverage_.sweep(c.rule, [&](int y, int from, int to, std::uint32_t covered) {
            for (int x = from; x < to; ++x)
                (*mask)[index(x, y)] =
                    static_cast<std::uint8_t>(mask_ ? over_255(covered * (*mask_)[index(x, y)]) : covered);
        });
        mask_ = std::move(mask);
    }
    void operator()(const PopClip&) { pop(true); }

    void operator()(const PushGroup& c) {
        const double opacity = c.opacity > 0 ? std::min(c.opacity, 1.0) : 0.0;
        open_.push_back({false, opacity, mask_, pixels_, group_, nullptr});
        // An opaque group looks the same when it is drawn straight onto the page, and costs nothing.
        if (opacity == 1) return;
        open_.back().own = spare_group();
        group_ = open_.back().own.get();
        pixels_ = group_->pixels();
        mask_ = nullptr;
    }
    void operator()(const PopGroup&) { pop(false); }

    // Closes what the list left open.
    void finish() {
        while (!open_.empty()) pop(open_.back().clip);
    }

private:
    struct Open {
        bool clip;
        double opacity;                    // of a group
        MaskPtr mask;                      // before it
        std::uint8_t* pixels;              // before it, of a group
        GroupPixels* group;                // likewise
        std::unique_ptr<GroupPixels> own;  // of a group, unless it is opaque
    };

    // A pop that does not match the last push is passed over.
    void pop(bool clip) {
        if (open_.empty() || open_.back().clip != clip) return;
        Open last = std::move(open_.back());
        open_.pop_back();
        mask_ = last.mask;
        if (last.clip) return;
        pixels_ = last.pixels;
        group_ = last.group;
        if (!last.own) return;
        const auto opacity = static_cast<std::uint32_t>(last.opacity * 255 + 0.5);
        const std::uint8_t* from = last.own->pixels();
        last.own->take([&](int row, int left, int right) {
            const int y = band_.top + row;
            blend(y, left, right, opacity, [&](int x) { return load_pixel(from + 4 * index(x, y)); });
        });
        spare_.push_back(std::move(last.own));
    }

    std::unique_ptr<GroupPixels> spare_group() {
        if (spare_.empty()) return std::make_unique<GroupPixels>(width_, band_.height);
        auto group = std::move(spare_.back());
        spare_.pop_back();
        return group;
    }

    template <class Draw>
    void each_glyph(const GlyphRun& c, const Draw& draw) const {
        for (const Glyph& glyph : c.glyphs) {
            const Affine at{c.size, 0, 0, c.size, glyph.x, glyph.y};
            draw(*c.font->outline(glyph.index), device(at.then(c.affine)));
        }
    }

    static OutlineStyle outline(double width, LineCap cap) {
        if (width >= narrow_line) return {width / 2, cap == LineCap::round ? 1.0 : 0.0, Corners::round};
        return {width / 2, cap == LineCap::round ? 0.8 : 0.0, Corners::mitred};
    }

    // What is in coverage_, in one colour.
    void fill(Rgba color, FillRule rule) {
        const PixelWord word = premultiplied(color);
        coverage_.sweep(rule, [&](int y, int from, int to, std::uint32_t covered) {
            if (mask_) return blend(y, from, to, covered, [&](int) { return word; });
            touch(y, from, to);
            const PixelWord above = scaled(word, covered);
            std::uint8_t* at = pixels_ + 4 * index(from, y);
            if (alpha_of(above) == 255) {
                for (int x = from; x < to; ++x, at += 4) store_pixel(at, above);
            } else {
                for (int x = from; x < to; ++x, at += 4) store_pixel(at, over(load_pixel(at), above));
            }
        });
    }

    template <class Paint>
    void blend(int y, int from, int to, std::uint32_t share, const Paint& paint) {
        touch(y, from, to);
        for (int x = from; x < to; ++x) {
            const std::size_t i = index(x, y);
            const std::uint32_t k = mask_ ? over_255(share * (*mask_)[i]) : share;
            store_pixel(pixels_ + 4 * i, over(load_pixel(pixels_ + 4 * i), scaled(paint(x), k)));
        }
    }

    void touch(int y, int from, int to) {
        if (group_) group_->touch(y - band_.top, from, to);
    }

    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y - band_.top) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
    }
    std::size_t pixel_count() const {
        return static_cast<std::size_t>(width_) * static_cast<std::size_t>(band_.height);
    }
    Affine device(const Affine& to_canvas) const {
        const double margin = band_.margin;
        return to_canvas.then({scale_, 0, 0, scale_, margin, margin});
    }

    double scale_;
    int width_;
    Band band_;
    std::uint8_t* pixels_;
    MaskPtr mask_;
    Coverage coverage_;
    DevicePath path_;
    GroupPixels* group_ = nullptr;  // that is drawn on; null: the page
    std::vector<Open> open_;
    std::vector<std::unique_ptr<GroupPixels>> spare_;
};

}  // namespace

void play_band(const DisplayList& list, Band band, std::uint8_t* pixels) {
    Player player(list.canvas, band, pixels);
    player.clear(list.background);
    for (const DrawCommand& command : list.commands) std::visit(player, command);
    player.finish();
}

}  // namespace tourmap
