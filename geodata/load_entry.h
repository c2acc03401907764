// Between geodata/load_module.cpp, geodata/raster.cpp and the module that holds GDAL.
#pragma once

#include <string>
#include <vector>

#include "geodata/load.h"
#include "geodata/raster.h"

namespace tourmap {

inline constexpr const char* gdal_module = "tourmap_gdal";
inline constexpr const char* gdal_module_load = "tourmap_gdal_load";
using GdalModuleLoad = void(const std::string& path, const LoadOptions& options,
                            Result<std::vector<LoadedLayer>>& loaded);

inline constexpr const char* gdal_module_reads_by_window = "tourmap_gdal_reads_by_window";
using GdalModuleReadsByWindow = void(const std::string& path, const LoadOptions& options, Result<bool>& answer);

inline constexpr const char* gdal_module_open_raster = "tourmap_gdal_open_raster";
using GdalModuleOpenRaster = void(const std::string& path, bool allow_network, Result<RasterSource>& opened);

inline constexpr const char* gdal_module_read_raster = "tourmap_gdal_read_raster";
using GdalModuleReadRaster = void(const RasterSource& source, const RasterWindow& window, Result<RasterPixels>& read);

}  // namespace tourmap
