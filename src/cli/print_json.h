// JSON on standard output.
#pragma once

#include <nlohmann/json.hpp>

#include "geodata/units.h"

namespace tourmap {

using Json = nlohmann::ordered_json;

// Indented, with an end of line. Free of control characters; text that is not UTF-8 is replaced.
void print_json(const Json& json);

// [west, south, east, north], null for nothing.
Json extent_json(const LonLatBox& box);

}  // namespace tourmap
