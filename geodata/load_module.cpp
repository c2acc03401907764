// load_layers() for the program: GDAL and the hundred libraries it needs are loaded with the first file.
#include <vector>

#include "geodata/load.h"
#include "geodata/load_entry.h"
#include "geodata/module.h"

namespace tourmap {

Result<std::vector<LoadedLayer>> load_layers(const std::string& path, const LoadOptions& options) {
    static const Result<void*> function = module_function(gdal_module, gdal_module_load);
    if (!function) return tl::unexpected(function.error());
    Result<std::vector<LoadedLayer>> loaded;
    reinterpret_cast<GdalModuleLoad*> (*function)(path, options, loaded);
    return loaded;
}

Result<bool> reads_by_window(const std::string& path, const LoadOptions& options) {
    static const Result<void*> function = module_function(gdal_module, gdal_module_reads_by_window);
    if (!function) return tl::unexpected(function.error());
    Result<bool> answer;
    reinterpret_cast<GdalModuleReadsByWindow*> (*function)(path, options, answer);
    return answer;
}

}  // namespace tourmap
