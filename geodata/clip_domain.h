// Clips geometry in lon/lat to a ProjectionDomain, on the globe, before PROJ sees a point.
#pragma once

#include "geodata/projection_domain.h"
#include "geodata/ring_clip.h"
#include "geodata/units.h"

namespace tourmap {

// Longitudes of the result lie within 180 degrees of the domain's centre meridian (CutMeridian) and are
// pulled in from the cut itself by 1e-9 degrees, because which side PROJ picks there differs by method.
// arc_step: degrees between the vertices put along a SmallCircle.
// Taken and given by value: what is not cut is moved through without a copy.
RingSet<LonLat> clip_polygon(RingSet<LonLat> part, const ProjectionDomain& domain, double arc_step);
RingSet<LonLat> clip_lines(RingSet<LonLat> lines, const ProjectionDomain& domain);

// The domain's own outline as rings, same conventions.
RingSet<LonLat> outline(const ProjectionDomain& domain, double arc_step);

}  // namespace tourmap
