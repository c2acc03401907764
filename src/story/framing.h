// Framing: the camera that tells a moment of the chronology. Pure but for the projection.
#pragma once

#include "geodata/crs_choice.h"
#include "src/story/basemap_cache.h"
#include "src/tour/chronology.h"

namespace tourmap {

// framing: what the focus keeps clear of.
Camera frame_focus(ProjectedSpace& space, const StoryState& state, const Canvas& canvas, const Insets& framing);

// The CRS that "auto" means for a tour, by its stops and the ways between them.
CrsChoice auto_crs(const Tour& tour);
// The globe from above the middle of what a moment is about.
LonLat middle_of_tour(const Tour& tour);
CrsChoice globe_crs(const StoryState& state);

}  // namespace tourmap
