// One paragraph of text, ready to be set in lines: its directions and its fonts are known.
#pragma once

#include <string>
#include <vector>

#include "render/text/bidi.h"
#include "render/text/glyphs.h"
#include "render/text/itemize.h"

namespace tourmap {

// Glyphs of a line that share font, script and direction. Letter spacing is in the advances.
struct GlyphStretch {
    TextItem item;
    bool right_to_left = false;
    std::vector<ShapedGlyph> glyphs;  // clusters are positions in the paragraph
};

class Paragraph {
public:
    // Controls in the text count as spaces. Keeps references to fonts and style.
    Paragraph(const FontSet& fonts, std::u16string text, const TextStyle& style);
    Paragraph(const Paragraph&) = delete;
    Paragraph& operator=(const Paragraph&) = delete;

    const std::u16string& text() const { return text_; }
    const TextStyle& style() const { return style_; }
    bool right_to_left() const { return bidi_.right_to_left(); }
    // The line [begin, end) from left to right. A soft hyphen at its end is seen as a hyphen where `broken`.
    std::vector<GlyphStretch> line(std::size_t begin, std::size_t end, bool broken = false);

private:
    std::u16string text_;
    const TextStyle& style_;
    Bidi bidi_;
    std::vector<TextItem> items_;
    GlyphShaper shaper_;
};

}  // namespace tourmap
