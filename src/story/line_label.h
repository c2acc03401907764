// Where a name can stand along a line. Pure.
#pragma once

#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

struct LineSpot {
    ScreenXY at;       // the middle of the text
    double angle = 0;  // radians clockwise, never upside down
    double bend = 0;   // how far the line leaves the straight under the text, canvas units
};

// Spots beside the pieces of a line, the best first: where it is straight, and near the middle of its longest piece;
// above the line before below it. The text has that width and height, and stays `off` clear of the line. Few enough
// to try all of them; none: the line is nowhere long and straight enough.
std::vector<LineSpot> line_spots(std::span<const std::vector<ScreenXY>> pieces, double width, double height,
                                 double off);

}  // namespace tourmap
