// Layers that somebody has added to a map, by their files.
#pragma once

#include <span>

#include "geodata/load_detail.h"
#include "src/story/frame_source.h"

namespace tourmap {

inline constexpr std::size_t most_added_layers = 20;  // of a file

// The first layers of a file that has been read, by the names that people see.
MapLayers added_layers(const std::string& file, const std::vector<LoadedDetail>& loaded);

// Reads the added layers that frames show. What is not in its file any more is left out. Errors: those of
// load_detail().
Result<MapLayers> load_added(std::span<const FrameSpec> frames, const DetailOptions& options);

}  // namespace tourmap
