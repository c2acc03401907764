#include "src/story/timeline.h"

#include <algorithm>
#include <cassert>

namespace tourmap {

Timeline::Timeline(std::vector<TimelineStep> steps, const Pace& pace,
                   const std::function<bool(const View&, const View&)>& leaps)
    : speed_(pace.speed) {
    assert(!steps.empty() && pace.speed > 0);
    double now = 0;
    for (TimelineStep& step : steps) {
        Part part;
        part.begins = now;
        part.told = std::move(step);
        if (!parts_.empty()) {
            const TimelineStep& before = parts_.back().told;
            part.labelled = {before.step, before.view};
            part.fades = pace.reduced_motion || (leaps && leaps(before.view, part.told.view));
            if (!part.fades) part.flight = flight_to_step(before.view, part.told.view);
            const bool forward = part.told.step > before.step;
            if (part.told.grows && forward && !pace.reduced_motion) part.growth = growth_beside(part.flight);
        }
        part.moves = std::max(part.flight ? part.flight->duration : 0.0, part.growth ? part.growth->duration : 0.0);
        part.rests = pace.rest_seconds.value_or(part.told.rest);
        if (pace.step_seconds) part.rests = std::max(0.0, *pace.step_seconds - part.moves);
        now += part.moves + part.rests;
        parts_.push_back(std::move(part));
    }
}

double Timeline::seconds() const {
    const Part& last = parts_.back();
    return (last.begins + last.moves + last.rests) / speed_;
}

double Timeline::begin_of(std::size_t part) const {
    return parts_[part].begins / speed_;
}

double Timeline::rest_begin_of(std::size_t part) const {
    return (parts_[part].begins + parts_[part].moves) / speed_;
}

TimelineMoment Timeline::at(double seconds) const {
    const double now = std::max(0.0, seconds) * speed_;
    const auto after = std::upper_bound(parts_.begin() + 1, parts_.end(), now,
                                        [](double time, const Part& part) { return time < part.begins; });
    const Part& part = *(after - 1);
    const double local = now - part.begins;
    TimelineMoment moment = rest_of(static_cast<std::size_t>(after - parts_.begin()) - 1);
    if (part.fades) moment.earlier = left_of_fade(local);
    std::optional<Flight> flight = part.flight;
    if (flight) flight->seconds = local;
    if (flight && local >= flight->duration) flight.reset();
    const bool grows = part.growth && local < part.growth->duration;
    if (grows) moment.t = part_of({local, part.growth->duration});
    if (flight) moment.view = view_of(*flight);
    // When the camera has arrived, names have their places, which a leg that still grows does not change.
    const StepView arrived{part.told.step, part.told.view};
    moment.labels = label_views(flight ? part.labelled : arrived, part.told.step, flight, grows);
    return moment;
}

TimelineMoment Timeline::rest_of(std::size_t part) const {
    TimelineMoment moment;
    moment.part = part;
    moment.step = parts_[part].told.step;
    moment.view = parts_[part].told.view;
    return moment;
}

}  // namespace tourmap
