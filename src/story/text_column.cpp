#include "src/story/text_column.h"

#include <algorithm>
#include <vector>

namespace tourmap {
namespace {

std::vector<ShapedLine> lines_of(const FontSet& fonts, const std::string& text, const TextColumn::Paragraph& how,
                                 double width) {
    std::vector<ShapedLine> lines = shape_paragraph(fonts, text, how.style, width);
    const auto most = static_cast<std::size_t>(how.most_lines);
    if (lines.size() <= most) return lines;
    // The most words that, with an ellipsis, fit.
    std::vector<std::size_t> ends;
    for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at + 1)) ends.push_back(at);
    const auto shortened = [&](std::size_t words) {
        return shape_paragraph(fonts, text.substr(0, ends[words - 1]) + " …", how.style, width);
    };
    std::size_t fit = 0, too_many = ends.size() + 1;
    while (too_many - fit > 1) {
        const std::size_t words = fit + (too_many - fit) / 2;
        (shortened(words).size() <= most ? fit : too_many) = words;
    }
    if (fit > 0) return shortened(fit);
    lines.resize(most);
    return lines;
}

// What the highest line asks for beyond the style's own face: scripts with marks above and below (Arabic, Devanagari,
// Thai) come from fonts that are higher and deeper. All lines of a paragraph get it, so that they stand even.
struct Extra {
    double above = 0, below = 0;
};

Extra extra_of(const FontSet& fonts, const std::vector<ShapedLine>& lines, const TextStyle& style) {
    const ShapedLine own = shape_line(fonts, "", style);
    Extra extra;
    for (const ShapedLine& line : lines) {
        extra.above = std::max(extra.above, line.ascent - own.ascent);
        extra.below = std::max(extra.below, line.descent - own.descent);
    }
    return extra;
}

double pitch_of(const TextColumn::Paragraph& how, const Extra& extra) {
    return how.style.size * how.leading + extra.above + extra.below;
}

}  // namespace

void TextColumn::add(const std::string& text, const Paragraph& how) {
    if (text.empty()) return;
    const auto lines = lines_of(fonts_, text, how, width_);
    const Extra extra = extra_of(fonts_, lines, how.style);
    const double pitch = pitch_of(how, extra);
    const ShapedLine own = shape_line(fonts_, "", how.style);
    const double ascent = own.ascent + extra.above, descent = own.descent + extra.below;
    for (const ShapedLine& line : lines) {
        // The baseline sits so that ascent and descent are centred in the pitch.
        const double baseline = y_ + (pitch - ascent - descent) / 2 + ascent;
        const double x = line.right_to_left || how.from_right ? x_ + width_ - line.width : x_;
        place(list_, line, x, baseline, how.tag);
        y_ += pitch;
    }
    y_ += how.after;
}

int TextColumn::lines_in(const FontSet& fonts, const std::string& text, const Paragraph& how, double width,
                         double room) {
    const auto lines = shape_paragraph(fonts, text, how.style, width);
    const double fit = (room - how.after) / pitch_of(how, extra_of(fonts, lines, how.style));
    return static_cast<int>(std::clamp(fit, 1.0, 1000.0));
}

double TextColumn::height(const FontSet& fonts, const std::string& text, const Paragraph& how, double width) {
    if (text.empty()) return 0;
    const auto lines = lines_of(fonts, text, how, width);
    return static_cast<double>(lines.size()) * pitch_of(how, extra_of(fonts, lines, how.style)) + how.after;
}

}  // namespace tourmap
