// How large what stands for markers is on a map, canvas units.
#pragma once

namespace tourmap {

inline constexpr double symbol_radius = 15;
inline constexpr double cluster_radius = 34;

}  // namespace tourmap
