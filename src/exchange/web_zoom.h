// How far a web map is zoomed in, as the width that a tour's camera shows.
#pragma once

#include <algorithm>
#include <cmath>

#include "geodata/units.h"

namespace tourmap {

// Metres across a window of 1000 pixels at a zoom level of Web Mercator with tiles of so many pixels (256 of Leaflet,
// 512 of Mapbox and MapLibre), within what a tour file takes.
inline double metres_across(double zoom, double latitude, double tile_pixels) {
    constexpr double equator = 40'075'016.7, window = 1000, narrowest = 200, widest = 40'000'000;
    const double metres = equator * std::cos(latitude * degrees_to_radians) / tile_pixels * std::exp2(-zoom) * window;
    const double within = std::clamp(metres, narrowest, widest);
    const double step = std::pow(10, std::floor(std::log10(within)) - 2);  // three digits say enough
    return std::round(within / step) * step;
}

}  // namespace tourmap
