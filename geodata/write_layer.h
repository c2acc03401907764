// Writes a projected layer through any OGR vector driver that can write to a file.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "geodata/projected_layer.h"
#include "geodata/result.h"

namespace tourmap {

// OGR's name of the driver for a new file: `asked` (case-insensitive), or by the extension of `path`, as
// ogr2ogr chooses. Errors name what would be right: unknown extension or driver, one that cannot write, one
// that is no file (databases, services), one that holds longitude and latitude only (KML, GPX) although the
// CRS is projected.
Result<std::string> driver_for(const std::string& path, const std::string& asked, const Crs& crs);

// The files of a data set of that driver at `path`: of a shapefile all of them, .qix and .cpg too. Empty: none.
std::vector<std::string> files_of_data_set(const std::string& path, const std::string& driver);

struct LayerToWrite {
    const GeoLayer& source;  // attributes, name, and what each feature was
    // Features [first, last) of with_matching_seams(source), projected with a grid of 0; called by several threads.
    std::function<ProjectedLayer(std::size_t first, std::size_t last)> shape;
    const Crs& crs;
    double tolerance = 0;  // of `shape`, map units: decides the decimals of text formats
    MapBox box;            // about where all of it lies, as projected_box() has it
    Progress progress = {};
    Jobs jobs = all_cores();
};

struct WriteReport {
    std::size_t features = 0;     // written
    std::size_t left_out = 0;     // features of which nothing is left in the domain
    std::size_t dropped = 0;      // pieces and points that could not be projected
    std::size_t lost_points = 0;  // of the source, and features that lost all of theirs:
    std::size_t lost_point_features = 0;
    std::size_t repaired = 0;        // polygons whose rings crossed, made valid even-odd
    std::vector<std::string> notes;  // what the format could not hold, one line each
};

// `path` must not exist. Polygons are MultiPolygons with counter-clockwise exteriors (clockwise in a shapefile, which
// wants them so), lines MultiLineStrings, points Points or MultiPoints; a layer of several kinds has no declared type.
// Features that had no geometry keep none. On an error, or cancelled, what was written so far is left at `path`: write
// where nobody looks. GDAL prints nothing and uses no network.
Result<WriteReport> write_layer(const LayerToWrite& layer, const std::string& path, const std::string& driver);

}  // namespace tourmap
