// What can be measured of a map as it is shown: how true its scale is over the page, and where north is.
#pragma once

#include <functional>
#include <optional>

#include "geodata/units.h"

namespace tourmap {

// The place that is seen at a point of the page; none: off the map.
using PlaceAt = std::function<std::optional<LonLat>(ScreenXY)>;

// Metres on the ground (geodesic, on the ellipsoid) per canvas unit.
struct ScaleRange {
    double middle = 0;               // along the row through the middle of the page
    double least = 0, greatest = 0;  // in any place and direction of the page
};

// None: the middle of the page is off the map.
std::optional<ScaleRange> scale_range(const ScreenBox& page, const PlaceAt& place_at);

// Where north is at the middle of the page, radians clockwise from up, and how far it turns over the page at most.
struct North {
    double angle = 0, spread = 0;
};

// None: the middle of the page is off the map, or a pole.
std::optional<North> north_of(const ScreenBox& page, const PlaceAt& place_at);

}  // namespace tourmap
