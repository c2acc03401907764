// Narrow lines as areas to fill.
#pragma once

#include <span>
#include <vector>

#include "render/path.h"

namespace tourmap {

// Appends the outline of a line, `half_width` to each side, for filling by the nonzero rule: one ring of an open line,
// two of a closed one. Corners are mitred, sharp ones cut off, and open ends are square, `cap` half widths beyond the
// last point: for lines of a pixel or so, where that cannot be told from round, and which have a third of the edges
// that a general stroker gives them.
struct OutlineStyle {
    double half_width = 0.5;
    double cap = 0;  // 0.8 covers as much as a round cap
};
void add_line_outline(std::span<const PathPoint> line, bool closed, const OutlineStyle& style,
                      std::vector<std::vector<PathPoint>>& rings);

}  // namespace tourmap
