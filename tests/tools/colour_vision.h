// Colours as people with a colour vision deficiency see them, and how far apart two colours look.
#pragma once

#include <array>
#include <cmath>

#include "render/color.h"

namespace tourmap {

enum class ColourVision { normal, protanopia, deuteranopia, tritanopia };

using LinearRgb = std::array<double, 3>;

inline LinearRgb to_linear(Rgba c) {
    const auto channel = [](double v) {
        v /= 255;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return {channel(c.r), channel(c.g), channel(c.b)};
}

// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A physiologically-based model for simulation of color vision
// deficiency, IEEE TVCG 15, 2009: the matrices of severity 1, on linear RGB.
inline LinearRgb seen(Rgba c, ColourVision vision) {
    const LinearRgb in = to_linear(c);
    using Matrix = std::array<LinearRgb, 3>;
    static constexpr std::array<Matrix, 4> matrices{
        Matrix{LinearRgb{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        Matrix{
            LinearRgb{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        Matrix{
            LinearRgb{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        Matrix{LinearRgb{1.255528, -0.076749, -0.178779},
               {-0.078411, 0.930809, 0.147602},
               {0.004733, 0.691367, 0.303900}}};
    LinearRgb out{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) out[i] += matrices[static_cast<std::size_t>(vision)][i][j] * in[j];
    for (double& v : out) v = std::min(1.0, std::max(0.0, v));
    return out;
}

// B. Ottosson, A perceptual color space for image processing, 2020: Oklab. The distance of black and white is 1.
inline double oklab_distance(const LinearRgb& a, const LinearRgb& b) {
    const auto lab = [](const LinearRgb& c) {
        const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
        const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
        const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
        return LinearRgb{0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                         1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                         0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
    };
    const LinearRgb p = lab(a), q = lab(b);
    return std::sqrt((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) + (p[2] - q[2]) * (p[2] - q[2]));
}

inline double apart(Rgba a, Rgba b, ColourVision vision) {
    return oklab_distance(seen(a, vision), seen(b, vision));
}

}  // namespace tourmap
