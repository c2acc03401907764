// Reads everything that the map of a file is drawn with. Slow (files): for a worker thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geodata/load_detail.h"
#include "src/story/layer_frames.h"
#include "src/story/look.h"

namespace tourmap {

struct LoadedLayerFrames {
    std::shared_ptr<LayerFrames> source;
    Look look;
    std::vector<std::string> warnings;  // one line each
};

struct LayerFramesOptions {
    std::string crs;                  // as LayerMapSpec has it
    std::optional<LonLatBox> extent;  // likewise
    std::string theme;                // empty: the program's choice
    std::string relief;               // "shaded", "none" or a raster; empty: none
    DetailOptions detail;
    std::shared_ptr<const FontSet> fonts;  // of legends; null: nothing is coloured by attribute
};

// Errors: those of load_detail(), a file without geometry, an extent of which the CRS shows nothing; or cancelled.
Result<LoadedLayerFrames> load_layer_frames(const std::string& file, const LayerFramesOptions& options);

}  // namespace tourmap
