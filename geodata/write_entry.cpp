// The module's side of geodata/write_module.cpp.
#include "geodata/write_entry.h"

#define TOURMAP_ENTRY extern "C" [[gnu::visibility("default")]] void

TOURMAP_ENTRY tourmap_gdal_driver_for(const std::string& path, const std::string& asked, const tourmap::Crs& crs,
                                      tourmap::Result<std::string>& driver) {
    driver = tourmap::driver_for(path, asked, crs);
}

TOURMAP_ENTRY tourmap_gdal_files_of_data_set(const std::string& path, const std::string& driver,
                                             std::vector<std::string>& files) {
    files = tourmap::files_of_data_set(path, driver);
}

TOURMAP_ENTRY tourmap_gdal_write_layer(const tourmap::LayerToWrite& layer, const std::string& path,
                                       const std::string& driver, tourmap::Result<tourmap::WriteReport>& written) {
    written = tourmap::write_layer(layer, path, driver);
}
