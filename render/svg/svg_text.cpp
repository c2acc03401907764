#include "render/svg/svg_text.h"

#include <algorithm>

#include "render/svg/markup.h"
#include "render/text/font_file.h"

namespace tourmap {
namespace {

void append_attribute(std::string& out, const char* name, double value, int decimals) {
    out += ' ';
    out += name;
    out += "=\"";
    append_number(out, value, decimals);
    out += '"';
}

// Of the turning and stretching part: exact over the length of a page.
constexpr int turn_decimals = 7;

bool only_moves(const Affine& a) {
    return a.xx == 1 && a.yx == 0 && a.xy == 0 && a.yy == 1;
}

std::string face_attributes(const Font& font) {
    const FontNames names = names_of(font);
    std::string out = " font-family=\"" + escaped_markup(names.family) + '"';
    if (names.weight != 400) out += " font-weight=\"" + std::to_string(names.weight) + '"';
    if (names.italic) out += " font-style=\"italic\"";
    if (names.width < 95) out += " font-stretch=\"condensed\"";
    return out;
}

}  // namespace

std::string transform_attribute(const Affine& affine, int decimals) {
    if (affine == Affine{}) return {};
    std::string out = " transform=\"";
    if (only_moves(affine)) {
        out += "translate(";
    } else {
        out += "matrix(";
        for (const double part : {affine.xx, affine.yx, affine.xy, affine.yy}) {
            append_number(out, part, turn_decimals);
            out += ' ';
        }
    }
    append_number(out, affine.x0, decimals);
    out += ' ';
    append_number(out, affine.y0, decimals);
    return out + ")\"";
}

std::string text_element(const GlyphRun& run, const RunWords& words, const SvgWords& how) {
    // Text that runs to the left begins at its right end.
    const double behind = words.right_to_left ? words.advance - words.letter_spacing : 0;
    PathPoint at{words.start + behind, 0};
    std::string out = "<text" + how.attributes;
    if (only_moves(run.affine)) {
        at = run.affine.apply(at);
    } else {
        out += transform_attribute(run.affine, how.decimals);
    }
    append_attribute(out, "x", at.x, how.decimals);
    append_attribute(out, "y", at.y, how.decimals);
    out += face_attributes(*run.font);
    append_attribute(out, "font-size", run.size, 3);
    if (words.letter_spacing != 0) append_attribute(out, "letter-spacing", words.letter_spacing, 3);
    if (words.right_to_left) out += " direction=\"rtl\" unicode-bidi=\"bidi-override\"";
    if (how.keep_length) {
        append_attribute(out, "textLength", words.advance, how.decimals);
        out += " lengthAdjust=\"spacingAndGlyphs\"";
    }
    return out + '>' + escaped_markup(run.text) + "</text>";
}

RunWords rough_words(const GlyphRun& run) {
    double left = run.glyphs.front().x, right = left;
    for (const Glyph& glyph : run.glyphs) {
        left = std::min(left, glyph.x);
        right = std::max(right, glyph.x + advance_of(*run.font, glyph.index, run.size));
    }
    RunWords words;
    words.start = left;
    words.advance = right - left;
    return words;
}

}  // namespace tourmap
