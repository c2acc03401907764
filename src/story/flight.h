// From one step to the next: how the camera flies and a leg grows over time, the same in the window and in a film.
// Pure. Seconds at speed 1.
#pragma once

#include <optional>

#include "src/story/frame_spec.h"
#include "src/story/view.h"

namespace tourmap {

// A movement of the camera, eased in and out; `seconds` of its `duration` have passed.
struct Flight {
    View from, to;
    double seconds = 0, duration = 1;
    friend bool operator==(const Flight&, const Flight&) = default;
};

// A leg that grows: t of the step goes from 0 to 1.
struct Growth {
    double seconds = 0, duration = 1;
    friend bool operator==(const Growth&, const Growth&) = default;
};

// Slow at both ends; 0..1 -> 0..1.
double ease_in_out(double t);

// Of a cross-fade, in place of a movement: how much of the earlier picture is left after so many seconds, 1 .. 0.
inline constexpr double fade_seconds = 0.3;
double left_of_fade(double seconds);

// Along a ViewPath. Nothing when the two views show the same to within a canvas unit. About 1.2 s across one page, less
// for less, never over 2.2 s: an ocean must not take for ever.
std::optional<Flight> flight_between(const View& from, const View& to);
// The same to another step: where the camera need not move, names fade in its place as they do in a flight.
Flight flight_to_step(const View& from, const View& to);
// Of the leg that the camera flies to.
Growth growth_beside(const std::optional<Flight>& flight);

View view_of(const Flight& flight);
// t of the step.
double part_of(const Growth& growth);

// Where names stand while a step is flown to: `labelled` is where they stood before. None: nothing moves.
std::optional<LabelViews> label_views(const StepView& labelled, std::size_t step, const std::optional<Flight>& flight,
                                      bool keeps_places);

}  // namespace tourmap
