// The files that a tour is told with.
#pragma once

#include <string>
#include <vector>

#include "src/tour/tour.h"

namespace tourmap {

// The tour itself, its theme and worldview, relief, layers, ways and pictures; none of the program's own. Absolute, or as
// the tour was named.
std::vector<std::string> tour_files(const Tour& tour);
// A file and, of a shapefile, those beside it that belong to it.
std::vector<std::string> with_companions(const std::string& file);

}  // namespace tourmap
