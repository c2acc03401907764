// A tour as a tour file.
#pragma once

#include <string>

#include "src/exchange/left_out.h"
#include "src/tour/tour.h"

namespace tourmap {

// YAML that read_tour() reads as the same tour. folder: where it will lie, absolute and without symbolic links; files
// of the tour outside of it are left out and noted.
std::string as_tour_yaml(const Tour& tour, const std::string& folder, LeftOut& left_out);

}  // namespace tourmap
