// Looks at a path before GDAL does, so that what is wrong can be said in a person's words.
#pragma once

#include <string>
#include <vector>

#include "geodata/load.h"
#include "geodata/result.h"

namespace tourmap {

struct Source {
    std::string gdal_name;           // what to open; "/vsizip/..." for a .zip
    bool directory = false;          // also inside archives
    std::vector<std::string> notes;  // e.g. an incomplete shapefile in a directory
};

// Errors: empty, missing or unreadable path, neither file nor directory, a shapefile without its .shx
// or .dbf, and without allow_network everything that names the network or a database.
Result<Source> examine_source(const std::string& path, const LoadOptions& options);

// The message for a file that no driver opens, with what it looks like instead.
Error not_a_vector_file(const std::string& path, const Source& source, const std::string& gdal_message);

}  // namespace tourmap
