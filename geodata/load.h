// Reads any OGR vector source into GeoLayers. Files from outside are hostile: only an explicit list
// of file-format drivers opens them, so that a file named x.geojson which is really a VRT pointing
// at a URL or a database does not open anything else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geodata/geo_layer.h"
#include "geodata/progress.h"
#include "geodata/result.h"

namespace tourmap {

struct LoadOptions {
    std::string layer;           // empty: all layers but stored queries (views) in a GeoPackage
    bool allow_network = false;  // also VRT, databases, services, /vsicurl/ and its like
    Progress progress = {};      // asked at least every few thousand vertices
    // All that is wanted of the globe; max.lon may exceed 180. Large layers with a spatial index are read no further
    // (geodata/read_window.h says what is to be asked for). None: everything.
    std::optional<LonLatBox> window = {};
    std::uint64_t large = large_layer;  // features
};

struct LoadedLayer {
    GeoLayerPtr layer;  // never null
    LoadReport report;
};

// Errors (where.file is `path`): missing, unreadable, not a vector file, .shx/.dbf missing, no .prj and
// coordinates that are not lon/lat, CRS that PROJ cannot turn into lon/lat, no feature that lies on the
// Earth; or cancelled. `path` is a file, a folder of files, a .zip of files, or another local OGR data source name.
// Of several layers those that cannot be read are noted with the first one that can.
// Thread-safe: every call opens its own dataset. Nothing is written, nothing printed.
Result<std::vector<LoadedLayer>> load_layers(const std::string& path, const LoadOptions& options = {});

// Whether load_layers() leaves anything out of a layer because of options.window. Errors as there.
Result<bool> reads_by_window(const std::string& path, const LoadOptions& options);

}  // namespace tourmap
