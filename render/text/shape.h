// Shaping: text to positioned glyphs, by HarfBuzz. Both players draw the same glyph runs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "render/display_list.h"
#include "render/text/font.h"

namespace tourmap {

struct TextStyle {
    double size = 16;  // em, canvas units
    FontWeight weight = FontWeight::regular;
    bool italic = false;
    double letter_spacing = 0;  // canvas units added between clusters; not 0: no ligatures
    Rgba color{0, 0, 0, 255};
    Rgba halo{0, 0, 0, 0};
    double halo_width = 0;
};

// One line, baseline at y = 0, starting at x = 0; one run per font and script used. Metrics in canvas units.
struct ShapedLine {
    std::vector<GlyphRun> runs;      // affine is the identity
    double width = 0;                // advance
    double ascent = 0, descent = 0;  // of the face, both positive
};

// Control characters count as spaces, invalid UTF-8 as U+FFFD. Runs are put in visual order by the direction
// of the first letter; text that mixes directions within a line is not reordered further.
ShapedLine shape_line(const FontSet& fonts, const std::string& utf8, const TextStyle& style);

// Lines broken at spaces (and after hyphens) so that none is wider than `width` where that is possible: a longer
// word has a line of its own. '\n' always breaks. Spaces at a break are dropped, nothing else is.
std::vector<ShapedLine> shape_paragraph(const FontSet& fonts, const std::string& utf8, const TextStyle& style,
                                        double width);

// The line's runs with their baseline start at (x, y), turned by `radians` about that point.
void place(DisplayList& list, const ShapedLine& line, double x, double y, const Tag& tag, double radians = 0);

}  // namespace tourmap
