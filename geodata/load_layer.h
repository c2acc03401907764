// One OGR layer -> GeoLayer and LoadReport.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geodata/load.h"
#include "geodata/load_gdal.h"

class OGRLayer;

namespace tourmap {

// Bounds that no honest file of a size meets: a small file that unfolds without end (an SQL view that
// recurses, references to one long line a million times) is stopped there.
struct LoadLimits {
    std::uint64_t features = UINT32_MAX - 1;
    std::uint64_t vertices = UINT32_MAX;
    std::uint64_t cells = UINT64_MAX;  // of the attribute table

    static LoadLimits for_file_size(std::uint64_t bytes);  // 0: not known
};

struct LayerSource {
    std::string path;    // as the user gave it
    std::string driver;  // OGR's name
    LoadLimits limits;
    std::vector<std::string> files;  // that the dataset consists of
};

// Reads from the first feature. `scope` collects what GDAL says meanwhile.
Result<LoadedLayer> read_layer(OGRLayer& layer, const LayerSource& source, GdalScope& scope);

}  // namespace tourmap
