// What part of the globe a set of places covers: the short way round.
#pragma once

#include <span>

#include "geodata/detail_layer.h"
#include "geodata/geo_layer.h"
#include "geodata/longitude_cover.h"
#include "geodata/units.h"

namespace tourmap {

// The box of places, or of a layer's edges, over the antimeridian where that is the shorter way: max.lon may
// exceed 180. Empty for nothing.
LonLatBox shortest_extent(std::span<const LonLat> places);
LonLatBox shortest_extent(std::span<const GeoLayerPtr> layers);
LonLatBox shortest_extent(std::span<const DetailLayerPtr> layers);

// The smallest circle on the sphere of geodetic latitudes that holds all places, for places that lie within one
// hemisphere; for others the radius is at least 90. Precondition: not empty.
struct Cap {
    LonLat centre;
    double radius = 0;  // degrees
};
Cap smallest_cap(std::span<const LonLat> places);

}  // namespace tourmap
