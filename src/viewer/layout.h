// Layout: where the map and the bar lie in the window, and how points, pixels and canvas units relate. Pure.
//
// Window points: what SDL's mouse events and ImGui use; x right, y down from the window's top left.
// Device pixels: points times pixel_ratio (1 on ordinary screens, 2 on high-density ones).
#pragma once

#include "geodata/units.h"
#include "render/camera.h"

namespace tourmap {

struct WindowSize {
    int points_wide = 1, points_high = 1;
    int pixels_wide = 1, pixels_high = 1;
    friend bool operator==(const WindowSize&, const WindowSize&) = default;

    double pixel_ratio() const;  // > 0
};

struct PointRect {
    double x = 0, y = 0, width = 0, height = 0;

    bool contains(double px, double py) const { return px >= x && px < x + width && py >= y && py < y + height; }
};

struct Layout {
    PointRect map, bar;        // window points; the bar lies below the map, they share an edge
    Canvas canvas;             // the map's size in device pixels, at least 1x1
    int canvas_bottom_px = 0;  // device pixels between the window's bottom edge and the map: GL's y
    double pixel_ratio = 1;

    ScreenXY to_canvas(double point_x, double point_y) const;
    // Canvas units -> window points.
    ScreenXY to_window(ScreenXY p) const;
};

// bar_height: wanted, in points; never more than a third of the window.
Layout layout_of(const WindowSize& window, double bar_height);

}  // namespace tourmap
