// How far a user may move the camera. Pure.
#pragma once

#include "render/camera.h"
#include "src/viewer/state.h"

namespace tourmap {

// What a user may reach by hand, from the camera that shows the whole tour: 4,000 times closer, 12 times
// wider, and never so far to the side that the map is lost.
struct CameraLimits {
    MapXY centre;
    double most_units = 1, least_units = 1;  // map units per canvas unit
    double reach = 1;                        // map units from `centre`
};
CameraLimits limits_from(const Camera& whole_tour);

// zoom_view() and pan() that keep to the limits.
View limited_zoom(const View& before, const Canvas& canvas, const command::Zoom& zoom, const CameraLimits& limits);
View limited_pan(const View& before, const command::Pan& pan, const CameraLimits& limits);
// A nudge of a map that does not turn pans it.
View limited_nudge(const View& before, const Canvas& canvas, const command::Nudge& nudge, const CameraLimits& limits);

}  // namespace tourmap
