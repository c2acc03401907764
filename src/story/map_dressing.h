// What a map of layers shows besides them.
#pragma once

#include <optional>
#include <string>

#include "src/story/classed_layer.h"
#include "src/story/frame_source.h"

namespace tourmap {

struct MapDressing {
    StoryData data;          // its tour says which furniture there is, and nothing else
    Look look;               // of the data's sets
    bool basemap = false;    // the base map lies under the layers: data.map is one
    std::string label = {};  // the field by which features are named; empty: they have no names
    // A field's values in this language go first where a layer has them: in NAME_fr or NAME:fr. Empty: they do not.
    std::string label_language = {};

    std::optional<ClassSpec> classes = {};  // how features are coloured; none: to tell neighbours apart
    PaletteSet palettes = {};               // for that

    const Theme& theme() const { return data.themes->at(look.theme); }
    const Language& language() const { return data.languages->at(look.language); }
};

}  // namespace tourmap
