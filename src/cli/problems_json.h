// What tourmap check finds, for programs.
#pragma once

#include <string>
#include <vector>

#include "src/cli/print_json.h"
#include "src/tour/read_tour.h"

namespace tourmap {

// An array of file, line, column, severity, what and right; empty for a good tour.
Json problems_json(const std::vector<Problem>& problems);

// A log as code hosts and editors read it (SARIF 2.1.0, OASIS). version: of the program.
Json problems_sarif(const std::vector<Problem>& problems, const std::string& version);

}  // namespace tourmap
