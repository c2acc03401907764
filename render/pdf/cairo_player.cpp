#include "render/pdf/cairo_player.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>

#include "render/page_cut.h"
#include "render/text/run_words.h"
#include "render/thin.h"

namespace tourmap {
namespace {

// Cairo keeps places in 24 bits before the point, and 8 after it.
constexpr double farthest = 1e6;

// Points that are left out lie this near to the line that remains, in device pixels of the list.
constexpr double line_tolerance_px = 0.02;

struct SurfaceDeleter {
    void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;

cairo_matrix_t matrix(const Affine& a) {
    cairo_matrix_t out;
    cairo_matrix_init(&out, a.xx, a.yx, a.xy, a.yy, a.x0, a.y0);
    return out;
}

bool is_invertible(const Affine& a) {
    const double size = a.xx * a.yy - a.xy * a.yx;
    return std::isfinite(size) && size != 0 && std::isfinite(a.x0) && std::isfinite(a.y0);
}

// Clusters in reading order, which for text that runs to the left is from the last glyph to the first.
std::vector<cairo_text_cluster_t> clusters_of(const GlyphRun& run, const RunWords& words) {
    std::vector<std::size_t> begins = words.clusters;
    if (words.right_to_left) std::reverse(begins.begin(), begins.end());
    std::vector<cairo_text_cluster_t> clusters;
    for (std::size_t i = 0; i < begins.size();) {
        std::size_t next = i;
        while (next < begins.size() && begins[next] == begins[i]) ++next;
        const std::size_t end = next < begins.size() ? begins[next] : run.text.size();
        clusters.push_back({static_cast<int>(end - begins[i]), static_cast<int>(next - i)});
        i = next;
    }
    return clusters;
}

// Cairo takes no other, and does not come back from one it does not know.
bool is_role(const std::string& name) {
    static constexpr std::array<const char*, 14> roles{
        "H", "H1", "H2", "H3", "P", "L", "LI", "Sect", "Note", "Quote", "Caption", "BlockQuote", "Figure", "Span"};
    return std::find(roles.begin(), roles.end(), name) != roles.end();
}

class Player {
public:
    Player(const DisplayList& list, cairo_t* cairo, CairoFonts& fonts, const PdfInfo& info)
        : list_(list), cairo_(cairo), fonts_(fonts), info_(info), scale_(list.canvas.pixels_per_unit()) {}

    void play() {
        cairo_rectangle(cairo_, 0, 0, list_.canvas.width(), list_.canvas.height());
        cairo_clip(cairo_);
        if (list_.background.a > 0) {
            colour(list_.background);
            cairo_paint(cairo_);
        }
        for (const DrawCommand& command : list_.commands) std::visit(*this, command);
        while (!open_.empty()) pop(open_.back().clip);
        end_role();
    }

    void operator()(const FillPath& c) {
        if (!c.path || c.color.a == 0) return;
        enter(c.tag);
        path(*c.path, c.affine, 0, true);
        fill(c.color, c.rule);
    }

    void operator()(const StrokePath& c) {
        if (!c.path || c.color.a == 0 || !(c.width > 0)) return;
        enter(c.tag);
        path(*c.path, c.affine, c.dash.empty() ? c.width : -1, false);
        stroke(c.color, c.width, c.cap, c.dash);
    }

    void operator()(const GlyphRun& c) {
        if (!c.font || !(c.size > 0) || c.glyphs.empty() || !is_invertible(c.affine)) return;
        cairo_font_face_t* face = fonts_.face(c.font);
        if (!face) return;
        enter(c.tag);
        cairo_set_font_face(cairo_, face);
        std::vector<cairo_glyph_t> glyphs;
        for (const Glyph& glyph : c.glyphs) glyphs.push_back({glyph.index, glyph.x, glyph.y});
        cairo_save(cairo_);
        const cairo_matrix_t turned = matrix(c.affine);
        cairo_transform(cairo_, &turned);
        cairo_set_font_size(cairo_, c.size);
        if (c.halo.a > 0 && c.halo_width > 0) {
            cairo_glyph_path(cairo_, glyphs.data(), static_cast<int>(glyphs.size()));
            // Its width is not turned and stretched with the letters.
            const cairo_matrix_t back = matrix(c.affine.inverse());
            cairo_transform(cairo_, &back);
            stroke(c.halo, 2 * c.halo_width, LineCap::round, {});
            cairo_transform(cairo_, &turned);
        }
        letters(c, glyphs);
        cairo_restore(cairo_);
    }

