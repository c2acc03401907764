#include "src/viewer/motion.h"

#include <algorithm>
#include <cmath>

#include "geodata/turn.h"

namespace tourmap {

CameraLimits limits_from(const Camera& whole_tour) {
    const double units = whole_tour.units_per_canvas;
    return {whole_tour.centre, units * 12, units / 4000, units * 12 * canvas_short_side};
}

namespace {

Camera within_reach(Camera camera, const CameraLimits& limits) {
    camera.centre.x = std::clamp(camera.centre.x, limits.centre.x - limits.reach, limits.centre.x + limits.reach);
    camera.centre.y = std::clamp(camera.centre.y, limits.centre.y - limits.reach, limits.centre.y + limits.reach);
    return camera;
}

}  // namespace

View limited_zoom(const View& before, const Canvas& canvas, const command::Zoom& zoom, const CameraLimits& limits) {
    if (!(zoom.factor > 0) || !std::isfinite(zoom.factor)) return before;
    const double units = before.camera.units_per_canvas;
    const double allowed =
        std::clamp(units / zoom.factor, std::min(limits.least_units, units), std::max(limits.most_units, units));
    if (allowed == units) return before;
    View view = zoom_view(before, canvas, zoom.at, units / allowed);
    view.camera = within_reach(view.camera, limits);
    return view;
}

View limited_pan(const View& before, const command::Pan& drag, const CameraLimits& limits) {
    return {before.crs, within_reach(pan(before.camera, drag.from, drag.to), limits)};
}

View limited_nudge(const View& before, const Canvas& canvas, const command::Nudge& nudge, const CameraLimits& limits) {
    constexpr double metres_a_degree = 111'320, most_degrees = 30;
    const double page = canvas_short_side * before.camera.units_per_canvas;
    if (const auto centre = turning_centre(before.crs)) {
        const double degrees = std::min(page / metres_a_degree, 4 * most_degrees);
        const double parallel = std::max(std::cos(centre->lat * degrees_to_radians), 0.25);
        return nudge_view(before, canvas, std::clamp(nudge.east * degrees / parallel, -most_degrees, most_degrees),
                          std::clamp(nudge.north * degrees, -most_degrees, most_degrees));
    }
    const double step = canvas_short_side;
    return limited_pan(before, {{nudge.east * step, -nudge.north * step}, {}}, limits);
}

}  // namespace tourmap
