// Reads a vector source into DetailLayers, from the cache where it holds them.
#pragma once

#include <cstdint>

#include "geodata/detail_cache.h"
#include "geodata/load.h"

namespace tourmap {

struct DetailOptions {
    LoadOptions load;
    std::string cache_folder;  // made where it is missing; empty: no cache
    // When the files of the cache take more than this many bytes, those not used for longest are removed.
    std::uintmax_t largest_cache = std::uintmax_t{2} << 30;
    Jobs jobs = all_cores();
};

// As load_layers(), with the same errors; options.load.progress is asked all the while. The cache changes nothing but
// the time it takes: a folder that cannot be written to, damaged contents and other processes that write at the same
// time are all the same as none. With a warm cache GDAL is not loaded, and only the levels of detail that are asked for
// are read. With a window, also of what was read by it: see source_key().
Result<std::vector<LoadedDetail>> load_detail(const std::string& path, const DetailOptions& options = {});

}  // namespace tourmap
