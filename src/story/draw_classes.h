// The legend of a layer whose colours tell a value.
#pragma once

#include <string>
#include <vector>

#include "src/story/classed_layer.h"
#include "src/story/scene.h"

namespace tourmap {

struct ClassLegend {
    std::string title;  // the field
    std::vector<ClassEntry> entries;
    std::string without;         // what is said of features without a class; empty: there are none
    std::uint8_t opacity = 255;  // of the areas, over land
};

// In the corner where it covers least of what is there; keeps its room.
void draw_class_legend(Scene& scene, const ClassLegend& legend);

}  // namespace tourmap
