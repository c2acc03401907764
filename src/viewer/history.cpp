#include "src/viewer/history.h"

#include <algorithm>

#include "src/viewer/reducer.h"

namespace tourmap {

namespace {

template <class... C>
bool is_one_of(const Command& command) {
    return (std::holds_alternative<C>(command) || ...);
}

bool is_by_hand(const Command& command) {
    using namespace command;
    return !is_one_of<Tick, Resize, HoverMarker, SeeClusters, Reloaded, NotReloaded, Retold, Undo, Redo, ExportGoes,
                      Exported, Remember, SizeWindow, SeeOverview, TakeTime>(command);
}

bool goes_on(const Command& command) {
    using namespace command;
    return is_one_of<Pan, Turn, Zoom, ZoomCentre, Nudge>(command);
}

}  // namespace

Moment moment_of(const AppState& state) {
    return {state.step,
            state.flight ? state.flight->to : view_of(state),
            state.camera_free,
            state.choice,
            state.filter,
            state.open_marker,
            state.open_list,
            state.legend_open,
            state.indicatrices,
            state.appearance,
            state.layering.choices,
            state.exploring,
            state.measuring};
}

std::optional<Moment> moment_before(const AppState& state, const Command& command) {
    if (!is_by_hand(command)) return std::nullopt;
    return moment_of(state);
}

void remember(AppState& state, const Moment& before, const Command& command) {
    if (moment_of(state) == before) return;
    History& history = state.history;
    const bool same_gesture = goes_on(command) && history.last == command.index() && history.after.empty();
    history.last = command.index();
    history.after.clear();
    if (same_gesture && !history.before.empty()) return;
    history.before.push_back(before);
    if (history.before.size() > most_moments) history.before.pop_front();
}

void Reducer::operator()(const command::Undo&) {
    History& history = s().history;
    if (history.before.empty()) return show(word("window.message.nothing_to_undo"));
    history.after.push_back(moment_of(s()));
    const Moment moment = std::move(history.before.back());
    history.before.pop_back();
    history.last = std::variant_npos;
    go_back_to(moment);
}

void Reducer::operator()(const command::Redo&) {
    History& history = s().history;
    if (history.after.empty()) return show(word("window.message.nothing_to_redo"));
    history.before.push_back(moment_of(s()));
    const Moment moment = std::move(history.after.back());
    history.after.pop_back();
    history.last = std::variant_npos;
    go_back_to(moment);
}

// The tour may have changed since: what it does not have any more is left out.
void Reducer::go_back_to(const Moment& moment) {
    const bool same_map = moment.choice.crs == s().choice.crs;
    s().step = std::min(moment.step, s().steps.size() - 1);
    s().choice = offered(moment.choice);
    s().filter = known_to(moment.filter, *s().tour);
    s().open_marker = s().focused_marker = moment.open_marker;
    s().open_list = moment.open_list;
    s().legend_open = moment.legend_open;
    s().indicatrices = moment.indicatrices;
    s().appearance = moment.appearance;
    layering().choices = moment.layers;
    s().exploring = moment.exploring;
    s().measuring = moment.measuring;
    presenting().playback.playing = false;
    s().growth.reset();
    s().t = 1;
    forget_hidden_markers();
    s().camera_free = moment.camera_free;
    const View view = moment.camera_free ? moment.view : view_of_step(s().step);
    if (same_map) return fly_to(view);
    s().flight.reset();
    look(view);
    settle();
}

}  // namespace tourmap
