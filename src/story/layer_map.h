// A map of any vector layers, without a tour: sea, graticule, polygons, lines and points.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geodata/detail_layer.h"
#include "render/display_list.h"
#include "src/story/classed_layer.h"
#include "src/story/map_page.h"
#include "src/story/theme.h"

namespace tourmap {

// Layers are drawn in order, the first at the bottom; over a base map or a relief their areas let it through. dropped:
// what could not be projected.
struct LayerMap {
    DisplayList list;
    std::size_t dropped = 0;
};

// A layer and how it is drawn.
struct DrawnLayer {
    DetailLayerPtr layer;
    std::optional<ClassSpec> classes = {};  // of a field that it has; needs a dressing
    std::optional<std::size_t> turn = {};   // all in one of the theme's colours, and what is below shows through
    std::string title = {};                 // over the legend of its classes; empty: the field
};

// What is said of layers without geometry.
Error nothing_to_draw();

Result<LayerMap> build_layer_map(const LayerMapSpec& spec, const std::vector<DetailLayerPtr>& layers,
                                 const Theme& theme, const Progress& progress = {});

// As the dressing says: those that have its field are coloured by it.
std::vector<DrawnLayer> drawn_layers(const LayerMapSpec& spec, const std::vector<DetailLayerPtr>& layers);

// On the page of map_page() for the same spec.
Result<LayerMap> build_layer_map(const LayerMapSpec& spec, const MapPage& page, const std::vector<DrawnLayer>& layers,
                                 const Theme& theme, const Progress& progress = {});

}  // namespace tourmap
