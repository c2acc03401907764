// Label placement for one frame: a pure function from requests to positions. Greedy by priority over
// candidate positions in Imhof's order (E. Imhof, Positioning names on maps, 1975): right, above right, ...
// No two placed labels overlap, and none covers an obstacle.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

enum class LabelAnchor : std::uint8_t {
    point,   // candidates around the anchor, `offset` away from it
    centre,  // only centred on the anchor: names of areas
};

struct LabelRequest {
    ScreenXY anchor;
    double width = 0, height = 0;  // canvas units
    double offset = 0;             // radius of the symbol the label must clear
    int priority = 0;              // higher first; equal: request order
    LabelAnchor anchor_kind = LabelAnchor::point;
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
    double margin = 3;  // kept free around each label
};

struct LabelPlacement {
    bool placed = false;
    ScreenBox box;  // where the text goes
};

// Result i belongs to request i.
std::vector<LabelPlacement> place_labels(std::span<const LabelRequest> requests, const LabelPage& page);

}  // namespace tourmap
