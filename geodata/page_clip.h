// Clips projected geometry to a box of the map plane: the page and some room around it, so that neither
// far-away vertices cost anything nor huge coordinates reach a renderer.
#pragma once

#include "geodata/projected_layer.h"
#include "geodata/ring_clip.h"

namespace tourmap {

// The rings of one feature inside the box. Edges along the box are hidden. Lines are cut into pieces.
RingSet<MapXY> clip_feature(const ProjectedLayer& layer, std::size_t feature, const MapBox& box);

}  // namespace tourmap
