#include "src/viewer/motion.h"

#include <algorithm>
#include <cmath>

namespace tourmap {

double ease_in_out(double t) {
    const double c = std::clamp(t, 0.0, 1.0);
    return c * c * c * (c * (6 * c - 15) + 10);
}

std::optional<Flight> flight_between(const Camera& from, const Camera& to) {
    const double wider = std::max(from.units_per_canvas, to.units_per_canvas);
    const double way = std::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y) / wider;
    const double doublings = std::abs(std::log2(to.units_per_canvas / from.units_per_canvas));
    const double turn = std::abs(std::remainder(to.rotation - from.rotation, 2 * pi));
    if (way < 0.5 && doublings < 0.002 && turn < 0.002) return std::nullopt;
    const double seconds = 0.7 + 0.5 * way / canvas_short_side + 0.15 * doublings;
    return Flight{from, to, 0, std::clamp(std::isfinite(seconds) ? seconds : 0.7, 0.7, 2.2)};
}

Camera camera_of(const Flight& flight) {
    return interpolate(flight.from, flight.to, ease_in_out(flight.seconds / flight.duration));
}

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

Camera limited_zoom(const Camera& before, const Canvas& canvas, const command::Zoom& zoom, const CameraLimits& limits) {
    if (!(zoom.factor > 0) || !std::isfinite(zoom.factor)) return before;
    const double wanted = before.units_per_canvas / zoom.factor;
    const double allowed = std::clamp(wanted, std::min(limits.least_units, before.units_per_canvas),
                                      std::max(limits.most_units, before.units_per_canvas));
    if (allowed == before.units_per_canvas) return before;
    return within_reach(zoom_at(before, canvas, zoom.at, before.units_per_canvas / allowed), limits);
}

Camera limited_pan(const Camera& before, const command::Pan& drag, const CameraLimits& limits) {
    return within_reach(pan(before, drag.from, drag.to), limits);
}

}  // namespace tourmap
