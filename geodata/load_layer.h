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
};

// Reads from the first feature. `scope` collects what GDAL says meanwhile.
Result<LoadedLayer> read_layer(OGRLayer& layer, const LayerSource& source, GdalScope& scope);

}  // namespace tourmap
