// Whether a flight of the camera would go round the world the long way. Pure.
#pragma once

#include "src/story/view.h"
#include "src/story/map_plane.h"

namespace tourmap {

// True where the short way between the middles of two views of plane's CRS leads over the edge of the map, and the way
// across the map is much longer and wider than a page: from Tokyo to San Francisco over Europe. Maps that turn have no
// edge there.
bool goes_the_long_way(const MapPlane& plane, const Camera& from, const Camera& to);

}  // namespace tourmap
