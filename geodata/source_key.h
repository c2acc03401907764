// What identifies the contents of a vector file and the way it is read.
#pragma once

#include <optional>
#include <string>

#include "geodata/content_hash.h"
#include "geodata/load.h"

namespace tourmap {

struct SourceKey {
    std::string name;     // of the source and the options, for a file name: hexadecimal
    ContentHash content;  // of every byte that reading it depends on, or of what stands for them
};

// Reads the file and those that belong to it (x.shp: x.dbf, x.prj ...), about 5 GB/s. Sizes and times would not
// do: tools restore them, and file systems round them. None for what is not a plain file of a known format
// (folders, names that GDAL alone understands, sources that reach further than the file): such a source is read
// anew each time. None also where options.progress says no.
//
// With options.window, for sources much larger than what is read of them: size, times (also that of the last change of
// anything about the file, which tools cannot restore), and the first and last 64 KiB of each file. None where a file
// was changed less than two seconds ago.
std::optional<SourceKey> source_key(const std::string& path, const LoadOptions& options);

}  // namespace tourmap
