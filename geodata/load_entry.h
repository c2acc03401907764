// Between geodata/load_module.cpp and the module that holds GDAL.
#pragma once

#include <string>
#include <vector>

#include "geodata/load.h"

namespace tourmap {

inline constexpr const char* gdal_module = "tourmap_gdal";
inline constexpr const char* gdal_module_load = "tourmap_gdal_load";
using GdalModuleLoad = void(const std::string& path, const LoadOptions& options,
                            Result<std::vector<LoadedLayer>>& loaded);

}  // namespace tourmap
