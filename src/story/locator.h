// The locator: a small globe that shows where on Earth the map lies. It is seen from above the middle of the whole
// tour, so that it keeps still while the map moves.
#pragma once

#include <memory>

#include "src/story/basemap_cache.h"

namespace tourmap {

struct LocatorGlobe {
    ProjectedSpacePtr space;
    std::shared_ptr<const BasemapPaths> paths;  // coarse, of the whole hemisphere
    double radius = 0;                          // of the globe, in map units
};

// middle: what the globe is seen from above. Error: also cancelled.
Result<LocatorGlobe> make_locator(BasemapCache& cache, LonLat middle, const Progress& progress = {});

}  // namespace tourmap
