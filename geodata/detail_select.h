// What a map needs of levels of detail.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "geodata/detail_level.h"

namespace tourmap {

// Which edges of polygons are borders to stroke.
enum class Borders : std::uint8_t {
    of_each,  // those of every feature
    once,     // each of a layer's once: an edge that two features share is hidden in the second
};

// By degrees of latitude, from the south pole: the scale of many maps grows towards the poles.
inline constexpr std::size_t latitude_bands = 180;
inline std::size_t latitude_band(double lat) {
    const double band = lat + 90;
    return band >= 179 ? 179 : band > 0 ? static_cast<std::size_t>(band) : 0;
}
template <class Value>
using ByLatitude = std::array<Value, latitude_bands>;

struct Selection {
    ByLatitude<DetailRank> least_ranks{};
    GlobeWindow window;
    Borders borders = Borders::of_each;

    // Of any vertex within a box.
    DetailRank least_rank_in(const SmallBox& box) const;
};

// The geometry that a map needs of a level. Rings outside the window are left out. Stretches outside it are
// straightened so that none crosses it that did not: inside the window nothing changes.
DetailArrays select_parts(const DetailLevel& from, std::span<const GeometryKind> kinds, const Selection& selection);

// A layer, without attributes, of what was selected of its tiles: parts in the order of their numbers.
GeoLayer layer_of(std::vector<DetailArrays> tiles, std::span<const GeometryKind> kinds, Borders borders);

}  // namespace tourmap
