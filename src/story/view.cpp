#include "src/story/view.h"

#include <algorithm>
#include <cmath>

#include "geodata/turn.h"

namespace tourmap {
namespace {

// The page plane of geodata/turn.h, whose origin is the middle of the map.
class PagePlane {
public:
    PagePlane(const Camera& camera, const Canvas& canvas)
        : units_(camera.units_per_canvas), middle_(to_screen(camera, canvas, {})) {}

    MapXY at(ScreenXY p) const { return {(p.x - middle_.x) * units_, (middle_.y - p.y) * units_}; }
    ScreenXY middle() const { return middle_; }

private:
    double units_;
    ScreenXY middle_;
};

// The same page, with another roll about the map's middle.
Camera rolled(const Camera& camera, const Canvas& canvas, double roll) {
    const ScreenXY middle = to_screen(camera, canvas, {});
    Camera out{{}, camera.units_per_canvas, roll};
    out.centre = to_map(out, canvas, {canvas.width() - middle.x, canvas.height() - middle.y});
    return out;
}

TurnedMap map_of(const View& view) {
    return {view.crs, view.camera.rotation};
}

}  // namespace

View turn_view(const View& view, const Canvas& canvas, ScreenXY from, ScreenXY to) {
    const PagePlane plane(view.camera, canvas);
    const auto map = turn_map(map_of(view), plane.at(from), plane.at(to));
    if (!map || map->definition == view.crs) return view;
    return {map->definition, rolled(view.camera, canvas, map->roll)};
}

View nudge_view(const View& view, const Canvas& canvas, double east, double north) {
    const auto centre = turning_centre(view.crs);
    if (!centre) return view;
    const LonLat to{wrap_longitude(centre->lon + east), std::clamp(centre->lat + north, -90.0, 90.0)};
    return {turned_to(view.crs, to), rolled(view.camera, canvas, view.camera.rotation)};
}

View zoom_view(const View& view, const Canvas& canvas, ScreenXY fixed, double factor) {
    if (!is_globe(view.crs)) return {view.crs, zoom_at(view.camera, canvas, fixed, factor)};
    const PagePlane plane(view.camera, canvas);
    const ScreenXY middle = plane.middle();
    const View zoomed{view.crs, zoom_at(view.camera, canvas, middle, factor)};
    const ScreenXY moved{middle.x + (fixed.x - middle.x) * factor, middle.y + (fixed.y - middle.y) * factor};
    const bool kept = shows_globe_at(map_of(view), plane.at(fixed)) &&
                      shows_globe_at(map_of(zoomed), PagePlane(zoomed.camera, canvas).at(fixed));
    return kept ? turn_view(zoomed, canvas, moved, fixed) : zoomed;
}

double centres_apart(const View& a, const View& b) {
    if (a.crs == b.crs) return 0;
    const auto from = turning_centre(a.crs), to = turning_centre(b.crs);
    if (!from || !to) return 0;
    const UnitVec u = unit(*from), v = unit(*to), w = cross(u, v);
    return std::atan2(std::sqrt(dot(w, w)), dot(u, v));
}

}  // namespace tourmap
