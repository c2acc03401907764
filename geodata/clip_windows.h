// Clips geometry to the windows of an Interrupted domain.
#pragma once

#include <functional>

#include "geodata/projection_domain.h"
#include "geodata/ring_clip.h"

namespace tourmap {

using PieceSink = std::function<void(RingSet<LonLat>)>;

// polygons: what is clipped is one polygon with its holes; else lines. Gives the pieces window by window, in the
// frame's coordinates where it is tilted, in lon/lat where not. deviation: as in ClipDetail.
struct WindowClipping {
    bool polygons = true;
    double deviation = 0.01;
};
void clip_to_windows(RingSet<LonLat> set, const Interrupted& domain, const WindowClipping& how, const PieceSink& use);

// The windows' own outlines, a ring each; same coordinates.
RingSet<LonLat> window_outlines(const Interrupted& domain);

// A cut meridian is one window.
Interrupted as_windows(const CutMeridian& cut);

// The box of a set; an empty set's meets nothing.
Window extent_of(const RingSet<LonLat>& set);
void append(RingSet<LonLat>& out, RingSet<LonLat> more);

}  // namespace tourmap
