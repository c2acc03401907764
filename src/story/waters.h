// The waters that a map can name. Seas: assets/basemap/waters.csv, which is written by hand.
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

// A lake or a river that the base map has under one or several names, by which its parts are found. Where those lie is
// in the layers. assets/basemap/inland_waters.csv, by hand too.
struct InlandWater {
    std::string name;                   // English
    bool river = false;                 // else a lake
    int rank = 1;                       // 1: the most important
    std::vector<std::string> found_as;  // names in the layer of lakes or rivers
};

// Errors name the file and the line: not four columns, no kind of water, not a number.
Result<std::vector<InlandWater>> read_inland_waters(const std::string& path);

// Errors name the file and the line: missing, not nine columns, not a number.
Result<std::vector<Water>> read_waters(const std::string& path);

}  // namespace tourmap