    void operator()(const DrawImage& c) {
        if (!c.bitmap || !(c.opacity > 0) || c.bitmap->width < 1 || c.bitmap->height < 1 || !is_invertible(c.affine))
            return;
        const SurfacePtr image = image_of(*c.bitmap);
        if (!image) return;
        enter(c.tag);
        cairo_save(cairo_);
        const cairo_matrix_t placed = matrix(c.affine);
        cairo_transform(cairo_, &placed);
        cairo_scale(cairo_, 1.0 / c.bitmap->width, 1.0 / c.bitmap->height);
        cairo_set_source_surface(cairo_, image.get(), 0, 0);
        cairo_pattern_set_extend(cairo_get_source(cairo_), CAIRO_EXTEND_PAD);
        cairo_rectangle(cairo_, 0, 0, c.bitmap->width, c.bitmap->height);
        cairo_clip(cairo_);
        cairo_paint_with_alpha(cairo_, std::min(c.opacity, 1.0));
        cairo_restore(cairo_);
    }

    void operator()(const PushClip& c) {
        begin_figure();
        open_.push_back({true, 1});
        cairo_save(cairo_);
        cairo_new_path(cairo_);
        if (c.path) path(*c.path, c.affine, 0, true);
        cairo_set_fill_rule(cairo_, rule(c.rule));
        cairo_clip(cairo_);
    }
    void operator()(const PopClip&) { pop(true); }

    void operator()(const PushGroup& c) {
        if (open_.empty()) end_role();
        const double opacity = c.opacity > 0 ? std::min(c.opacity, 1.0) : 0.0;
        open_.push_back({false, opacity});
        if (opacity < 1) cairo_push_group(cairo_);
    }
    void operator()(const PopGroup&) { pop(false); }

private:
    struct Open {
        bool clip;
        double opacity;
    };

    // A pop that does not match the last push is passed over.
    void pop(bool clip) {
        if (open_.empty() || open_.back().clip != clip) return;
        const Open last = open_.back();
        open_.pop_back();
        if (clip) return cairo_restore(cairo_);
        if (last.opacity == 1) return;
        cairo_pop_group_to_source(cairo_);
        cairo_paint_with_alpha(cairo_, last.opacity);
    }

    // Elements of the structure do not begin or end inside clips and groups.
    void enter(const Tag& tag) {
        if (!open_.empty()) return;
        const auto found = info_.roles.find(tag.layer);
        const bool told = found != info_.roles.end() && is_role(found->second);
        const std::string wanted = told ? found->second : "Figure";
        if (role_ == wanted && (!told || id_ == tag.id)) return;
        begin_role(wanted);
        id_ = tag.id;
    }
    void begin_figure() {
        if (open_.empty() && role_ != "Figure") begin_role("Figure");
    }
    void begin_role(const std::string& role) {
        end_role();
        cairo_tag_begin(cairo_, role.c_str(), nullptr);
        role_ = role;
    }
    void end_role() {
        if (!role_.empty()) cairo_tag_end(cairo_, role_.c_str());
        role_.clear();
    }

