// Rasters for the program: GDAL is loaded with the first file; what is not for here is read in a process of its own.
#include "geodata/raster.h"

#include <optional>

#include "geodata/load_entry.h"
#include "geodata/module.h"
#include "geodata/read_apart.h"

namespace tourmap {

Result<RasterSource> open_raster(const std::string& path, bool allow_network) {
    if (!raster_may_be_read_here(path)) return open_raster_apart(path, allow_network);
    static const Result<void*> function = module_function(gdal_module, gdal_module_open_raster);
    if (!function) return tl::unexpected(function.error());
    std::optional<Result<RasterSource>> opened;
    reinterpret_cast<GdalModuleOpenRaster*> (*function)(path, allow_network, Drivers::trusted, opened);
    return opened ? std::move(*opened) : open_raster_apart(path, allow_network);
}

Result<RasterPixels> read_raster(const RasterSource& source, const RasterWindow& window) {
    if (!raster_may_be_read_here(source.path)) return read_raster_apart(source, window);
    static const Result<void*> function = module_function(gdal_module, gdal_module_read_raster);
    if (!function) return tl::unexpected(function.error());
    std::optional<Result<RasterPixels>> read;
    reinterpret_cast<GdalModuleReadRaster*> (*function)(source, window, Drivers::trusted, read);
    return read ? std::move(*read) : read_raster_apart(source, window);
}

}  // namespace tourmap
