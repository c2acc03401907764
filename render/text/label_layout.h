// Label placement for one frame: a pure function from requests to positions. Greedy by priority over
// candidate positions in Imhof's order (E. Imhof, Positioning names on maps, 1975): above right, right, below
// right, the same on the left, above, below, then these eight again farther out. No two placed labels come
// nearer than the margin to each other, none covers an obstacle, none whose anchor is off the page is placed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

enum class LabelAnchor : std::uint8_t {
    point,   // candidates around the anchor, `offset` away from it
    centre,  // centred on the anchor or up to `offset` beside it: names of areas
};

struct LabelRequest {
    ScreenXY anchor;
    double width = 0, height = 0;  // canvas units
    double offset = 0;             // radius of the symbol the label must clear; that symbol may be an obstacle too
    int priority = 0;              // higher first; equal: request order
    LabelAnchor anchor_kind = LabelAnchor::point;
    double stretch = 1;  // of names of areas: how much farther sideways than up and down
};

struct LabelObstacle {
    ScreenBox box;
};

// A thick line that labels keep off: the route.
struct LineObstacle {
    ScreenXY a, b;
    double half_width = 2;
};

struct LabelPage {
    ScreenBox page;  // labels lie fully inside
    std::span<const LabelObstacle> boxes;
    std::span<const LineObstacle> lines;
    double margin = 3;  // kept free around each label, towards other labels, boxes and its own symbol
};

struct LabelPlacement {
    bool placed = false;
    ScreenBox box;  // where the text goes
};

// Result i belongs to request i.
std::vector<LabelPlacement> place_labels(std::span<const LabelRequest> requests, const LabelPage& page);

}  // namespace tourmap
