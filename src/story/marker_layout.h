// Places marker symbols so that none covers another or a stop: alone at its place where there is room,
// in a ring round its stop otherwise, or moved to the nearest free spot. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

struct MarkerRequest {
    ScreenXY anchor;                  // its true place on the page
    std::optional<std::size_t> stop;  // has no place of its own: goes round this stop (index into stops)
};

struct MarkerLayoutPage {
    std::span<const ScreenXY> stops;
    ScreenBox area;      // symbols whose anchor lies in it stay in it
    double radius = 15;  // of a symbol
    double stop_radius = 10;
};

struct PlacedMarker {
    bool shown = false;  // false: its anchor is off the area
    ScreenXY at;
    bool moved = false;  // draw a leader from `at` to the anchor
};

std::vector<PlacedMarker> place_markers(std::span<const MarkerRequest> requests, const MarkerLayoutPage& page);

}  // namespace tourmap
