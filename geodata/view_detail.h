// How much of a layer a map of a box of the plane needs.
#pragma once

#include "geodata/detail_layer.h"
#include "geodata/projected_layer.h"

namespace tourmap {

// A page in the map plane as seen from the globe.
struct MapView {
    GlobeWindow window;  // holds all that the page shows
    // Map units per degree on the sphere of geodetic latitudes: the largest on the page at these latitudes and near
    // them. 0: not known.
    ByLatitude<double> scale{};
};

// `page`: a box in map units. Found by samples of the page taken back to the globe, with room for what lies between
// them. Where a pole or the edge of the map is on the page, and for CRSs without an inverse, the window is the whole
// globe; and as the scale of some maps grows without bound towards their edge, the scale is that of all but the
// outermost 1/48 of the page there.
MapView view_of(const Projector& projector, const ProjectionDomain& domain, const MapBox& page);

// The error that a picture may have, a quarter of a pixel, is shared out:
//
//   3/16 pixel   leaving out vertices (the tolerance of select(), by the scale)
//   1/16 pixel   following the true curve between those that are left (ProjectionDetail::tolerance)
//
// Vertices are not snapped to a grid on top: what it was for, fewer vertices and borders that stay shared, is
// done already.
struct ViewDetail {
    MapView view;
    ProjectionDetail projection;
    Tolerance tolerance{0};  // for DetailLayer::select()
};

// error: map units.
ViewDetail view_detail(const MapView& view, double error);

}  // namespace tourmap
