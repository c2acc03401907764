// Files that a tour names: they lie in its folder.
#pragma once

#include <string>

#include "geodata/result.h"

namespace tourmap {

// The absolute path of a file named in the tour. Error: absolute, outside the folder (also through a symbolic
// link), missing, not a file.
Result<std::string> file_in_folder(const std::string& tour_file, const std::string& name);

}  // namespace tourmap
