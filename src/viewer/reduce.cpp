// The reducer: the only code that changes an AppState. One function a command.
#include <algorithm>
#include <cmath>

#include "src/viewer/motion.h"
#include "src/viewer/state.h"

namespace tourmap {

namespace {

constexpr double settling_seconds = 0.12;
constexpr double seconds_in_place = 0.35;  // of a change of step for which the camera need not move

class Reducer {
public:
    Reducer(AppState state, const StepViews& views) : views_(views) { out_.state = std::move(state); }

    Reduced finish() && { return std::move(out_); }

    // The journey

    void operator()(const command::NextStep&) {
        if (s().step + 1 < s().steps.size()) go_to(s().step + 1);
    }
    void operator()(const command::PreviousStep&) {
        if (s().step > 0) go_to(s().step - 1);
    }
    void operator()(const command::GoToStep& to) { go_to(to.step); }
    void operator()(const command::FirstStep&) { go_to(0); }
    void operator()(const command::LastStep&) { go_to(s().steps.size() - 1); }

    // Time

    void operator()(const command::Tick& tick) {
        if (!(tick.seconds > 0)) return;
        if (s().flight) advance_flight(tick.seconds);
        if (s().play) advance_play(tick.seconds);
        if (s().settling > 0 && (s().settling -= tick.seconds) <= 0) settle();
        if (!s().message.empty()) {
            s().message_seconds += tick.seconds;
            if (s().message_seconds >= message_lifetime) show("");
        }
    }

    // The camera

    void operator()(const command::Pan& pan) { move_by_hand(limited_pan(view_of(s()), pan, limits())); }
    void operator()(const command::Turn& turn) {
        move_by_hand(turn_view(view_of(s()), s().canvas, turn.from, turn.to));
    }
    void operator()(const command::Nudge& nudge) {
        glide_to([&](const View& base) { return limited_nudge(base, s().canvas, nudge, limits()); });
    }
    void operator()(const command::Zoom& zoom) { move_by_hand(limited_zoom(view_of(s()), s().canvas, zoom, limits())); }
    void operator()(const command::ZoomCentre& zoom) {
        const command::Zoom about_middle{{s().canvas.width() / 2, s().canvas.height() / 2}, zoom.factor};
        glide_to([&](const View& base) { return limited_zoom(base, s().canvas, about_middle, limits()); });
    }
    void operator()(const command::ResetCamera&) {
        s().camera_free = false;
        fly_to_step();
    }
    void operator()(const command::Resize& resize) {
        const auto side = [](int px) { return std::clamp(px, 1, 16384); };
        s().canvas = {side(resize.canvas.width_px), side(resize.canvas.height_px)};
        if (s().camera_free) return;
        const View to = views_.at(s().canvas, s().step);
        if (s().flight) {
            s().flight->to = to;
        } else {
            look(to);
            settle();
        }
    }

    // Markers

    void operator()(const command::HoverMarker& hover) { s().hovered_marker = is_visible(hover.id) ? hover.id : ""; }
    void operator()(const command::OpenMarker& open) {
        if (!is_visible(open.id)) return;
        s().open_marker = s().focused_marker = open.id;
        if (!is_listed(open.id)) s().open_list.clear();
    }
    void operator()(const command::CycleMarker& cycle) {
        const std::vector<std::string> markers = markers_in_turn();
        if (markers.empty()) return;
        const std::string id = neighbour(markers, cycle.direction < 0);
        s().focused_marker = id;
        if (!s().open_marker.empty()) s().open_marker = id;
    }
    void operator()(const command::Activate&) {
        if (s().focused_marker.empty() || !s().open_marker.empty()) return (*this)(command::NextStep{});
        const auto* cluster = s().open_list.empty() ? find_cluster(s(), s().focused_marker) : nullptr;
        if (cluster) {
            (*this)(command::OpenList{*cluster});
        } else {
            s().open_marker = s().focused_marker;
        }
    }
    void operator()(const command::CloseMarker&) {
        s().open_marker.empty() ? s().open_list.clear() : s().open_marker.clear();
    }
    void operator()(const command::SeeClusters& see) { s().clusters = see.clusters; }
    void operator()(const command::OpenList& open) {
        s().open_marker.clear();
        s().open_list = open.markers;
        forget_hidden_markers();
        // In the order in which they are listed: by sector.
        std::stable_sort(s().open_list.begin(), s().open_list.end(),
                         [this](const auto& a, const auto& b) { return sector_rank(a) < sector_rank(b); });
        s().focused_marker = s().open_list.empty() ? "" : s().open_list.front();
    }
    void operator()(const command::Down&) {
        is_list_on_top() ? (*this)(command::CycleMarker{1}) : (*this)(command::NextStep{});
    }
    void operator()(const command::Up&) {
        is_list_on_top() ? (*this)(command::CycleMarker{-1}) : (*this)(command::PreviousStep{});
    }

