// What part of the globe a set of places covers: the short way round.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "geodata/detail_layer.h"
#include "geodata/geo_layer.h"
#include "geodata/units.h"

namespace tourmap {

// Marks longitudes, in cells a quarter of a degree wide, to find the largest gap between them.
class LongitudeCover {
public:
    void add(double lon);                      // degrees, any turn
    void add_between(double from, double to);  // the way from -> to as the numbers say: `to` may be less

    void add_all(const LongitudeCover& other);

    // The shortest range that holds all that was added: west in [-180, 180], east >= west, east <= west + 360.
    // Whole cells, so up to a quarter of a degree wider on each side.
    struct Range {
        double west = -180, east = 180;
    };
    Range range() const;

private:
    static constexpr std::size_t cells = 1440;
    std::array<bool, cells> covered_{};
};

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
