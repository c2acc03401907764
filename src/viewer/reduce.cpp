// The journey, time and the camera.
#include <algorithm>
#include <cmath>

#include "src/viewer/motion.h"
#include "src/viewer/reducer.h"

namespace tourmap {

namespace {

constexpr double settling_seconds = 0.12;

}  // namespace

void Reducer::operator()(const command::NextStep&) {
    if (choose_in_overview(1)) return;
    if (s().step + 1 < s().steps.size()) go_to(s().step + 1);
}

void Reducer::operator()(const command::PreviousStep&) {
    if (choose_in_overview(-1)) return;
    if (s().step > 0) go_to(s().step - 1);
}

void Reducer::operator()(const command::GoToStep& to) {
    go_to(to.step);
}

void Reducer::operator()(const command::FirstStep&) {
    if (s().stage.overview.open) {
        s().stage.overview.chosen = 0;
        return;
    }
    go_to(0);
}

void Reducer::operator()(const command::LastStep&) {
    if (s().stage.overview.open) {
        s().stage.overview.chosen = s().steps.size() - 1;
        return;
    }
    go_to(s().steps.size() - 1);
}

void Reducer::go_to(std::size_t step) {
    step = std::min(step, s().steps.size() - 1);
    s().help_open = s().stage.overview.open = false;
    if (step == s().step) {
        if (s().camera_free) (*this)(command::ResetCamera{});
        return;
    }
    const bool forward = step > s().step;
    s().step = step;
    s().camera_free = false;
    s().open_marker.clear();
    s().open_list.clear();
    s().focused_marker.clear();
    s().hovered_marker.clear();  // the pointer finds what lies under it now
    presenting().playback.rested = 0;
    fly_to_step();
    start_growth(forward);
}

// A leg grows when the journey reaches it; going back to it shows it whole.
void Reducer::start_growth(bool forward) {
    s().growth.reset();
    s().t = 1;
    if (!forward || s().steps[s().step].kind != StepKind::leg || presenting().reduced_motion) return;
    s().growth = growth_beside(s().flight);
    s().t = 0;
}

void Reducer::operator()(const command::Tick& tick) {
    if (!(tick.seconds > 0)) return;
    const Playback& playback = presenting().playback;
    const double told = tick.seconds * (playback.playing ? playback.speed : 1);
    if (s().flight) advance_flight(told);
    if (s().growth) advance_growth(told);
    advance_playback(tick.seconds);
    if (s().settling > 0 && (s().settling -= tick.seconds) <= 0) settle();
    if (!s().message.empty()) {
        s().message_seconds += tick.seconds;
        if (s().message_seconds >= message_lifetime) show("");
    }
}

void Reducer::advance_flight(double seconds) {
    s().flight->seconds += seconds;
    if (s().flight->seconds >= s().flight->duration) {
        look(s().flight->to);
        s().flight.reset();
        settle();
    } else {
        look(view_of(*s().flight));
    }
}

void Reducer::advance_growth(double seconds) {
    s().growth->seconds += seconds;
    s().t = part_of(*s().growth);
    if (s().growth->seconds >= s().growth->duration) {
        s().growth.reset();
        s().t = 1;
    }
}

void Reducer::operator()(const command::Pan& pan) {
    move_by_hand(limited_pan(view_of(s()), pan, limits()));
}

void Reducer::operator()(const command::Turn& turn) {
    move_by_hand(turn_view(view_of(s()), s().canvas, turn.from, turn.to));
}

void Reducer::operator()(const command::Nudge& nudge) {
    glide_to([&](const View& base) { return limited_nudge(base, s().canvas, nudge, limits()); });
}

void Reducer::operator()(const command::Zoom& zoom) {
    move_by_hand(limited_zoom(view_of(s()), s().canvas, zoom, limits()));
}

void Reducer::operator()(const command::ZoomCentre& zoom) {
    const command::Zoom about_middle{{s().canvas.width() / 2, s().canvas.height() / 2}, zoom.factor};
    glide_to([&](const View& base) { return limited_zoom(base, s().canvas, about_middle, limits()); });
}

void Reducer::operator()(const command::ResetCamera&) {
    s().camera_free = false;
    fly_to_step();
}

void Reducer::operator()(const command::Resize& resize) {
    const auto side = [](int px) { return std::clamp(px, 1, 16384); };
    s().canvas = {side(resize.canvas.width_px), side(resize.canvas.height_px)};
    if (s().camera_free) return;
    const View to = view_of_step(s().step);
    if (s().flight) {
        s().flight->to = to;
    } else {
        look(to);
        settle();
    }
}

CameraLimits Reducer::limits() {
    return limits_from(view_of_step(s().steps.size() - 1).camera);
}

void Reducer::look_at_step() {
    s().flight.reset();
    look(view_of_step(s().step));
}

void Reducer::fly_to_step() {
    fly_to(view_of_step(s().step));
}

void Reducer::fly_to(const View& to) {
    const bool leaps = presenting().reduced_motion || (views_.is_long_way && views_.is_long_way(view_of(s()), to));
    s().flight = leaps ? std::nullopt : flight_between(view_of(s()), to);
    s().settling = 0;
    if (s().flight) return;
    if (leaps && (to != view_of(s()) || s().labelled.step != s().step)) ++s().stage.jumps;
    look(to);
    // The camera stays, but what is named changes with the step: names fade as they do in a flight.
    if (s().labelled.step != s().step && !presenting().reduced_motion)
        s().flight = flight_to_step(view_of(s()), to);
    else
        settle();
}

// The map is at rest: names stand where it suits this view.
void Reducer::settle() {
    s().settling = 0;
    s().labelled = {s().step, view_of(s())};
}

void Reducer::look(const View& view) {
    s().crs = view.crs;
    s().camera = view.camera;
}

void Reducer::move_by_hand(const View& view) {
    if (view == view_of(s())) return;
    s().flight.reset();
    presenting().playback.playing = false;  // somebody wants to look
    look(view);
    s().camera_free = true;
    s().settling = settling_seconds;
}

// For keys. Pressed again while still moving: on from where the movement leads.
template <class Onward>
void Reducer::glide_to(const Onward& onward) {
    const View base = s().flight ? s().flight->to : view_of(s());
    const View to = onward(base);
    if (to == base) return;
    if (presenting().reduced_motion) {
        move_by_hand(to);
        settle();
        ++s().stage.jumps;
        return;
    }
    s().camera_free = true;
    s().flight = Flight{view_of(s()), to, 0, 0.25};
}

namespace {

// What only passes time has nothing to say to the rows of a sheet.
bool changes_rows(const Command& command) {
    return !std::holds_alternative<command::Tick>(command) && !std::holds_alternative<command::HoverMarker>(command) &&
           !std::holds_alternative<command::SeeClusters>(command) &&
           !std::holds_alternative<command::ExportGoes>(command);
}

}  // namespace

Reduced reduce(AppState state, const Command& command, const StepViews& views) {
    const std::optional<Moment> before = moment_before(state, command);
    Reducer reducer(std::move(state), views);
    std::visit(reducer, command);
    if (changes_rows(command)) reducer.renew_rows();
    Reduced reduced = std::move(reducer).finish();
    if (before) remember(reduced.state, *before, command);
    return reduced;
}

}  // namespace tourmap
