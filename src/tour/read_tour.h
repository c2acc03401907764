// Reads and checks a tour file (YAML, or JSON of the same model). Everything wrong is found in one go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "src/tour/tour.h"

namespace tourmap {

enum class Severity : std::uint8_t { error, warning };

struct Problem {
    Severity severity = Severity::error;
    TextPosition where;  // file:line:column, line and column from 1
    std::string what;    // what is wrong
    std::string right;   // what would be right; may be empty
};

// "file:line:column: error: what\n    right", printable.
std::string describe(const Problem& problem);

struct ReadTour {
    std::optional<Tour> tour;       // empty exactly when a problem is an error
    Tour as_far_as_read;            // where there is none: what could be read, with references that may lead nowhere
    std::vector<Problem> problems;  // in file order
};

// Never throws; a missing or unreadable file is a Problem too. Limits: 4 MiB of text, depth 32,
// 10,000 entries a list. YAML anchors, aliases, tags and duplicate keys are errors.
ReadTour read_tour(const std::string& path, TourAccess access = {});
// path: for messages and relative files
ReadTour parse_tour(const std::string& text, const std::string& path, TourAccess access = {});

}  // namespace tourmap
