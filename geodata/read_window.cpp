#include "geodata/read_window.h"

#include <algorithm>
#include <cmath>

namespace tourmap {

std::optional<LonLatBox> read_window(const LonLatBox& shown) {
    constexpr double finest_grid = 1.0 / 64, widest = 150, highest = 120;  // degrees
    const double width = shown.max.lon - shown.min.lon, height = shown.max.lat - shown.min.lat;
    if (shown.empty || !(width <= widest && height <= highest)) return std::nullopt;
    const double size = std::max(width, height);
    const double grid = size > 0 ? std::max(std::exp2(std::ceil(std::log2(size / 8))), finest_grid) : finest_grid;
    const auto down = [&](double v) { return std::floor((v - grid / 2) / grid) * grid; };
    const auto up = [&](double v) { return std::ceil((v + grid / 2) / grid) * grid; };
    LonLatBox box;
    box.include({down(shown.min.lon), std::max(down(shown.min.lat), -90.0)});
    box.include({up(shown.max.lon), std::min(up(shown.max.lat), 90.0)});
    return box;
}

}  // namespace tourmap
