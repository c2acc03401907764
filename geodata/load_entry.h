// Between those who have files read (geodata/load_module.cpp, geodata/raster.cpp, src/reader.cpp) and the module that
// holds GDAL.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geodata/load.h"
#include "geodata/raster.h"

namespace tourmap {

// Which of GDAL's drivers may look at a file. The trusted ones only: nothing is answered where none of them takes it.
// All of them are those of file formats, or where the network is allowed every one.
enum class Drivers : std::uint8_t { trusted, all };

inline constexpr const char* gdal_module = "tourmap_gdal";
inline constexpr const char* gdal_module_load = "tourmap_gdal_load";
using GdalModuleLoad = void(const std::string& path, const LoadOptions& options, Drivers drivers,
                            std::optional<Result<std::vector<LoadedLayer>>>& loaded);

inline constexpr const char* gdal_module_reads_by_window = "tourmap_gdal_reads_by_window";
using GdalModuleReadsByWindow = void(const std::string& path, const LoadOptions& options, Drivers drivers,
                                     std::optional<Result<bool>>& answer);

inline constexpr const char* gdal_module_open_raster = "tourmap_gdal_open_raster";
using GdalModuleOpenRaster = void(const std::string& path, bool allow_network, Drivers drivers,
                                  std::optional<Result<RasterSource>>& opened);

inline constexpr const char* gdal_module_read_raster = "tourmap_gdal_read_raster";
using GdalModuleReadRaster = void(const RasterSource& source, const RasterWindow& window, Drivers drivers,
                                  std::optional<Result<RasterPixels>>& read);

}  // namespace tourmap
