// The seas that a map can name: assets/basemap/waters.csv, which is written by hand.
#pragma once

#include <string>
#include <vector>

#include "geodata/lonlat_extent.h"
#include "geodata/result.h"

namespace tourmap {

struct Water {
    std::string name;  // English
    LonLat at;         // in open water, where the name may stand
    std::string kind;  // ocean, sea, gulf, lake
    int rank = 0;      // 0: the most important
    LonLatBox extent;  // how far the name may spread; max.lon may exceed 180
};

// Errors name the file and the line: missing, not nine columns, not a number.
Result<std::vector<Water>> read_waters(const std::string& path);

}  // namespace tourmap
