// A paragraph broken into lines.
#pragma once

#include <vector>

#include "render/text/paragraph.h"

namespace tourmap {

double width_of(const std::vector<GlyphStretch>& line);

// At least one line, each as full as it can be: none wider than `width` unless a single word is, and the style does not
// break words. Spaces at the ends of lines are left out. Time grows with the text's length, not faster.
std::vector<std::vector<GlyphStretch>> fill_lines(Paragraph& paragraph, double width);

}  // namespace tourmap
