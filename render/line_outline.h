// Lines as areas to fill.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/path.h"

namespace tourmap {

// Mitred: sharp corners cut off, open ends square. For lines of a pixel or so, where that cannot be told from round,
// and which have a third of the edges.
enum class Corners : std::uint8_t { mitred, round };

struct OutlineStyle {
    double half_width = 0.5;
    // Half widths that an open end reaches beyond the last point. Mitred corners: 0.8 covers as much as a round cap.
    // Round corners: 0, or 1 for a round cap.
    double cap = 0;
    Corners corners = Corners::mitred;
};

// How a line of so many pixels is drawn: mitred where its joins and caps are too small to look round.
OutlineStyle outline_style(double width, bool round_caps);

// Appends the outline of a line, `half_width` to each side, for filling by the nonzero rule: one ring of an open line,
// two of a closed one. In units of the line; arcs keep within 0.05 of the circle. A line of one point is a dot
// where it has caps.
void add_line_outline(std::span<const PathPoint> line, bool closed, const OutlineStyle& style,
                      std::vector<std::vector<PathPoint>>& rings);

}  // namespace tourmap
