#include "src/viewer/state.h"

#include <algorithm>
#include <limits>

#include "src/story/reading_time.h"

namespace tourmap {

std::vector<std::size_t> visible_markers(const AppState& state) {
    std::vector<std::size_t> markers = state_at(*state.tour, state.step, state.t).markers;
    std::erase_if(markers, [&](std::size_t i) { return !passes(state.filter, *state.tour, state.tour->markers[i]); });
    std::sort(markers.begin(), markers.end());
    return markers;
}

const std::vector<std::string>* find_cluster(const AppState& state, const std::string& marker) {
    for (const auto& cluster : state.clusters)
        if (std::find(cluster.begin(), cluster.end(), marker) != cluster.end()) return &cluster;
    return nullptr;
}

const Marker* find_marker(const Tour& tour, const std::string& id) {
    const auto found =
        std::find_if(tour.markers.begin(), tour.markers.end(), [&](const Marker& m) { return m.id == id; });
    return found == tour.markers.end() || id.empty() ? nullptr : &*found;
}

AppState first_state(command::Reloaded opened, const Canvas& canvas, const StepViews& views) {
    AppState state;
    state.tour = std::move(opened.told.tour);
    state.steps = std::move(opened.told.steps);
    state.words = std::move(opened.told.words);
    state.choice = state.own_choice = std::move(opened.choice);
    state.offers = std::move(opened.offers);
    state.canvas = canvas;
    View view = views.at(state.choice, canvas, 0);
    state.crs = std::move(view.crs);
    state.camera = view.camera;
    state.labelled = {state.step, view_of(state)};
    return state;
}

View view_of(const AppState& state) {
    return {state.crs, state.camera};
}

FrameSpec spec_of(const AppState& state) {
    FrameSpec spec;
    spec.crs = state.crs;
    spec.canvas = state.canvas;
    spec.look = state.choice.look;
    spec.camera = state.camera;
    spec.step = state.step;
    spec.t = state.t;
    // A leg that grows must not push names about.
    if (state.tour->has_journey())
        spec.labels = label_views(state.labelled, state.step, state.flight, state.settling > 0 || state.growth);
    spec.layers = state.layering.choices;
    spec.indicatrices = state.indicatrices;
    spec.filter = state.filter;
    spec.selected_marker = state.open_marker.empty() ? state.focused_marker : state.open_marker;
    return spec;
}

double seconds_to_next_step(const AppState& state) {
    const Playback& playback = state.presenting.playback;
    if (!playback.playing || state.flight || state.growth) return std::numeric_limits<double>::infinity();
    const double rest = seconds_to_read(*state.tour, state.steps[state.step]);
    return std::max(0.0, rest - playback.rested) / playback.speed;
}

bool is_animating(const AppState& state) {
    return state.flight || state.growth || state.settling > 0;
}

double message_opacity(const AppState& state) {
    if (state.message.empty()) return 0;
    return std::clamp((message_lifetime - state.message_seconds) / message_fade, 0.0, 1.0);
}

}  // namespace tourmap
