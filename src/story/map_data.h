// MapData: the layers of the base map at three scales, loaded once, shared.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geodata/load_detail.h"
#include "geodata/raster.h"
#include "src/story/waters.h"

namespace tourmap {

// One generalisation of the base map. Null pointers: the layer does not exist at this scale.
struct BasemapScale {
    double finest_metres = 0;  // used from this many metres per device pixel upwards
    DetailLayerPtr countries, boundaries, coast, lakes, rivers;
};

struct MapData {
    Jobs jobs = all_cores();             // for what is made of it
    std::vector<BasemapScale> scales;    // coarsest first, never empty
    GeoLayer places;                     // populated places: name, capital, pop, rank
    std::optional<RasterSource> relief;  // none: none is shown
    std::vector<Water> waters;           // most important first
    std::vector<InlandWater> inland_waters;
    std::vector<DetailLayerPtr> own;    // of the tour, parallel to Tour::layers
    std::vector<std::string> warnings;  // one line per unclean layer
};

using MapDataPtr = std::shared_ptr<const MapData>;

// A file of a tour's own.
struct OwnFile {
    std::string path, layer;  // layer: of a file with several; empty: its only one, or the first
};

struct BasemapOptions {
    std::string cache_folder;  // as in DetailOptions
    Jobs jobs = all_cores();
    Progress progress;
    std::string relief = {};  // path of a raster; empty: none
    std::vector<OwnFile> own = {};
    MapDataPtr before =
        {};  // read earlier from the same folder: only relief and own files are read; null: everything is
    bool allow_network = false;  // of relief and own, as in LoadOptions
};

// Reads assets/basemap. Error: which file is missing or broken.
Result<MapDataPtr> load_basemap(const std::string& folder, const BasemapOptions& options);

// Index of the generalisation for a resolution: 1:110m from 6.5 km a pixel upwards, 1:50m from 1.5 km,
// else 1:10m.
std::size_t scale_for(const MapData& data, double metres_per_pixel);

}  // namespace tourmap
