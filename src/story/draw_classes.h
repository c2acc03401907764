// The legend of a layer whose colours tell a value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/story/classed_layer.h"
#include "src/story/corner_stacks.h"
#include "src/story/scene.h"

namespace tourmap {

struct ClassLegend {
    std::string title;  // the field, or the layer
    std::string field;  // under it; empty: the title says it
    std::vector<ClassEntry> entries;
    std::string without;         // what is said of features without a class; empty: there are none
    std::uint8_t opacity = 255;  // of the areas, over land
};

// In a corner that it had before, or the one where it covers least of what is there; keeps its room. Says in
// scene.class_legends which it was.
void draw_class_legend(Scene& scene, CornerStacks& stacks, const ClassLegend& legend,
                       std::optional<Corner> before = {});

}  // namespace tourmap
