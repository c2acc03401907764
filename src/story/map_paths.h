// Projected layers as paths to fill and to stroke, cut to a region of the map plane.
#pragma once

#include <functional>

#include "geodata/projected_layer.h"
#include "render/camera.h"
#include "render/path.h"

namespace tourmap {

// A box that holds the visible page with room to spare, snapped so that neighbouring cameras share it:
// paths made for it stay good while the camera moves a little, on screen and in exports alike.
MapBox region_for(const Camera& camera, const Canvas& canvas);

using FeatureFilter = std::function<bool(std::size_t feature)>;  // empty: all

// Closed rings of the polygon features, in map units.
PathPtr fill_path(const ProjectedLayer& layer, const MapBox& region, const FeatureFilter& filter = {});
// Lines, and the visible edges of polygons, in map units.
PathPtr stroke_path(const ProjectedLayer& layer, const MapBox& region, const FeatureFilter& filter = {});

}  // namespace tourmap
