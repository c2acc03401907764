// HarfBuzz: the glyphs of one item, as they stand from left to right.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "render/text/itemize.h"

namespace tourmap {

// Canvas units.
struct ShapedGlyph {
    std::uint32_t index = 0;
    std::size_t cluster = 0;  // where in the text the characters begin that this glyph, with its neighbours, stands for
    double dx = 0, dy = 0;    // from the pen, y down
    double advance = 0;
};

// Whether letters join their neighbours, so that nothing may be put between them: after CSS Text 3, "cursive scripts".
bool is_cursive(std::uint32_t script);

class GlyphShaper {
public:
    explicit GlyphShaper(const TextStyle& style);
    ~GlyphShaper();

    // The item's glyphs. text: the whole line, for letters that join across items; clusters are positions in it.
    const std::vector<ShapedGlyph>& shape(std::u16string_view text, const TextItem& item, bool right_to_left);

private:
    struct Buffer;
    const TextStyle& style_;
    std::unique_ptr<Buffer> buffer_;
};

// Height of a font above and below the baseline, both positive, in canvas units.
struct FontExtent {
    double ascent = 0, descent = 0;
};
FontExtent extent_of(const Font& font, double size);

}  // namespace tourmap
