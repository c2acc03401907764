// DetailLayers in a file, so that they are computed once for each source.
//
//   header   magic, version, key; size, hash and place of the summary
//   levels   arrays, each level of each tile in one piece
//   summary  names, attributes, report, neighbours; of each level of each tile: counts, place, hash
//
// Levels are read when a map first needs them. Nothing in the file is trusted: sizes are checked before memory
// is asked for, every piece has its hash, and every offset and coordinate is looked at. The file is read, not
// mapped, so that one cut short by others cannot stop the program.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geodata/detail_layer.h"
#include "geodata/source_key.h"

namespace tourmap {

struct LoadedDetail {
    DetailLayerPtr layer;  // never null
    LoadReport report;
};

// The layers of a cache file; none where it is missing, damaged, of another version or of other contents.
// rebuild(i) makes layer i from its source, for when a level turns out to be damaged later.
std::optional<std::vector<LoadedDetail>> read_detail_cache(
    const std::string& path, const ContentHash& key, const std::function<Result<DetailLayerPtr>(std::size_t)>& rebuild);

// Writes a hidden file beside `path`, then renames it: readers and other writers see the old file or the new one,
// whole. False: it could not be written, or was cancelled, and nothing is left behind.
bool write_detail_cache(const std::string& path, const ContentHash& key, const std::vector<LoadedDetail>& layers,
                        const Progress& progress = {});

}  // namespace tourmap
