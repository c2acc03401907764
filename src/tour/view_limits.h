// How much of the Earth a stop's camera may show across the map.
#pragma once

namespace tourmap {

inline constexpr double least_view_km = 0.2, most_view_km = 40'000;

}  // namespace tourmap
