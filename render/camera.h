// Camera: where on the map plane the page lies. Pure.
//
// Canvas units (ScreenXY): the shorter side of every picture is 1080 units long, so that 720p, 1080p
// and 4K are the same picture. x right, y down, origin at the top left corner.
#pragma once

#include "geodata/units.h"
#include "render/path.h"

namespace tourmap {

inline constexpr double canvas_short_side = 1080;

struct Canvas {
    int width_px = 1920, height_px = 1080;  // device pixels, 1 .. 16384

    double pixels_per_unit() const;  // device pixels per canvas unit
    double width() const;            // canvas units
    double height() const;
    friend bool operator==(const Canvas&, const Canvas&) = default;
};

struct Camera {
    MapXY centre;                 // map units; lies in the middle of the page
    double units_per_canvas = 1;  // map units per canvas unit, > 0
    double rotation = 0;          // radians, map turned clockwise on the page

    friend bool operator==(const Camera&, const Camera&) = default;
};

// Map coordinates relative to `origin` -> canvas units.
Affine map_to_canvas(const Camera& camera, const Canvas& canvas, MapXY origin = {});
ScreenXY to_screen(const Camera& camera, const Canvas& canvas, MapXY p);
MapXY to_map(const Camera& camera, const Canvas& canvas, ScreenXY p);
MapBox visible_box(const Camera& camera, const Canvas& canvas);

// Insets in canvas units that a framed extent keeps clear of (panels, title).
struct Insets {
    double left = 0, top = 0, right = 0, bottom = 0;
};

// The camera that shows the whole box inside the insets. An empty or single-point box gets
// `least_units` across its shorter free side, and no box is shown larger than that. Rotation is 0.
Camera fit(const MapBox& box, const Canvas& canvas, const Insets& insets, double least_units);

// Larger by `factor` (over 1: zooms in), with what is under `fixed` kept there. A factor that leads to no valid
// scale changes nothing.
Camera zoom_at(const Camera& camera, const Canvas& canvas, ScreenXY fixed, double factor);
Camera pan(const Camera& camera, ScreenXY from, ScreenXY to);  // what is under `from` comes to lie under `to`

}  // namespace tourmap
