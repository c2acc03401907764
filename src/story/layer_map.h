// A map of any vector layers, without a tour: sea, graticule, polygons, lines and points.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geodata/crs.h"
#include "geodata/detail_layer.h"
#include "geodata/raster.h"
#include "render/display_list.h"
#include "render/text/font.h"
#include "src/story/theme.h"

namespace tourmap {

struct LayerMapSpec {
    std::string crs;  // for parse_crs(), or "globe"; empty or "auto": chosen from the extent
    Canvas canvas;
    std::shared_ptr<const FontSet> graticule_labels;  // letters for the names of the graticule; null: none
    std::optional<RasterSource> relief;               // lies under the layers
    std::optional<LonLatBox> extent;                  // shown whole; max.lon may exceed 180. None: all of the layers
};

// Layers are drawn in order, the first at the bottom. dropped: what could not be projected.
struct LayerMap {
    DisplayList list;
    std::size_t dropped = 0;
};

Result<LayerMap> build_layer_map(const LayerMapSpec& spec, const std::vector<DetailLayerPtr>& layers,
                                 const Theme& theme, const Progress& progress = {});

}  // namespace tourmap
