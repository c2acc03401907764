// MapData: the layers of the base map at three scales, loaded once, shared.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geodata/load.h"

namespace tourmap {

// One generalisation of the base map. Null pointers: the layer does not exist at this scale.
struct BasemapScale {
    double finest_metres = 0;  // used from this many metres per device pixel upwards
    GeoLayerPtr countries, boundaries, coast, lakes, rivers, places;
};

struct MapData {
    std::vector<BasemapScale> scales;  // coarsest first
    std::vector<std::string> warnings;  // one line per unclean layer
};

using MapDataPtr = std::shared_ptr<const MapData>;

// Reads assets/basemap. Error: which file is missing or broken.
Result<MapDataPtr> load_basemap(const std::string& folder);

// The generalisation for a resolution: 1:10m below about 1.2 km a pixel, 1:50m below 7 km, else 1:110m.
const BasemapScale& scale_for(const MapData& data, double metres_per_pixel);

}  // namespace tourmap
