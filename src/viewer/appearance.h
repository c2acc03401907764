// How the panels of the window look, as a part of the AppState. Pure.
#pragma once

#include <algorithm>
#include <array>

namespace tourmap {

struct Appearance {
    double scale = 1;  // of panels and their texts, on top of what the window's size gives
    bool high_contrast = false;
    friend bool operator==(const Appearance&, const Appearance&) = default;
};

inline constexpr std::array<double, 7> panel_scales{0.75, 0.9, 1, 1.15, 1.35, 1.6, 2};

// The next larger scale, or smaller where direction < 0; 0: the ordinary one.
inline double next_scale(double scale, int direction) {
    if (direction == 0) return 1;
    if (direction > 0) {
        const auto larger = std::upper_bound(panel_scales.begin(), panel_scales.end(), scale);
        return larger == panel_scales.end() ? panel_scales.back() : *larger;
    }
    const auto at = std::lower_bound(panel_scales.begin(), panel_scales.end(), scale);
    return at == panel_scales.begin() ? panel_scales.front() : *(at - 1);
}

}  // namespace tourmap
