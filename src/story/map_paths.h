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

// Calls use(feature, place) for the points within the region.
template <class Use>
void for_points_in(const ProjectedLayer& layer, const MapBox& region, const Use& use) {
    const auto inside = [&](MapXY p) {
        return p.x >= region.min.x && p.x <= region.max.x && p.y >= region.min.y && p.y <= region.max.y;
    };
    for (std::size_t f = 0; f < layer.kinds.size(); ++f)
        for (std::size_t r = layer.feature_offsets[f]; r < layer.feature_offsets[f + 1]; ++r)
            if (layer.kinds[f] == GeometryKind::point && inside(layer.ring(r)[0])) use(f, layer.ring(r)[0]);
}

}  // namespace tourmap
