// Framing: the camera that tells a moment of the chronology. Pure but for the projection.
#pragma once

#include "src/story/basemap_cache.h"
#include "src/tour/chronology.h"

namespace tourmap {

Camera frame_focus(ProjectedSpace& space, const StoryState& state, const Canvas& canvas);

// The tour's extent turned into a CRS: Lambert azimuthal equal area about its middle.
std::string default_crs(const Tour& tour);

}  // namespace tourmap
