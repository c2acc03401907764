// The layers of one frame over its base map, as they are drawn: lowest first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/story/frame_spec.h"
#include "src/story/layer_cache.h"

namespace tourmap {

struct StoryData;

struct ShownLayer {
    std::optional<std::size_t> own;  // of the tour's; none: added
    std::string title;
    Tag tag;
    PartedLayer parted;
    std::string field;         // that the classes are of
    std::size_t colour = 0;    // LayerChoice::colour
    LayerPathsPtr paths = {};  // null: of the tour's own as it has it, which the base map has with it; or not yet made

    // Drawn as the tour has it.
    bool is_plain_own() const { return own && !parted.classed; }
};

// Those that the spec shows and the data has; their paths are null.
std::vector<ShownLayer> shown_layers(const FrameSpec& spec, const StoryData& data, LayerCache& cache);

// Whether that takes no time: the classes that are wanted are at hand.
bool are_classes_ready(const FrameSpec& spec, const StoryData& data, const LayerCache& cache);

// Which of the tour's own layers are shown, by number.
std::vector<bool> own_shown(const FrameSpec& spec, const Tour& tour);

}  // namespace tourmap
