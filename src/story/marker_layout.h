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
    double opacity = 1;
};

std::vector<PlacedMarker> place_markers(std::span<const MarkerRequest> requests, const MarkerLayoutPage& page);

// Where a marker stands in a view, from its anchor.
struct MarkerSpot {
    double dx = 0, dy = 0;
    bool moved = false;
};

// How a marker goes from its spot in one view to that in another; none: it is not in that view.
struct MarkerMotion {
    std::optional<MarkerSpot> from, to;
    double blend = 1;  // how far from the one to the other: 0..1
    double away = 0;   // 0: the camera is in one of the views; 1: far from both
};

// A marker while the camera moves: it glides from spot to spot, and what is in one of the views only fades. One that is
// in neither stands at its anchor where it has a place of its own. None comes or goes at once: they fade at the edge of
// the area. A function of the moment alone, and a continuous one; symbols may meet on their way.
PlacedMarker marker_in_motion(const MarkerRequest& request, const ScreenBox& area, const MarkerMotion& motion);

}  // namespace tourmap
