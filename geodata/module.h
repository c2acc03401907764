// Parts of the program that are loaded, or started, when they are first used, because the libraries they need take
// longer to load than a map takes to draw, or are not to be trusted with what is outside.
#pragma once

#include <string>

#include "geodata/result.h"

namespace tourmap {

// The path of a file that belongs to the program: beside it, above it in a build tree, or in lib/tourmap beside the
// bin/ it is installed in. Error: where it was looked for.
Result<std::string> program_part(const std::string& name);

// The function `symbol` of the module `name` (the file NAME.so). A module stays loaded until the program ends.
// Thread-safe. Error: where it was looked for and why it cannot be loaded.
Result<void*> module_function(const std::string& name, const char* symbol);

}  // namespace tourmap
