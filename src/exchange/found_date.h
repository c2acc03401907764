// Dates as people and other tools write them.
#pragma once

#include <optional>
#include <string>

#include "src/tour/tour.h"

namespace tourmap {

// "2023-11-01", "2023-11-01 10:20", "2023-11-01T04:20:00.5Z", "2023/11/01", "1.11.2023", "1 November 2023",
// "November 1, 2023". None where the day is not certain: "1/11/2023" is another day in London than in New York.
std::optional<When> found_date(const std::string& text);

// As a tour file writes it: "2023-11-01T10:20+06:00", without the offset where there is none.
std::string written_when(const When& when);

}  // namespace tourmap
