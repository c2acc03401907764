// Colour as it is written in themes and drawn: sRGB, not premultiplied.
#pragma once

#include <cstdint>
#include <string>

#include "geodata/result.h"

namespace tourmap {

struct Rgba {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend bool operator==(const Rgba&, const Rgba&) = default;

    Rgba with_alpha(double opacity) const;  // opacity 0..1 multiplies a
};

Result<Rgba> parse_color(const std::string& text);  // "#rgb", "#rrggbb", "#rrggbbaa"
double relative_luminance(Rgba c);                  // WCAG 2.1, 0..1
double contrast_ratio(Rgba a, Rgba b);              // WCAG 2.1, 1..21

}  // namespace tourmap