    // The sector filter

    void operator()(const command::ToggleSector& toggle) {
        if (!is_sector(toggle.id)) return;
        if (s().hidden_sectors.erase(toggle.id) == 0) s().hidden_sectors.insert(toggle.id);
        forget_hidden_markers();
    }
    void operator()(const command::ShowAllSectors&) { s().hidden_sectors.clear(); }
    void operator()(const command::ToggleLegend&) { s().legend_open = !s().legend_open; }

    // Files that change

    void operator()(const command::Reloaded& reloaded) {
        const std::size_t step = step_as_before(reloaded);
        if (reloaded.tour->crs != s().tour->crs) s().camera_free = false;
        s().tour = reloaded.tour;
        s().steps = reloaded.steps;
        s().look = reloaded.look;
        s().step = step;
        s().play.reset();
        s().t = 1;
        forget_hidden_markers();
        std::erase_if(s().hidden_sectors, [this](const std::string& id) { return !is_sector(id); });
        s().problems.clear();
        if (!s().camera_free) look_at_step();
        settle();
        show("Loaded anew");
    }
    void operator()(const command::NotReloaded& failed) {
        s().problems = failed.problems;
        show("");
    }
    void operator()(const command::DismissProblems&) { s().problems.clear(); }

    // The window

    void operator()(const command::ToggleHelp&) { s().help_open = !s().help_open; }
    void operator()(const command::ToggleFullScreen&) { set_full_screen(!s().full_screen); }
    void operator()(const command::ExportFrame&) {
        out_.effects.export_frame = true;
        show("Saving the picture \u2026");
    }
    void operator()(const command::Exported& exported) { show(exported.message); }
    void operator()(const command::CopyCamera&) { out_.effects.copy_camera = true; }
    void operator()(const command::CopyText& copy) {
        out_.effects.copy_text = copy.text;
        show(copy.message);
    }
    void operator()(const command::ShowMessage& message) { show(message.text); }
    void operator()(const command::DismissMessage&) { show(""); }
    void operator()(const command::Quit&) { s().quitting = true; }
    void operator()(const command::Back&) {
        if (s().help_open) {
            s().help_open = false;
        } else if (!s().problems.empty()) {
            s().problems.clear();
        } else if (!s().open_marker.empty() || !s().open_list.empty()) {
            (*this)(command::CloseMarker{});
        } else if (!s().focused_marker.empty()) {
            s().focused_marker.clear();
        } else if (s().full_screen) {
            set_full_screen(false);
        }
    }

private:
    AppState& s() { return out_.state; }

    CameraLimits limits() { return limits_from(views_.at(s().canvas, s().steps.size() - 1).camera); }

    void go_to(std::size_t step) {
        step = std::min(step, s().steps.size() - 1);
        s().help_open = false;
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
        fly_to_step();
        start_play(forward);
    }

    // A leg grows when the journey reaches it; going back to it shows it whole.
    void start_play(bool forward) {
        s().play.reset();
        s().t = 1;
        if (!forward || s().steps[s().step].kind != StepKind::leg) return;
        const double flight = s().flight ? s().flight->duration : 0;
        s().play = Play{0, std::max(1.8, 1.3 * flight)};
        s().t = 0;
    }

    bool is_sector(const std::string& id) {
        const auto& sectors = s().tour->sectors;
        return std::any_of(sectors.begin(), sectors.end(), [&](const Sector& x) { return x.id == id; });
    }

    // The step that tells of the same stop or leg; where that is gone, the one in its place.
    std::size_t step_as_before(const command::Reloaded& now) {
        const auto id = [](const Tour& tour, const Step& step) -> std::string {
            if (step.kind == StepKind::stop) return tour.stops[step.index].id;
            return step.kind == StepKind::leg ? tour.legs[step.index].id : "";
        };
        const Step& before = s().steps[s().step];
        const auto found = std::find_if(now.steps.begin(), now.steps.end(), [&](const Step& step) {
            return step.kind == before.kind && id(*now.tour, step) == id(*s().tour, before);
        });
        if (found != now.steps.end()) return static_cast<std::size_t>(found - now.steps.begin());
        return std::min(s().step, now.steps.size() - 1);
    }

