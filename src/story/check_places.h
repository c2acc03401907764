// Whether the stops of a tour lie in the countries that they name.
#pragma once

#include <string>
#include <vector>

#include "geodata/result.h"
#include "src/tour/tour.h"

namespace tourmap {

struct StopProblem {
    std::size_t stop = 0;
    bool far_off = false;  // from a country that there is; else there is none of that name
    Error error;           // what is wrong with "country", without a place in the file
};

// By the countries of the base map at 1:10m. A stop may lie up to 300 km outside: at sea, or beyond a border that is
// drawn otherwise. Error: the base map cannot be read.
Result<std::vector<StopProblem>> check_places(const Tour& tour);

}  // namespace tourmap
