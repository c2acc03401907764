// Shaping: text to positioned glyphs, by HarfBuzz and ICU. Both players draw the same glyph runs.
#pragma once

#include <string>
#include <vector>

#include "render/display_list.h"
#include "render/text/text_style.h"

namespace tourmap {

// One line, baseline at y = 0, starting at x = 0; one run per font, script and direction, from left to right, each
// with its text in reading order. Metrics in canvas units.
struct ShapedLine {
    std::vector<GlyphRun> runs;      // affine is the identity
    double width = 0;                // advance
    double ascent = 0, descent = 0;  // of the face, and of other fonts its letters come from; both positive
    bool right_to_left = false;      // the paragraph's direction: such lines start at the right
};

// Control characters count as spaces, invalid UTF-8 as U+FFFD. Directions are mixed by the Unicode Bidirectional
// Algorithm.
ShapedLine shape_line(const FontSet& fonts, const std::string& utf8, const TextStyle& style);

// Lines broken where the style's language allows it (at spaces, after hyphens, between ideographs), so that none is
// wider than `width` where that is possible: a longer word has a line of its own, unless the style breaks words. '\n'
// always breaks, and begins a paragraph with its own direction. Spaces at a break are dropped, nothing else is.
std::vector<ShapedLine> shape_paragraph(const FontSet& fonts, const std::string& utf8, const TextStyle& style,
                                        double width);

// The line's runs with their baseline start at (x, y), turned by `radians` about that point.
void place(DisplayList& list, const ShapedLine& line, double x, double y, const Tag& tag, double radians = 0);

}  // namespace tourmap
