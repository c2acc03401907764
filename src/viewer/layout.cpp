#include "src/viewer/layout.h"

#include <algorithm>
#include <cmath>

namespace tourmap {

double WindowSize::pixel_ratio() const {
    if (points_wide < 1 || pixels_wide < 1) return 1;
    return static_cast<double>(pixels_wide) / points_wide;
}

ScreenXY Layout::to_canvas(double point_x, double point_y) const {
    const double units_per_point = pixel_ratio / canvas.pixels_per_unit();
    return {(point_x - map.x) * units_per_point, (point_y - map.y) * units_per_point};
}

ScreenXY Layout::to_window(ScreenXY p) const {
    const double points_per_unit = canvas.pixels_per_unit() / pixel_ratio;
    return {map.x + p.x * points_per_unit, map.y + p.y * points_per_unit};
}

Layout layout_of(const WindowSize& window, double bar_height) {
    Layout layout;
    layout.pixel_ratio = window.pixel_ratio();
    const int high = std::max(window.pixels_high, 1), wide = std::max(window.pixels_wide, 1);
    // Whole pixels, so that the picture is not resampled and no line stays open between map and bar.
    const int bar_px = static_cast<int>(std::floor(std::min(bar_height * layout.pixel_ratio, high / 3.0)));
    layout.canvas = {std::min(wide, 16384), std::clamp(high - bar_px, 1, 16384)};
    layout.canvas_bottom_px = high - layout.canvas.height_px;
    layout.map = {0, 0, wide / layout.pixel_ratio, layout.canvas.height_px / layout.pixel_ratio};
    layout.bar = {0, layout.map.height, layout.map.width, layout.canvas_bottom_px / layout.pixel_ratio};
    return layout;
}

}  // namespace tourmap
