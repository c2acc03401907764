// The tour that a verb is given, and what is said of one that cannot be used.
#pragma once

#include <string>

#include "geodata/result.h"
#include "src/tour/read_tour.h"

namespace tourmap {

// `given`, or the bundled tour where nothing is given. Error: the assets are missing.
Result<std::string> tour_or_bundled(const std::string& given);

// The first error of a tour in few lines, and how to see the others. Precondition: read.tour is empty.
Error first_error(const ReadTour& read, const std::string& path);

// Whether a .json file holds a tour, not GeoJSON or the like; .yaml and .yml files always do.
bool is_tour(const std::string& path);

}  // namespace tourmap
