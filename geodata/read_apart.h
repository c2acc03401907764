// Reading in a process of its own (geodata/reader_process.h), with limits on memory, time and network, whose death is
// an error. The results are those of reading here, notes of the report included.
//
// What is read here nevertheless: Shapefile, FlatGeobuf, GeoPackage and GeoJSON, and of rasters GeoTIFF, PNG and JPEG,
// under their usual names. These readers are the most used and best kept, take no more memory than their files have
// bytes for, and a large layer need not be in memory twice. Not all of their files: GeoPackages that hold queries in place
// of tables, and rasters that are large when they are unpacked, are read apart too.
#pragma once

#include <string>
#include <vector>

#include "geodata/load.h"
#include "geodata/raster.h"

namespace tourmap {

// By its name alone: whether to try the readers that are trusted first. They may still find that it is no file of
// theirs.
bool may_be_read_here(const std::string& path);
bool raster_may_be_read_here(const std::string& path);

// As load_layers(), reads_by_window(), open_raster() and read_raster(); errors besides: see run_reader().
Result<std::vector<LoadedLayer>> load_layers_apart(const std::string& path, const LoadOptions& options);
Result<bool> reads_by_window_apart(const std::string& path, const LoadOptions& options);
Result<RasterSource> open_raster_apart(const std::string& path, bool allow_network);
Result<RasterPixels> read_raster_apart(const RasterSource& source, const RasterWindow& window);

}  // namespace tourmap
