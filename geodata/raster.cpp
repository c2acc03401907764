// Rasters for the program: GDAL is loaded with the first file.
#include "geodata/raster.h"

#include "geodata/load_entry.h"
#include "geodata/module.h"

namespace tourmap {

Result<RasterSource> open_raster(const std::string& path, bool allow_network) {
    static const Result<void*> function = module_function(gdal_module, gdal_module_open_raster);
    if (!function) return tl::unexpected(function.error());
    Result<RasterSource> opened;
    reinterpret_cast<GdalModuleOpenRaster*> (*function)(path, allow_network, opened);
    return opened;
}

Result<RasterPixels> read_raster(const RasterSource& source, const RasterWindow& window) {
    static const Result<void*> function = module_function(gdal_module, gdal_module_read_raster);
    if (!function) return tl::unexpected(function.error());
    Result<RasterPixels> read;
    reinterpret_cast<GdalModuleReadRaster*> (*function)(source, window, read);
    return read;
}

}  // namespace tourmap
