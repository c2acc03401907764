#include "render/text/paragraph.h"

#include <algorithm>

namespace tourmap {

namespace {

constexpr char16_t soft_hyphen = 0x00ad;

std::u16string without_controls(std::u16string text) {
    for (char16_t& c : text) {
        if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) c = ' ';
    }
    return text;
}

// The parts of the items that lie in the run, as they are seen from left to right.
std::vector<TextItem> items_of(const std::vector<TextItem>& items, const DirectionRun& run) {
    std::vector<TextItem> out;
    auto item = std::partition_point(items.begin(), items.end(), [&](const TextItem& i) { return i.end <= run.begin; });
    for (; item != items.end() && item->begin < run.end; ++item) {
        out.push_back(*item);
        out.back().begin = std::max(item->begin, run.begin);
        out.back().end = std::min(item->end, run.end);
    }
    if (run.right_to_left) std::reverse(out.begin(), out.end());
    return out;
}

// Adds `spacing` between neighbouring clusters, except between letters that join.
void space_out(std::vector<GlyphStretch>& line, double spacing) {
    ShapedGlyph* before = nullptr;
    bool before_is_cursive = false;
    for (GlyphStretch& stretch : line) {
        const bool cursive = is_cursive(stretch.item.script);
        for (ShapedGlyph& glyph : stretch.glyphs) {
            const bool apart = before && before->cluster != glyph.cluster && !(cursive && before_is_cursive);
            if (apart) before->advance += spacing;
            before = &glyph;
            before_is_cursive = cursive;
        }
    }
}

}  // namespace

Paragraph::Paragraph(const FontSet& fonts, std::u16string text, const TextStyle& style)
    : text_(without_controls(std::move(text))),
      style_(style),
      bidi_(text_, style.direction),
      items_(itemize(fonts, text_, style)),
      shaper_(style) {}

std::vector<GlyphStretch> Paragraph::line(std::size_t begin, std::size_t end, bool broken) {
    std::u16string_view seen = std::u16string_view(text_).substr(begin, end - begin);
    std::u16string hyphenated;
    if (broken && !seen.empty() && seen.back() == soft_hyphen) {
        hyphenated = seen;
        hyphenated.back() = u'-';
        seen = hyphenated;
    }
    std::vector<GlyphStretch> stretches;
    for (const DirectionRun& run : bidi_.line(begin, end)) {
        for (const TextItem& item : items_of(items_, run)) {
            TextItem in_line = item;
            in_line.begin -= begin;
            in_line.end -= begin;
            stretches.push_back({item, run.right_to_left, shaper_.shape(seen, in_line, run.right_to_left)});
            for (ShapedGlyph& glyph : stretches.back().glyphs) glyph.cluster += begin;
        }
    }
    if (style_.letter_spacing != 0) space_out(stretches, style_.letter_spacing);
    return stretches;
}

}  // namespace tourmap
