// load_layers() for the program: GDAL and the hundred libraries it needs are loaded with the first file that is read
// here; what is not for here is read in a process of its own.
#include <optional>
#include <vector>

#include "geodata/load.h"
#include "geodata/load_entry.h"
#include "geodata/module.h"
#include "geodata/read_apart.h"

namespace tourmap {

Result<std::vector<LoadedLayer>> load_layers(const std::string& path, const LoadOptions& options) {
    if (!may_be_read_here(path)) return load_layers_apart(path, options);
    static const Result<void*> function = module_function(gdal_module, gdal_module_load);
    if (!function) return tl::unexpected(function.error());
    std::optional<Result<std::vector<LoadedLayer>>> loaded;
    reinterpret_cast<GdalModuleLoad*> (*function)(path, options, Drivers::trusted, loaded);
    return loaded ? std::move(*loaded) : load_layers_apart(path, options);
}

Result<bool> reads_by_window(const std::string& path, const LoadOptions& options) {
    if (!may_be_read_here(path)) return reads_by_window_apart(path, options);
    static const Result<void*> function = module_function(gdal_module, gdal_module_reads_by_window);
    if (!function) return tl::unexpected(function.error());
    std::optional<Result<bool>> answer;
    reinterpret_cast<GdalModuleReadsByWindow*> (*function)(path, options, Drivers::trusted, answer);
    return answer ? std::move(*answer) : reads_by_window_apart(path, options);
}

}  // namespace tourmap
