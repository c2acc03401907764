#include "src/story/flight.h"

#include <algorithm>
#include <cmath>

#include "geodata/units.h"
#include "src/story/view_path.h"

namespace tourmap {

double ease_in_out(double t) {
    const double c = std::clamp(t, 0.0, 1.0);
    return c * c * c * (c * (6 * c - 15) + 10);
}

double left_of_fade(double seconds) {
    return 1 - ease_in_out(seconds / fade_seconds);
}

std::optional<Flight> flight_between(const View& a, const View& b) {
    const ViewPath path(a, b);
    const double turn = std::abs(std::remainder(b.camera.rotation - a.camera.rotation, 2 * pi));
    if (path.length() < 0.001 && turn < 0.002) return std::nullopt;
    const double seconds = 0.6 + 0.5 * path.length();
    return Flight{a, b, 0, std::clamp(std::isfinite(seconds) ? seconds : 0.7, 0.7, 2.2)};
}

Flight flight_to_step(const View& from, const View& to) {
    constexpr double seconds_in_place = 0.35;
    if (auto flight = flight_between(from, to)) return *flight;
    return {to, to, 0, seconds_in_place};
}

Growth growth_beside(const std::optional<Flight>& flight) {
    constexpr double least = 1.8, longer_than_flight = 1.3;
    return {0, std::max(least, flight ? longer_than_flight * flight->duration : 0)};
}

View view_of(const Flight& flight) {
    return ViewPath(flight.from, flight.to).at(ease_in_out(flight.seconds / flight.duration));
}

double part_of(const Growth& growth) {
    return ease_in_out(growth.seconds / growth.duration);
}

std::optional<LabelViews> label_views(const StepView& labelled, std::size_t step, const std::optional<Flight>& flight,
                                      bool keeps_places) {
    if (flight) {
        const double part = std::clamp(flight->seconds / flight->duration, 0.0, 1.0);
        return LabelViews{labelled, {step, flight->to}, part};
    }
    if (keeps_places) return LabelViews{labelled, labelled, 1};
    return std::nullopt;
}

}  // namespace tourmap
