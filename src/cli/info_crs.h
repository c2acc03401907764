// tourmap info --crs: what a CRS is, shows, and distorts.
#pragma once

#include <string>

#include "geodata/result.h"

namespace tourmap {

struct CrsInfoOptions {
    std::string crs;     // for parse_crs(), or "auto", "globe"
    std::string extent;  // for parse_extent(); empty: the area of use, else all that the CRS shows
    bool json = false;
};

// Prints to standard output. Errors: bad options, a CRS that cannot be drawn, with the reason.
Result<void> info_of_crs(const CrsInfoOptions& options);

}  // namespace tourmap
