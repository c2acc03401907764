#include "src/story/text_column.h"

namespace tourmap {
namespace {

std::vector<ShapedLine> lines_of(const FontSet& fonts, const std::string& text, const TextColumn::Paragraph& how,
                                 double width) {
    std::vector<ShapedLine> lines = shape_paragraph(fonts, text, how.style, width);
    const auto most = static_cast<std::size_t>(how.most_lines);
    if (lines.size() <= most) return lines;
    // Drop words from the end until what is left, with an ellipsis, fits.
    std::string shorter = text;
    while (true) {
        const std::size_t space = shorter.find_last_of(' ');
        if (space == std::string::npos) break;
        shorter.resize(space);
        auto fitted = shape_paragraph(fonts, shorter + " …", how.style, width);
        if (fitted.size() <= most) return fitted;
    }
    lines.resize(most);
    return lines;
}

}  // namespace

void TextColumn::add(const std::string& text, const Paragraph& how) {
    if (text.empty()) return;
    const double pitch = how.style.size * how.leading;
    for (const ShapedLine& line : lines_of(fonts_, text, how, width_)) {
        // The baseline sits so that ascent and descent are centred in the pitch.
        const double baseline = y_ + (pitch - line.ascent - line.descent) / 2 + line.ascent;
        place(list_, line, x_, baseline, how.tag);
        y_ += pitch;
    }
    y_ += how.after;
}

double TextColumn::height(const FontSet& fonts, const std::string& text, const Paragraph& how, double width) {
    if (text.empty()) return 0;
    return static_cast<double>(lines_of(fonts, text, how, width).size()) * how.style.size * how.leading + how.after;
}

}  // namespace tourmap
