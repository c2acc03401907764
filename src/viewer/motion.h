// Camera movement over time: how long a flight takes, where it is, and how far a user may zoom. Pure.
#pragma once

#include <optional>

#include "render/camera.h"
#include "src/viewer/state.h"

namespace tourmap {

// Slow at both ends; 0..1 -> 0..1.
double ease_in_out(double t);

// Of a cross-fade, in place of a movement: how much of the earlier picture is left after so many seconds, 1 .. 0.
inline constexpr double fade_seconds = 0.3;
double left_of_fade(double seconds);

// Along a ViewPath. Nothing when the two views show the same to within a canvas unit. About 1.2 s across one page, less
// for less, never over 2.2 s: an ocean must not take for ever.
std::optional<Flight> flight_between(const View& from, const View& to);

View view_of(const Flight& flight);

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
