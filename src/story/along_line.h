// Where a text may stand along a line that winds, as a river does: beside stretches that are nearly straight. Pure.
#pragma once

#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

struct TextAlong {
    double width = 0, height = 0;  // of the text, canvas units
    double gap = 3;                // between the text and the line
    // How far the line may leave the straight way below the text, in heights of the text; it stands off that far more.
    double bend = 0.45;
};

struct PlaceAlong {
    ScreenXY at;       // the middle of the text
    double angle = 0;  // radians clockwise on the page, never upside down
    double bend = 0;   // how far the line leaves the straight way there, canvas units
};

// Places beside a line, the straightest stretches first, on both sides of it, the upper one first. At most `most`
// stretches, none of which overlap. None: the line is shorter than the text, or bends too much.
std::vector<PlaceAlong> places_along(std::span<const ScreenXY> line, const TextAlong& text, std::size_t most = 8);

}  // namespace tourmap
