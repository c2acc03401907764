// Parts of the program that are loaded when they are first used, because the libraries they need take longer
// to load than a map takes to draw.
#pragma once

#include "geodata/result.h"

namespace tourmap {

// The function `symbol` of the module `name` (the file NAME.so beside the program, above it in a build
// tree, or in lib/tourmap beside the bin/ it is installed in). A module stays loaded until the program ends.
// Thread-safe. Error: where it was looked for and why it cannot be loaded.
Result<void*> module_function(const std::string& name, const char* symbol);

}  // namespace tourmap
