#include "render/svg/svg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "render/picture_text.h"
#include "render/png.h"
#include "render/svg/markup.h"
#include "render/svg/path_data.h"
#include "render/svg/svg_text.h"
#include "render/text/font.h"
#include "render/text/run_words.h"

namespace tourmap {
namespace {

// Lines that are no wider may share what is written of their path.
constexpr double widest_shared = 50;

// Points that are left out lie this near to the line that remains, in device pixels; the letters' outlines nearer.
constexpr double line_tolerance_px = 0.02, glyph_tolerance_px = 0.01;

bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_name(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

std::string colour(Rgba c) {
    char text[8];
    if (c.r % 17 == 0 && c.g % 17 == 0 && c.b % 17 == 0) {
        std::snprintf(text, sizeof text, "#%x%x%x", c.r / 17, c.g / 17, c.b / 17);
    } else {
        std::snprintf(text, sizeof text, "#%02x%02x%02x", c.r, c.g, c.b);
    }
    return text;
}

// " fill=... fill-opacity=..."
std::string paint(const std::string& what, Rgba c) {
    std::string out = ' ' + what + "=\"" + colour(c) + '"';
    if (c.a == 255) return out;
    out += ' ' + what + "-opacity=\"";
    append_number(out, c.a / 255.0, 3);
    return out + '"';
}

std::string attribute(const char* name, const std::string& value) {
    return std::string(" ") + name + "=\"" + escaped_markup(value) + '"';
}

std::string number_attribute(const char* name, double value, int decimals) {
    std::string out = std::string(" ") + name + "=\"";
    append_number(out, value, decimals);
    return out + '"';
}

class Writer {
public:
    Writer(const DisplayList& list, const SvgOptions& options) : list_(list), options_(options) {
        const double scale = list.canvas.pixels_per_unit();
        // Rounding moves a point by half a step: no more than 1/100 pixel.
        while (decimals_ < 6 && 0.5 * scale > 0.01 * std::pow(10, decimals_)) ++decimals_;
        lines_ = {decimals_, line_tolerance_px / scale};
        letters_ = {decimals_ + 1, glyph_tolerance_px / scale};
        for (const DrawCommand& command : list.commands) {
            if (const auto* fill = std::get_if<FillPath>(&command)) count(fill->path, fill->affine);
            const auto* stroke = std::get_if<StrokePath>(&command);
            if (stroke && stroke->dash.empty() && stroke->width <= widest_shared) count(stroke->path, stroke->affine);
        }
    }

    Result<std::string> write() {
        begin();
        for (const DrawCommand& command : list_.commands) std::visit(*this, command);
        while (!open_.empty()) pop(open_.back());
        close_layer();
        out_ += "</svg>\n";
        if (error_) return tl::unexpected(*error_);
        return std::move(out_);
    }

    void operator()(const FillPath& c) {
        if (!c.path || c.color.a == 0) return;
        enter(c.tag);
        shape(c.path, c.affine, on_page(0), true, paint("fill", c.color) + rule("fill-rule", c.rule));
    }

    void operator()(const StrokePath& c) {
        if (!c.path || c.color.a == 0 || !(c.width > 0)) return;
        enter(c.tag);
        std::string how = " fill=\"none\"" + paint("stroke", c.color) + number_attribute("stroke-width", c.width, 3);
        if (c.cap == LineCap::round) how += " stroke-linecap=\"round\"";
        how += " stroke-linejoin=\"round\"";
        if (!c.dash.empty()) {
            how += " stroke-dasharray=\"";
            for (std::size_t i = 0; i < c.dash.size(); ++i) {
                if (i > 0) how += ' ';
                append_number(how, c.dash[i], 3);
            }
            how += '"';
        }
        // Dashes count from the line's beginning.
        shape(c.path, c.affine, c.dash.empty() ? on_page(c.width) : lines_, false, how);
    }

    void operator()(const GlyphRun& c) {
        if (!c.font || !(c.size > 0) || c.glyphs.empty()) return;
        enter(c.tag);
        const auto words = options_.text == SvgText::words ? words_of(c, options_.language) : std::nullopt;
        const bool halo = c.halo.a > 0 && c.halo_width > 0;
        const std::string id = halo ? unique("t") : "";
        const std::string name = halo ? attribute("id", id) : "";
        // The halo under the letters is the same element again, so that its words are there once. Its opacity is of
        // the whole: halos of neighbours unite.
        if (halo) {
            out_ += "<g" + paint("fill", c.color) + "><use xlink:href=\"#" + id + "\" fill=\"none\" stroke=\"" +
                    colour(c.halo) + '"' + number_attribute("stroke-width", halo_width(c, words.has_value()), 3) +
                    " stroke-linejoin=\"round\"";
            if (c.halo.a != 255) out_ += number_attribute("opacity", c.halo.a / 255.0, 3);
            out_ += "/>";
        }
        const std::string look = halo ? name : paint("fill", c.color);
        if (words) {
            out_ += text_element(c, *words, {decimals_, look, !options_.embed_fonts && !options_.fonts_in_page});
        } else {
            outlines(c, look);
            if (options_.text == SvgText::words && !c.text.empty())
                out_ += text_element(c, rough_words(c), {decimals_, " fill=\"none\"", true});
        }
        if (halo) out_ += "</g>";
        out_ += '\n';
    }

    void operator()(const DrawImage& c) {
        if (!c.bitmap || !(c.opacity > 0)) return;
        const auto png = encode_png(*c.bitmap);
        if (!png) {
            error_ = png.error();
            return;
        }
        enter(c.tag);
        out_ +=
            "<image width=\"1\" height=\"1\" preserveAspectRatio=\"none\"" + transform_attribute(c.affine, decimals_);
        if (c.opacity < 1) out_ += number_attribute("opacity", c.opacity, 3);
        out_ += " xlink:href=\"data:image/png;base64," + base64(*png) + "\"/>\n";
    }

    void operator()(const PushClip& c) {
        close_layer();
        const std::string id = unique("clip");
        out_ += "<clipPath" + attribute("id", id) + "><path" + rule("clip-rule", c.rule) + " d=\"";
        if (c.path) append_path_data(out_, *c.path, c.affine, on_page(0), true);
        out_ += "\"/></clipPath>\n<g clip-path=\"url(#" + id + ")\">\n";
        open_.push_back(true);
    }
    void operator()(const PopClip&) { pop(true); }

    void operator()(const PushGroup& c) {
        close_layer();
        out_ += "<g";
        if (!c.name.empty()) out_ += attribute("id", unique(c.name)) + attribute("data-layer", c.name);
        const double opacity = c.opacity > 0 ? std::min(c.opacity, 1.0) : 0.0;
        if (opacity < 1) out_ += number_attribute("opacity", opacity, 3);
        out_ += ">\n";
        open_.push_back(false);
    }
    void operator()(const PopGroup&) { pop(false); }

private:
    using Placed = std::pair<const Path*, std::array<double, 6>>;

    static Placed placed(const PathPtr& path, const Affine& a) {
        return {path.get(), {a.xx, a.yx, a.xy, a.yy, a.x0, a.y0}};
    }
    // Paths that are drawn again, filled and stroked, are written once. Looked up by address, never iterated.
    void count(const PathPtr& path, const Affine& affine) {
        if (path && path->points.size() > 16) ++uses_[placed(path, affine)];
    }

    void begin() {
        const Canvas& canvas = list_.canvas;
        const std::string title = unique("title"), about = unique("desc");
        if (options_.standalone) out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
        if (options_.standalone) out_ += " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\"";
        out_ += " width=\"" + std::to_string(canvas.width_px) + "\" height=\"" + std::to_string(canvas.height_px) +
                "\" viewBox=\"0 0";
        for (const double side : {canvas.width(), canvas.height()}) {
            out_ += ' ';
            append_number(out_, side, 6);
        }
        out_ += '"' + attribute("role", options_.role);
        if (!list_.title.empty()) out_ += attribute("aria-labelledby", title);
        if (!list_.alt.empty()) out_ += attribute("aria-describedby", about);
        out_ += attribute(options_.standalone ? "xml:lang" : "lang", options_.language) +
                " xml:space=\"preserve\" text-rendering=\"geometricPrecision\">\n";
        if (!list_.title.empty())
            out_ += "<title" + attribute("id", title) + '>' + escaped_markup(list_.title) + "</title>\n";
        if (!list_.alt.empty())
            out_ += "<desc" + attribute("id", about) + '>' + escaped_markup(list_.alt) + "</desc>\n";
        if (!options_.frame.empty()) {
            PictureText text;
            text.frame = options_.frame;
            out_ += "<metadata>" + as_xmp(text) + "</metadata>\n";
        }
        if (options_.text == SvgText::words && options_.embed_fonts) {
            SvgFonts fonts;
            fonts.add(list_);
            if (const std::string css = fonts.css(); !css.empty()) out_ += "<style>\n" + css + "</style>\n";
        }
        if (list_.background.a == 0) return;
        out_ += "<rect width=\"100%\" height=\"100%\"" + paint("fill", list_.background) + "/>\n";
    }

    std::string unique(const std::string& wish) {
        std::string name = options_.id_prefix;
        if (name.empty() && (wish.empty() || !is_name_start(wish.front()))) name = "_";
        for (const char c : wish) name += is_name(c) ? c : '_';
        int& count = ids_[name];
        if (++count == 1) return name;
        std::string numbered;
        while (ids_[numbered = name + '-' + std::to_string(count)] > 0) ++count;
        ++ids_[numbered];
        return numbered;
    }

    // The groups of layer and feature that a command is drawn in.
    void enter(const Tag& tag) {
        if (!in_layer_ || tag.layer != layer_) {
            close_layer();
            out_ += "<g";
            if (!tag.layer.empty()) {
                out_ += attribute("id", unique(tag.layer)) + attribute("data-layer", tag.layer);
                if (options_.standalone)
                    out_ += " inkscape:groupmode=\"layer\"" + attribute("inkscape:label", tag.layer);
            }
            out_ += ">\n";
            in_layer_ = true;
            layer_ = tag.layer;
        }
        if (in_feature_ && tag.id == feature_.id && tag.alt == feature_.alt) return;
        close_feature();
        if (tag.id.empty() && tag.alt.empty()) return;
        out_ += "<g";
        if (!tag.id.empty()) out_ += attribute("id", unique(tag.layer + '.' + tag.id)) + attribute("data-id", tag.id);
        out_ += '>';
        if (!tag.alt.empty()) out_ += "<title>" + escaped_markup(tag.alt) + "</title>";
        out_ += '\n';
        in_feature_ = true;
        feature_ = tag;
    }
    void close_feature() {
        if (in_feature_) out_ += "</g>\n";
        in_feature_ = false;
    }
    void close_layer() {
        close_feature();
        if (in_layer_) out_ += "</g>\n";
        in_layer_ = false;
    }

    // A pop that does not match the last push is passed over.
    void pop(bool clip) {
        if (open_.empty() || open_.back() != clip) return;
        open_.pop_back();
        close_layer();
        out_ += "</g>\n";
    }

    static std::string rule(const char* name, FillRule rule) {
        return rule == FillRule::even_odd ? std::string(" ") + name + "=\"evenodd\"" : std::string();
    }

    // The page, and as much round it as the ends of lines of that width can reach.
    PathDigits on_page(double width) const {
        PathDigits digits = lines_;
        const double margin = width + 1;
        digits.page =
            Box<PathPoint>{{-margin, -margin}, {list_.canvas.width() + margin, list_.canvas.height() + margin}, false};
        return digits;
    }

    void shape(const PathPtr& path, const Affine& affine, const PathDigits& digits, bool rings,
               const std::string& how) {
        const auto found = digits.page ? uses_.find(placed(path, affine)) : uses_.end();
        // Filled, a line is closed anyway: it needs no "z" that would be stroked.
        const bool shared = found != uses_.end() && found->second > 1;
        if (!shared) {
            out_ += "<path" + how + " d=\"";
            append_path_data(out_, *path, affine, digits, rings);
            out_ += "\"/>\n";
            return;
        }
        std::string& id = shared_[placed(path, affine)];
        if (id.empty()) {
            id = unique("p");
            out_ += "<defs><path" + attribute("id", id) + " d=\"";
            append_path_data(out_, *path, affine, on_page(widest_shared), false);
            out_ += "\"/></defs>\n";
        }
        out_ += "<use xlink:href=\"#" + id + '"' + how + "/>\n";
    }

    // Of both sides. Words are stretched with their place, and what is drawn round them with them.
    static double halo_width(const GlyphRun& run, bool words) {
        const double scale = words ? run.affine.scale() : 1;
        return scale > 0 ? 2 * run.halo_width / scale : 0;
    }

    // All glyphs of a run are one shape.
    void outlines(const GlyphRun& run, const std::string& look) {
        out_ += "<path" + look + " d=\"";
        for (const Glyph& glyph : run.glyphs) {
            const Affine at{run.size, 0, 0, run.size, glyph.x, glyph.y};
            append_path_data(out_, *run.font->outline(glyph.index), at.then(run.affine), letters_, true);
        }
        out_ += "\"/>";
    }

    const DisplayList& list_;
    const SvgOptions& options_;
    int decimals_ = 2;
    PathDigits lines_, letters_;
    std::string out_;
    std::optional<Error> error_;
    std::map<std::string, int> ids_;
    std::map<Placed, int> uses_;
    std::map<Placed, std::string> shared_;
    std::vector<bool> open_;  // true: a clip, false: a group
    bool in_layer_ = false, in_feature_ = false;
    std::string layer_;
    Tag feature_;
};

}  // namespace

Result<std::string> as_svg(const DisplayList& list, const SvgOptions& options) {
    const std::string& prefix = options.id_prefix;
    if (!prefix.empty() && (!is_name_start(prefix.front()) || !std::all_of(prefix.begin(), prefix.end(), is_name)))
        return fail("ids cannot begin with \"" + prefix + "\"", "letters, digits, \"-\" and \"_\", a letter first");
    return Writer(list, options).write();
}

}  // namespace tourmap
