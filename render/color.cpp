#include "render/color.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tourmap {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

double linear(std::uint8_t channel) {
    const double s = channel / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

}  // namespace

Rgba Rgba::with_alpha(double opacity) const {
    const double kept = opacity > 0 ? std::min(opacity, 1.0) : 0.0;  // NaN counts as 0
    return {r, g, b, static_cast<std::uint8_t>(std::lround(a * kept))};
}

Result<Rgba> parse_color(const std::string& text) {
    const auto wrong = [&] {
        return fail("\"" + text + "\" is not a colour", "write it as #rgb, #rrggbb or #rrggbbaa, for example #0072b2");
    };
    if (text.empty() || text[0] != '#') return wrong();
    std::string digits = text.substr(1);
    if (digits.size() == 3) digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    if (digits.size() != 6 && digits.size() != 8) return wrong();

    std::array<std::uint8_t, 4> channel{0, 0, 0, 255};
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = hex_digit(digits[i]), low = hex_digit(digits[i + 1]);
        if (high < 0 || low < 0) return wrong();
        channel[i / 2] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return Rgba{channel[0], channel[1], channel[2], channel[3]};
}

double relative_luminance(Rgba c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double contrast_ratio(Rgba a, Rgba b) {
    const double la = relative_luminance(a), lb = relative_luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace tourmap
