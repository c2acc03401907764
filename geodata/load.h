// Reads any OGR vector source into GeoLayers. Files from outside are hostile: only an explicit list
// of file-format drivers opens them, so that a file named x.geojson which is really a VRT pointing
// at a URL or a database does not open anything else.
#pragma once

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

}  // namespace tourmap
