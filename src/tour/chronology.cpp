#include "src/tour/chronology.h"

#include <algorithm>
#include <cassert>

#include "geodata/geodesic.h"
#include "src/tour/leg_way.h"

namespace tourmap {
namespace {

// So much around a single stop shows which country it is in, and the next one.
constexpr double least_metres_shown = 900'000;

// Points that stand for a leg when the camera frames it: a geodesic bulges towards the pole.
constexpr int points_on_leg = 17;

LonLat farthest_from(LonLat p, const std::vector<LonLat>& points) {
    return *std::max_element(points.begin(), points.end(),
                             [&](LonLat a, LonLat b) { return geodesic_metres(p, a) < geodesic_metres(p, b); });
}

// The distance of two points about as far apart as any: the farthest from the farthest from the first.
double extent_metres(const std::vector<LonLat>& points) {
    const LonLat a = farthest_from(points.front(), points);
    return geodesic_metres(a, farthest_from(a, points));
}

void add_stops(const Tour& tour, StoryState& state) {
    for (const Stop& stop : tour.stops) state.focus.push_back(stop.position);
}

// All stops but the current one, past up to `last_past` and future after it.
void sort_stops(const Tour& tour, std::size_t current, std::size_t last_past, StoryState& state) {
    for (std::size_t i = 0; i < tour.stops.size(); ++i) {
        if (i == current) {
            state.current_stops.push_back(i);
        } else {
            (i <= last_past ? state.past_stops : state.future_stops).push_back(i);
        }
    }
}

// Places all over a box, so that it is seen whole in any projection.
void focus_on(const LonLatBox& box, StoryState& state) {
    constexpr int n = 8;
    state.focus.clear();
    for (int i = 0; i <= n; ++i)
        for (int k = 0; k <= n; ++k)
            state.focus.push_back({wrap_longitude(box.min.lon + (box.max.lon - box.min.lon) * i / n),
                                   box.min.lat + (box.max.lat - box.min.lat) * k / n});
}

void focus_on_stop(const Tour& tour, std::size_t index, StoryState& state) {
    const Stop& stop = tour.stops[index];
    if (stop.view && stop.view->extent) return focus_on(*stop.view->extent, state);
    state.focus = {stop.view && stop.view->centre ? *stop.view->centre : stop.position};
    if (stop.view && stop.view->width_metres > 0) {
        state.least_metres = stop.view->width_metres;
        return;
    }
    for (const std::size_t m : state.markers)
        if (tour.markers[m].position) state.focus.push_back(*tour.markers[m].position);
    if (stop.view) return;
    if (index + 1 < tour.stops.size()) state.beside.push_back(tour.stops[index + 1].position);
    if (index > 0) state.beside.push_back(tour.stops[index - 1].position);
}

void show_title(const Tour& tour, StoryState& state) {
    for (std::size_t i = 0; i < tour.stops.size(); ++i) state.future_stops.push_back(i);
    add_stops(tour, state);
    if (tour.extent) focus_on(*tour.extent, state);
}

void show_stop(const Tour& tour, std::size_t stop, StoryState& state) {
    sort_stops(tour, stop, stop, state);
    for (std::size_t i = 0; i < tour.markers.size(); ++i) {
        if (tour.markers[i].stop != stop) continue;
        state.markers.push_back(i);
    }
    focus_on_stop(tour, stop, state);
}

void show_leg(const Tour& tour, std::size_t index, double t, StoryState& state) {
    const Leg& leg = tour.legs[index];
    sort_stops(tour, leg.to, leg.from, state);
    state.legs.push_back({index, t});
    state.focus = LegWay(tour, leg).points(points_on_leg);
}

void show_closing(const Tour& tour, StoryState& state) {
    for (std::size_t i = 0; i < tour.stops.size(); ++i) state.past_stops.push_back(i);
    add_stops(tour, state);
    // Those without a place of their own would all lie on the stops.
    for (std::size_t i = 0; i < tour.markers.size(); ++i) {
        if (!tour.markers[i].position) continue;
        state.markers.push_back(i);
        state.focus.push_back(*tour.markers[i].position);
    }
    if (tour.extent) focus_on(*tour.extent, state);
}

}  // namespace

std::vector<Step> steps_of(const Tour& tour) {
    std::vector<std::vector<std::size_t>> leaving(tour.stops.size());
    for (std::size_t leg = 0; leg < tour.legs.size(); ++leg) leaving[tour.legs[leg].from].push_back(leg);

    std::vector<Step> steps;
    steps.push_back({StepKind::title, 0, "Title"});
    if (!tour.has_journey()) return steps;
    for (std::size_t stop = 0; stop < tour.stops.size(); ++stop) {
        steps.push_back({StepKind::stop, stop, tour.stops[stop].place});
        for (const std::size_t leg : leaving[stop]) {
            const std::string& destination = tour.stops[tour.legs[leg].to].place;
            steps.push_back({StepKind::leg, leg, tour.stops[stop].place + " → " + destination});
        }
    }
    steps.push_back({StepKind::closing, 0, "Overview"});
    return steps;
}

StoryState state_at(const Tour& tour, std::size_t step, double t) {
    const std::vector<Step> steps = steps_of(tour);
    assert(step < steps.size());
    const double fraction = t > 0 ? std::min(t, 1.0) : 0.0;  // NaN is 0 too

    StoryState state;
    state.step = step;
    state.kind = steps[step].kind;
    for (std::size_t i = 0; i < step; ++i) {
        if (steps[i].kind == StepKind::leg) state.legs.push_back({steps[i].index, 1});
    }
    switch (state.kind) {
        case StepKind::title:
            show_title(tour, state);
            break;
        case StepKind::stop:
            show_stop(tour, steps[step].index, state);
            break;
        case StepKind::leg:
            show_leg(tour, steps[step].index, fraction, state);
            break;
        case StepKind::closing:
            show_closing(tour, state);
            break;
    }
    if (state.least_metres == 0)
        state.least_metres = std::max(least_metres_shown, state.focus.empty() ? 0 : extent_metres(state.focus));
    return state;
}

}  // namespace tourmap
