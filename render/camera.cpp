#include "render/camera.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace tourmap {

namespace {

// Directions: map units (y up) -> canvas units (y down), without the shift.
Affine map_to_canvas_direction(const Camera& camera) {
    assert(camera.units_per_canvas > 0);
    const double s = 1 / camera.units_per_canvas;
    return Affine{s, 0, 0, -s, 0, 0}.then(Affine::rotation(camera.rotation));
}

// What lies (dx, dy) canvas units from the page's middle, in map units from the camera's centre.
PathPoint canvas_to_map_direction(const Camera& camera, double dx, double dy) {
    const double u = camera.units_per_canvas, c = std::cos(camera.rotation), s = std::sin(camera.rotation);
    return {u * (c * dx + s * dy), u * (s * dx - c * dy)};
}

}  // namespace

double Canvas::pixels_per_unit() const {
    return std::min(width_px, height_px) / canvas_short_side;
}
double Canvas::width() const {
    return width_px / pixels_per_unit();
}
double Canvas::height() const {
    return height_px / pixels_per_unit();
}

Affine map_to_canvas(const Camera& camera, const Canvas& canvas, MapXY origin) {
    Affine affine = map_to_canvas_direction(camera);
    // The small difference is taken before scaling: an origin near the centre loses no digits.
    const PathPoint shift = affine.apply({origin.x - camera.centre.x, origin.y - camera.centre.y});
    affine.x0 = canvas.width() / 2 + shift.x;
    affine.y0 = canvas.height() / 2 + shift.y;
    return affine;
}

ScreenXY to_screen(const Camera& camera, const Canvas& canvas, MapXY p) {
    const PathPoint d = map_to_canvas_direction(camera).apply({p.x - camera.centre.x, p.y - camera.centre.y});
    return {canvas.width() / 2 + d.x, canvas.height() / 2 + d.y};
}

MapXY to_map(const Camera& camera, const Canvas& canvas, ScreenXY p) {
    const PathPoint d = canvas_to_map_direction(camera, p.x - canvas.width() / 2, p.y - canvas.height() / 2);
    return {camera.centre.x + d.x, camera.centre.y + d.y};
}

MapBox visible_box(const Camera& camera, const Canvas& canvas) {
    MapBox box;
    const double w = canvas.width(), h = canvas.height();
    for (const ScreenXY corner : {ScreenXY{0, 0}, ScreenXY{w, 0}, ScreenXY{0, h}, ScreenXY{w, h}}) {
        box.include(to_map(camera, canvas, corner));
    }
    return box;
}

Camera fit(const MapBox& box, const Canvas& canvas, const Insets& insets, double least_units) {
    // Insets that leave (almost) nothing free still give a usable camera.
    const double free_width = std::max(canvas.width() - insets.left - insets.right, 0.05 * canvas.width());
    const double free_height = std::max(canvas.height() - insets.top - insets.bottom, 0.05 * canvas.height());
    const MapXY middle =
        box.empty ? MapXY{} : MapXY{box.min.x + (box.max.x - box.min.x) / 2, box.min.y + (box.max.y - box.min.y) / 2};
    const double across = box.empty ? 0 : (box.max.x - box.min.x) / free_width;
    const double down = box.empty ? 0 : (box.max.y - box.min.y) / free_height;
    const double least = least_units / std::min(free_width, free_height);

    Camera camera;
    camera.units_per_canvas = std::max({across, down, least});
    if (!(camera.units_per_canvas > 0)) camera.units_per_canvas = 1;
    // The box's middle goes to the middle of the free part, which is off the page's middle by:
    const double dx = insets.left + free_width / 2 - canvas.width() / 2;
    const double dy = insets.top + free_height / 2 - canvas.height() / 2;
    const PathPoint off = canvas_to_map_direction(camera, dx, dy);
    camera.centre = {middle.x - off.x, middle.y - off.y};
    return camera;
}

Camera zoom_at(const Camera& camera, const Canvas& canvas, ScreenXY fixed, double factor) {
    Camera zoomed = camera;
    const double units = camera.units_per_canvas / factor;
    if (!(units > 0) || !std::isfinite(units)) return camera;
    zoomed.units_per_canvas = units;
    const MapXY before = to_map(camera, canvas, fixed), after = to_map(zoomed, canvas, fixed);
    zoomed.centre.x += before.x - after.x;
    zoomed.centre.y += before.y - after.y;
    return zoomed;
}

Camera pan(const Camera& camera, ScreenXY from, ScreenXY to) {
    const PathPoint d = canvas_to_map_direction(camera, from.x - to.x, from.y - to.y);
    Camera moved = camera;
    moved.centre.x += d.x;
    moved.centre.y += d.y;
    return moved;
}

}  // namespace tourmap
