// Files that a tour names: they lie in its folder, unless its reader was told that they may lie elsewhere.
#pragma once

#include <cstdint>
#include <string>

#include "geodata/result.h"

namespace tourmap {

// What the files of a tour may reach. A tour comes from anyone, who is asked before it reads other files of its reader,
// or tells a server that it is read.
struct TourAccess {
    bool outside = false;  // --allow-outside: files in any folder
    bool network = false;  // --allow-network: layers by their address; VRT files and databases
};

// A picture is a file. Map data may be anything that GDAL opens.
enum class TourFileKind : std::uint8_t { file, map_data };

// The absolute path of a file named in the tour, or the name as it is where it is an address that is allowed. Errors:
// an address; absolute, or outside the folder (also through a symbolic link); missing, not a file.
Result<std::string> file_of_tour(const std::string& tour_file, const std::string& name, TourAccess access,
                                 TourFileKind kind = TourFileKind::file);

}  // namespace tourmap
