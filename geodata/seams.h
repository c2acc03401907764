// Puts polygons together again that were cut along the antimeridian because their file ends there. A map that
// is not cut at 180 degrees would show two polygons with a common edge (Chukotka) or a slit to the pole
// (Antarctica); neither is a valid geometry, and neither is on Earth.
#pragma once

#include "geodata/geo_layer.h"
#include "geodata/projected_layer.h"
#include "geodata/ring_clip.h"

namespace tourmap {

// The shape of a layer whose seams have a vertex wherever the other side of the antimeridian has one within the
// same feature. Both sides then project to the same points, and join_at_seams() finds them. The layer itself where it
// lacks none, as most do; else a copy without attributes.
GeoLayerPtr with_matching_seams(const GeoLayerPtr& layer);

// The rings of feature `f` without the edges that lie along another of its edges in the opposite direction.
// Only edges flagged as hidden are looked at; those that are the edge of this map too have no partner and
// stay. `closeness`: ends nearer than this, in map units, are one point.
RingSet<MapXY> join_at_seams(const ProjectedLayer& layer, std::size_t f, double closeness);

}  // namespace tourmap
