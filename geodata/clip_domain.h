// Clips geometry in lon/lat to a ProjectionDomain, on the globe, before PROJ sees a point.
#pragma once

#include "geodata/clip_windows.h"
#include "geodata/projection_domain.h"
#include "geodata/ring_clip.h"
#include "geodata/units.h"

namespace tourmap {

// How finely curves are followed while clipping.
struct ClipDetail {
    double arc_step = 1;      // degrees between the vertices put along a SmallCircle
    double deviation = 0.01;  // degrees by which an edge may leave its course in a tilted frame
};

// The frame in whose coordinates clipped geometry comes: null for plain lon/lat.
const Frame* tilted_frame(const ProjectionDomain& domain);

// The result is in lon/lat, or in tilted_frame(). Longitudes lie within 180 degrees of the domain's centre
// meridian, and points are pulled in from a cut by 1e-9 degrees (in a tilted frame by 1e-6, and by 1e-4 from its
// poles), because which side PROJ picks there differs by method. Taken and given by value: what is not cut is moved
// through without a copy.
RingSet<LonLat> clip_polygon(RingSet<LonLat> part, const ProjectionDomain& domain, const ClipDetail& detail);
// The same, window by window: each piece is a polygon with its holes.
void clip_polygon(RingSet<LonLat> part, const ProjectionDomain& domain, const ClipDetail& detail, const PieceSink& use);
RingSet<LonLat> clip_lines(RingSet<LonLat> lines, const ProjectionDomain& domain, const ClipDetail& detail);

// The domain's own outline, same conventions: one ring a window where there are several.
RingSet<LonLat> outline(const ProjectionDomain& domain, double arc_step);

}  // namespace tourmap
