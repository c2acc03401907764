// The configuration in a JavaScript file, without running any of it.
#pragma once

#include <string>

#include "geodata/result.h"
#include "src/exchange/left_out.h"
#include "src/exchange/read_json.h"

namespace tourmap {

// The first object that the file assigns or exports and that has the key given:
//     var config = {...};   const config = ...   export default ...   module.exports = ...
// of literals alone: objects, lists, texts in ' " or `, numbers, true, false, null, and texts joined by +. What is code
// (functions, names, calls, ${}) is left out and noted with its line. Error, with line and column: a text that is not
// closed, a key without a value, or whatever else no JavaScript can be; no such object; beyond the limits of
// source_text.h.
Result<Json> js_config(const std::string& text, const char* key, const std::string& path, LeftOut& left_out);

}  // namespace tourmap
