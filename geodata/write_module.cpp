// What writes layers, for the program: GDAL is loaded when the first is written.
#include "geodata/load_entry.h"
#include "geodata/module.h"
#include "geodata/write_entry.h"
#include "geodata/write_layer.h"

namespace tourmap {

Result<std::string> driver_for(const std::string& path, const std::string& asked, const Crs& crs) {
    static const Result<void*> function = module_function(gdal_module, gdal_module_driver_for);
    if (!function) return tl::unexpected(function.error());
    Result<std::string> driver;
    reinterpret_cast<GdalModuleDriverFor*> (*function)(path, asked, crs, driver);
    return driver;
}

std::vector<std::string> files_of_data_set(const std::string& path, const std::string& driver) {
    static const Result<void*> function = module_function(gdal_module, gdal_module_files);
    std::vector<std::string> files;
    if (function) reinterpret_cast<GdalModuleFiles*> (*function)(path, driver, files);
    return files;
}

Result<WriteReport> write_layer(const LayerToWrite& layer, const std::string& path, const std::string& driver) {
    static const Result<void*> function = module_function(gdal_module, gdal_module_write);
    if (!function) return tl::unexpected(function.error());
    Result<WriteReport> written;
    reinterpret_cast<GdalModuleWrite*> (*function)(layer, path, driver, written);
    return written;
}

}  // namespace tourmap
