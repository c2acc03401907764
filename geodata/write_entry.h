// Between geodata/write_module.cpp and the module that holds GDAL.
#pragma once

#include <string>
#include <vector>

#include "geodata/write_layer.h"

namespace tourmap {

inline constexpr const char* gdal_module_driver_for = "tourmap_gdal_driver_for";
using GdalModuleDriverFor = void(const std::string& path, const std::string& asked, const Crs& crs,
                                 Result<std::string>& driver);

inline constexpr const char* gdal_module_files = "tourmap_gdal_files_of_data_set";
using GdalModuleFiles = void(const std::string& path, const std::string& driver, std::vector<std::string>& files);

inline constexpr const char* gdal_module_write = "tourmap_gdal_write_layer";
using GdalModuleWrite = void(const LayerToWrite& layer, const std::string& path, const std::string& driver,
                             Result<WriteReport>& written);

}  // namespace tourmap
