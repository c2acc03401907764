// Dashes: a polyline cut into the pieces that are drawn. Shared by back ends, so that their dashes agree.
#pragma once

#include <span>
#include <vector>

#include "render/path.h"

namespace tourmap {

// Whether the lengths make a pattern that can be drawn: finite, none negative, not shorter than a tenth of a
// unit in all. Any other pattern is drawn as a solid line.
bool is_dash_pattern(std::span<const double> lengths);

// Appends the pieces of the polyline that are "on" to `out`, as open subpaths. Lengths alternate on, off, in
// the units of the line, and start with the line. Pieces that do not meet `keep` are left out, but count
// for the phase: a line that is millions of units long costs no more than its visible part.
// Precondition: is_dash_pattern(lengths), points finite.
void dash_polyline(std::span<const PathPoint> line, std::span<const double> lengths, const Box<PathPoint>& keep,
                   Path& out);

}  // namespace tourmap
