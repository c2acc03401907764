// Layers over the map: what there are, and what is chosen of them. A part of the AppState. Pure.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "src/story/frame_source.h"

namespace tourmap {

struct Layering {
    MapLayers known;                             // that can be shown, as FrameSource::layers()
    std::shared_ptr<const PaletteSet> palettes;  // null: nothing can be coloured by attribute
    LayerChoices choices;                        // FrameSpec::layers
    LayerRef of;                                 // that the sheets of one layer are about
    std::vector<std::string> adding;             // files that are being read, as they were given
};

// Null: it is not there (any more).
const MapLayer* find_layer(const Layering& layering, const LayerRef& ref);
const LayerChoice* find_choice(const LayerChoices& choices, const LayerRef& ref);
// What is chosen of all layers that there are, lowest first.
LayerChoices choices_of(const Layering& layering);

}  // namespace tourmap
