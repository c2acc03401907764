// Camera movement over time: how long a flight takes, where it is, and how far a user may zoom. Pure.
#pragma once

#include <optional>

#include "render/camera.h"
#include "src/viewer/state.h"

namespace tourmap {

// Slow at both ends; 0..1 -> 0..1.
double ease_in_out(double t);

// Nothing when the two cameras show the same to within half a canvas unit. About 1.2 s across one page,
// less for less, never over 2.2 s: an ocean must not take for ever.
std::optional<Flight> flight_between(const Camera& from, const Camera& to);

Camera camera_of(const Flight& flight);

// What a user may reach by hand, from the camera that shows the whole tour: 4,000 times closer, 12 times
// wider, and never so far to the side that the map is lost.
struct CameraLimits {
    MapXY centre;
    double most_units = 1, least_units = 1;  // map units per canvas unit
    double reach = 1;                        // map units from `centre`
};
CameraLimits limits_from(const Camera& whole_tour);

// zoom_at() and pan() that keep to the limits.
Camera limited_zoom(const Camera& before, const Canvas& canvas, const command::Zoom& zoom, const CameraLimits& limits);
Camera limited_pan(const Camera& before, const command::Pan& pan, const CameraLimits& limits);

}  // namespace tourmap