    void colour(Rgba c) { cairo_set_source_rgba(cairo_, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0); }
    static cairo_fill_rule_t rule(FillRule rule) {
        return rule == FillRule::even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING;
    }
    void fill(Rgba c, FillRule how) {
        colour(c);
        cairo_set_fill_rule(cairo_, rule(how));
        cairo_fill(cairo_);
    }
    void stroke(Rgba c, double width, LineCap cap, const std::vector<double>& dash) {
        colour(c);
        cairo_set_line_width(cairo_, width);
        cairo_set_line_cap(cairo_, cap == LineCap::round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
        cairo_set_dash(cairo_, dash.data(), static_cast<int>(dash.size()), 0);
        cairo_stroke(cairo_);
    }

    // width: of the line that is drawn there, 0 where it is filled; negative: all of it is needed.
    void path(const Path& path, const Affine& affine, double width, bool rings) {
        const Box<PathPoint> page{
            {-width - 1, -width - 1}, {list_.canvas.width() + width + 1, list_.canvas.height() + width + 1}, false};
        for (std::size_t i = 0; i < path.subpath_count(); ++i) {
            points_.clear();
            for (const PathPoint& p : path.subpath(i)) {
                const PathPoint q = affine.apply(p);
                if (std::isfinite(q.x) && std::isfinite(q.y))
                    points_.push_back({std::clamp(q.x, -farthest, farthest), std::clamp(q.y, -farthest, farthest)});
            }
            if (width >= 0) cut_detours(points_, page);
            subpath(rings || path.closed[i] != 0);
        }
    }
    void subpath(bool closed) {
        if (points_.empty()) return;
        if (points_.size() > 2) {
            if (closed) points_.push_back(points_.front());
            thin(points_, line_tolerance_px / scale_);
            if (closed) points_.pop_back();
        }
        cairo_move_to(cairo_, points_.front().x, points_.front().y);
        if (points_.size() == 1) cairo_line_to(cairo_, points_.front().x, points_.front().y);  // a dot
        for (std::size_t i = 1; i < points_.size(); ++i) cairo_line_to(cairo_, points_[i].x, points_[i].y);
        if (closed) cairo_close_path(cairo_);
    }

    void letters(const GlyphRun& run, const std::vector<cairo_glyph_t>& glyphs) {
        const int count = static_cast<int>(glyphs.size());
        if (info_.text == PdfText::outlines) {
            cairo_glyph_path(cairo_, glyphs.data(), count);
            fill(run.color, FillRule::nonzero);
            return;
        }
        colour(run.color);
        if (run.text.empty()) return cairo_show_glyphs(cairo_, glyphs.data(), count);
        const auto words = words_of(run, info_.language);
        // Where it is not known which letters stand for which, all of them stand for all; so they do where readers
        // would not see that letters far apart, or on a slope, are a word.
        const bool apart = !words || words->letter_spacing != 0 || run.affine.yx != 0;
        std::vector<cairo_text_cluster_t> clusters{{static_cast<int>(run.text.size()), count}};
        if (!apart) clusters = clusters_of(run, *words);
        const bool backward = !apart && words->right_to_left;
        cairo_show_text_glyphs(cairo_, run.text.data(), static_cast<int>(run.text.size()), glyphs.data(), count,
                               clusters.data(), static_cast<int>(clusters.size()),
                               backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
    }

    static SurfacePtr image_of(const Bitmap& bitmap) {
        SurfacePtr image(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, bitmap.width, bitmap.height));
        if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
        cairo_surface_flush(image.get());
        unsigned char* rows = cairo_image_surface_get_data(image.get());
        const int stride = cairo_image_surface_get_stride(image.get());
        for (int y = 0; y < bitmap.height; ++y) {
            const std::uint8_t* from = bitmap.rgba.data() + 4 * static_cast<std::ptrdiff_t>(y) * bitmap.width;
            unsigned char* to = rows + static_cast<std::ptrdiff_t>(y) * stride;
            for (int x = 0; x < bitmap.width; ++x, from += 4, to += 4) {
                const std::uint32_t word = static_cast<std::uint32_t>(from[3]) << 24 |
                                           static_cast<std::uint32_t>(from[0]) << 16 |
                                           static_cast<std::uint32_t>(from[1]) << 8 | from[2];
                std::memcpy(to, &word, 4);
            }
        }
        cairo_surface_mark_dirty(image.get());
        return image;
    }

    const DisplayList& list_;
    cairo_t* cairo_;
    CairoFonts& fonts_;
    const PdfInfo& info_;
    double scale_;
    std::vector<Open> open_;
    std::vector<PathPoint> points_;
    std::string role_, id_;  // of the open element of the structure
};

}  // namespace

void play(const DisplayList& list, cairo_t* cairo, CairoFonts& fonts, const PdfInfo& info) {
    Player(list, cairo, fonts, info).play();
}

}  // namespace tourmap
