// Places marker symbols so that none covers another or a stop: alone at its place where there is room, in a ring round
// its stop, or moved to the nearest free spot. Too many for that in one place are one cluster. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geodata/units.h"
#include "render/text/label_layout.h"

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
    double cluster_radius = 34;
    std::span<const LineObstacle> lines = {};  // clusters keep off them where they can
};

inline constexpr std::size_t most_in_ring = 9;   // markers round a stop that are no cluster
inline constexpr std::size_t most_together = 3;  // of markers with places of their own, where a cluster would stand

struct PlacedMarker {
    bool shown = false;  // false: its anchor is off the area, or it is in a cluster
    ScreenXY at;
    bool moved = false;  // draw a leader from `at` to the anchor
    double opacity = 1;
};

// Markers of one place under one symbol.
struct PlacedCluster {
    std::vector<std::size_t> members;  // indices of requests, in order
    ScreenXY anchor;                   // of the first one
    PlacedMarker placed;
};

struct MarkerLayout {
    std::vector<PlacedMarker> markers;  // parallel to the requests
    std::vector<PlacedCluster> clusters;
};

// Each marker whose anchor is on the area is shown or in one cluster. A marker with a place of its own too near to a
// stop that has a cluster is in that.
MarkerLayout place_markers(std::span<const MarkerRequest> requests, const MarkerLayoutPage& page);

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