    void look_at_step() {
        s().flight.reset();
        look(views_.at(s().canvas, s().step));
    }

    void fly_to_step() {
        const View to = views_.at(s().canvas, s().step);
        s().flight = flight_between(view_of(s()), to);
        s().settling = 0;
        if (s().flight) return;
        look(to);
        // The camera stays, but what is named changes with the step: names fade as they do in a flight.
        if (s().labelled.step != s().step)
            s().flight = Flight{view_of(s()), to, 0, seconds_in_place};
        else
            settle();
    }

    void advance_flight(double seconds) {
        s().flight->seconds += seconds;
        if (s().flight->seconds >= s().flight->duration) {
            look(s().flight->to);
            s().flight.reset();
            settle();
        } else {
            look(view_of(*s().flight));
        }
    }

    void advance_play(double seconds) {
        s().play->seconds += seconds;
        s().t = ease_in_out(s().play->seconds / s().play->duration);
        if (s().play->seconds >= s().play->duration) {
            s().play.reset();
            s().t = 1;
        }
    }

    // The map is at rest: names stand where it suits this view.
    void settle() {
        s().settling = 0;
        s().labelled = {s().step, view_of(s())};
    }

    void look(const View& view) {
        s().crs = view.crs;
        s().camera = view.camera;
    }

    void move_by_hand(const View& view) {
        if (view == view_of(s())) return;
        s().flight.reset();
        look(view);
        s().camera_free = true;
        s().settling = settling_seconds;
    }

    // For keys. Pressed again while still moving: on from where the movement leads.
    template <class Onward>
    void glide_to(const Onward& onward) {
        const View base = s().flight ? s().flight->to : view_of(s());
        const View to = onward(base);
        if (to == base) return;
        s().camera_free = true;
        s().flight = Flight{view_of(s()), to, 0, 0.25};
    }

    bool is_visible(const std::string& id) {
        if (id.empty()) return false;
        const std::vector<std::size_t> markers = visible_markers(s());
        return std::any_of(markers.begin(), markers.end(),
                           [&](std::size_t i) { return s().tour->markers[i].id == id; });
    }

    bool is_listed(const std::string& id) {
        const auto& list = s().open_list;
        return std::find(list.begin(), list.end(), id) != list.end();
    }
    std::size_t sector_rank(const std::string& id) {
        const Marker* marker = find_marker(*s().tour, id);
        return marker && !marker->sectors.empty() ? marker->sectors.front() : s().tour->sectors.size();
    }
    bool is_list_on_top() { return !s().open_list.empty() && s().open_marker.empty(); }

    // What Tab goes round: the open list, or what can be seen, a cluster by its first marker.
    std::vector<std::string> markers_in_turn() {
        if (!s().open_list.empty()) return s().open_list;
        std::vector<std::string> ids;
        for (const std::size_t i : visible_markers(s())) {
            const std::string& id = s().tour->markers[i].id;
            const auto* cluster = s().open_marker.empty() ? find_cluster(s(), id) : nullptr;
            if (!cluster || cluster->front() == id) ids.push_back(id);
        }
        return ids;
    }

    std::string neighbour(const std::vector<std::string>& markers, bool backwards) {
        const std::size_t n = markers.size();
        const auto found = std::find(markers.begin(), markers.end(), s().focused_marker);
        const auto at = static_cast<std::size_t>(found - markers.begin());
        return markers[at == n ? (backwards ? n - 1 : 0) : (backwards ? at + n - 1 : at + 1) % n];
    }

    void forget_hidden_markers() {
        for (std::string* id : {&s().open_marker, &s().focused_marker, &s().hovered_marker}) {
            if (!is_visible(*id)) id->clear();
        }
        std::erase_if(s().open_list, [this](const std::string& id) { return !is_visible(id); });
    }

    void set_full_screen(bool on) {
        s().full_screen = on;
        out_.effects.set_full_screen = true;
    }

    void show(std::string message) {
        s().message = std::move(message);
        s().message_seconds = 0;
    }

    const StepViews& views_;
    Reduced out_;
};

}  // namespace

Reduced reduce(AppState state, const Command& command, const StepViews& views) {
    Reducer reducer(std::move(state), views);
    std::visit(reducer, command);
    return std::move(reducer).finish();
}

}  // namespace tourmap
