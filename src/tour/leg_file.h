// The way of a leg from a file: a track, a road, a course.
#pragma once

#include <string>
#include <vector>

#include "geodata/result.h"
#include "geodata/units.h"

namespace tourmap {

struct LegSource {
    std::string path;
    bool allow_network = false;  // as in LoadOptions
};

// The lines of the first layer that has any, joined in file order and turned so that they lead from `from` to `to`, in
// degrees. Vertices are left out where the line then moves by less than 1/20,000 of its length, but at least 5 metres:
// a track of an hour has thousands. At least one is left.
// source: any vector file. Errors: as of load_layers(), without a place; no lines in it.
Result<std::vector<LonLat>> read_leg_file(const LegSource& source, LonLat from, LonLat to);

// The two halves of it, for files that several legs name.
Result<std::vector<LonLat>> read_lines(const LegSource& source);
std::vector<LonLat> turned_way(std::vector<LonLat> way, LonLat from, LonLat to);

}  // namespace tourmap
