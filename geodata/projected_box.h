// How large a layer is on a map, before it is projected.
#pragma once

#include "geodata/geo_layer.h"
#include "geodata/projection_domain.h"
#include "geodata/projector.h"

namespace tourmap {

// The box, in map units, of up to about 5,000 points of the layer, spread over all of it and along its long
// edges, that lie in the domain: as large as the layer but for what lies between those points. Empty: nothing
// of it lies there.
MapBox projected_box(const GeoLayer& layer, const Projector& projector, const ProjectionDomain& domain);

}  // namespace tourmap
