// The two parts of a tour file; see write_tour.h.
#pragma once

#include <string>

#include "src/exchange/left_out.h"
#include "src/exchange/yaml_lines.h"
#include "src/tour/tour.h"

namespace tourmap {

void write_tour_head(const Tour& tour, const std::string& folder, LeftOut& left_out, YamlLines& out);
void write_tour_journey(const Tour& tour, const std::string& folder, LeftOut& left_out, YamlLines& out);

}  // namespace tourmap
