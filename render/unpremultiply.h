// From premultiplied pixels to those that most formats want.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "render/display_list.h"

namespace tourmap {

inline bool is_opaque(const Bitmap& bitmap) {
    std::uint8_t all = 255;
    for (std::size_t i = 3; i < bitmap.rgba.size(); i += 4) all &= bitmap.rgba[i];
    return all == 255;
}

inline std::uint8_t unpremultiplied(unsigned value, unsigned alpha) {
    if (alpha == 0 || alpha == 255) return static_cast<std::uint8_t>(value);
    return static_cast<std::uint8_t>(std::min((value * 255u + alpha / 2) / alpha, 255u));
}

}  // namespace tourmap
