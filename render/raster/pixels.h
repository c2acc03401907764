// Premultiplied RGBA pixels as words, whatever the order of their bytes: blending treats all four alike.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "render/color.h"

namespace tourmap {

using PixelWord = std::uint32_t;

inline PixelWord load_pixel(const std::uint8_t* at) {
    PixelWord word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}
inline void store_pixel(std::uint8_t* at, PixelWord word) {
    std::memcpy(at, &word, sizeof word);
}

// x / 255, rounded to the nearest. Precondition: x <= 255 * 255.
inline std::uint32_t over_255(std::uint32_t x) {
    x += 128;
    return (x + (x >> 8)) >> 8;
}

// Each channel times k / 255, k <= 255, rounded to the nearest.
inline PixelWord scaled(PixelWord word, std::uint32_t k) {
    constexpr PixelWord halves = 0x00ff00ff, rounding = 0x00800080;
    PixelWord low = (word & halves) * k + rounding, high = (word >> 8 & halves) * k + rounding;
    low = (low + (low >> 8 & halves)) >> 8 & halves;
    high = (high + (high >> 8 & halves)) & ~halves;
    return low | high;
}

inline std::uint32_t alpha_of(PixelWord word) {
    std::uint8_t bytes[4];
    std::memcpy(bytes, &word, sizeof word);
    return bytes[3];
}

inline PixelWord premultiplied(Rgba c) {
    const auto channel = [&](std::uint8_t v) { return static_cast<std::uint8_t>(over_255(std::uint32_t{v} * c.a)); };
    const std::uint8_t bytes[4] = {channel(c.r), channel(c.g), channel(c.b), c.a};
    return load_pixel(bytes);
}

// Source over (Porter and Duff, 1984).
inline PixelWord over(PixelWord below, PixelWord above) {
    return above + scaled(below, 255 - alpha_of(above));
}

}  // namespace tourmap
