#include "src/story/text_column.h"

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

}  // namespace

void TextColumn::add(const std::string& text, const Paragraph& how) {
    if (text.empty()) return;
    const double pitch = how.style.size * how.leading;
    // As for the style's own face, though a line may have letters of another: the lines keep their distance.
    const ShapedLine own = shape_line(fonts_, "", how.style);
    for (const ShapedLine& line : lines_of(fonts_, text, how, width_)) {
        // The baseline sits so that ascent and descent are centred in the pitch.
        const double baseline = y_ + (pitch - own.ascent - own.descent) / 2 + own.ascent;
        const double x = line.right_to_left || how.from_right ? x_ + width_ - line.width : x_;
        place(list_, line, x, baseline, how.tag);
        y_ += pitch;
    }
    y_ += how.after;
}

double TextColumn::height(const FontSet& fonts, const std::string& text, const Paragraph& how, double width) {
    if (text.empty()) return 0;
    return static_cast<double>(lines_of(fonts, text, how, width).size()) * how.style.size * how.leading + how.after;
}

}  // namespace tourmap
