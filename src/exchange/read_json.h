// JSON from outside, within limits.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "geodata/result.h"

namespace tourmap {

using Json = nlohmann::ordered_json;

// Error, with line and column: no JSON, nested too deeply, too many values (source_text.h).
Result<Json> parse_json(const std::string& text, const std::string& path);

// The text of a value: of a string as it is, of a number or truth as written; empty of anything else.
std::string json_text(const Json& value);

// A member of an object; null where it is none or has none such.
const Json& json_at(const Json& object, const char* key);
std::string json_text_at(const Json& object, const char* key);

// A number, or a text that is one. NaN where it is none.
double json_number(const Json& value);

}  // namespace tourmap
