// How a map distorts: Tissot's indicatrix (Snyder, Map Projections: A Working Manual, pp. 20-26) by differences of
// the projection itself, against the ellipsoid of its CRS. PROJ's own factors take each method at its word: to them
// web Mercator, a sphere's formula on an ellipsoid, is conformal. It is not, by up to a fifth of a degree.
#pragma once

#include <cstddef>
#include <optional>

#include "geodata/projection_domain.h"
#include "geodata/projector.h"

namespace tourmap {

struct Indicatrix {
    double angle = 0;  // largest change of an angle, degrees, 0 to 180
    double area = 1;   // areas on the map, in metres, over those on the ellipsoid
};

// None where the projection is not defined round the point. Errors: 1e-7 of the area, 1e-5 degrees.
std::optional<Indicatrix> indicatrix_at(const Projector& projector, LonLat p);

struct Distortion {
    double largest_angle = 0;  // degrees
    double smallest_area = 1, largest_area = 1;
    LonLat largest_angle_at, smallest_area_at, largest_area_at;
    std::size_t places = 0;  // at which it was measured; 0: nowhere, and all else is meaningless
};

// Over a grid of the extent (64 steps each way, ends included), where it lies in the domain. max.lon may exceed 180.
Distortion distortion_over(const Projector& projector, const ProjectionDomain& domain, const LonLatBox& extent);
// Over the domain, to its edge.
Distortion distortion_over(const Projector& projector, const ProjectionDomain& domain);

}  // namespace tourmap
