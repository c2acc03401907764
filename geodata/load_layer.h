// One OGR layer -> GeoLayer and LoadReport.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geodata/load.h"
#include "geodata/load_gdal.h"

class OGRLayer;

namespace tourmap {

struct LayerSource {
    std::string path;                // as the user gave it
    std::string driver;              // OGR's name
    std::vector<std::string> files;  // that the dataset consists of
    std::uint64_t bytes = 0;         // of all of them, 0: not known
    Progress progress = {};
    // In the layer's own coordinates: only features that meet one of them are read. Empty: all.
    std::vector<MapBox> boxes = {};
};

// Features in the order of the file, or of their ids where they are read by boxes. `scope` collects what GDAL says
// meanwhile.
Result<LoadedLayer> read_layer(OGRLayer& layer, const LayerSource& source, GdalScope& scope);

}  // namespace tourmap
