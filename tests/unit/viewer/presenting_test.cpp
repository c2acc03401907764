// Playing and presenting, without a window.
#include TOURMAP_CATCH_HEADER

#include "src/story/reading_time.h"
#include "src/story/timeline.h"
#include "src/tour/read_tour.h"
#include "src/tour/search.h"
#include "src/viewer/state.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;

namespace {

StepViews views() {
    return {[](const MapChoice&, const Canvas&, std::size_t step) {
        return View{"EPSG:3857", {{1e6 * static_cast<double>(step), 0}, 1000, 0}};
    }};
}

AppState opened() {
    const ReadTour read = read_tour(TOURMAP_SOURCE_DIR "/assets/tours/macron-2023.tour.yaml");
    REQUIRE(read.tour);
    return first_state(test::opened(std::make_shared<const Tour>(*read.tour)), {1280, 720}, views());
}

AppState after(AppState state, const std::vector<Command>& commands) {
    for (const Command& command : commands) state = reduce(std::move(state), command, views()).state;
    return state;
}

// Until the step changes, at most so many seconds.
double seconds_until_next(AppState& state, double most = 60) {
    const std::size_t step = state.step;
    constexpr double tick = 0.05;
    double seconds = 0;
    for (; state.step == step && seconds < most; seconds += tick)
        state = after(std::move(state), {command::Tick{tick}});
    return seconds;
}

}  // namespace

TEST_CASE("a tour plays itself to its end, resting as long as each step takes to read") {
    AppState state = after(opened(), {command::TogglePlay{}});
    CHECK(state.presenting.playback.playing);
    std::size_t steps = 1;
    while (state.presenting.playback.playing && steps < 100) {
        const double expected = seconds_to_read(*state.tour, state.steps[state.step]);
        const double took = seconds_until_next(state, 40);
        if (!state.presenting.playback.playing || took >= 40) break;
        CHECK(took >= expected - 0.1);
        CHECK(took <= expected + 5);  // and the flight before it
        ++steps;
    }
    CHECK(steps == state.steps.size());
    CHECK(state.step == state.steps.size() - 1);
    CHECK_FALSE(state.presenting.playback.playing);
    CHECK(after(state, {command::TogglePlay{}}).step == 0);  // again from the first
}

TEST_CASE("playing goes round where it is asked to, at the speed that is asked for") {
    AppState state = after(opened(), {command::LastStep{}, command::Tick{9}, command::ToggleLoop{},
                                      command::GoToStep{5}, command::GoToStep{6}, command::Tick{9}});
    state.presenting.playback.playing = true;
    seconds_until_next(state);
    CHECK(state.step == 0);
    AppState slow = after(opened(), {command::TogglePlay{}}), fast = after(slow, {});
    for (int i = 0; i < 10; ++i) fast = after(fast, {command::ChangeSpeed{1}});
    CHECK(fast.presenting.playback.speed == most_speed);
    CHECK(seconds_until_next(slow) == Approx(4 * seconds_until_next(fast)).margin(0.3));
    CHECK(seconds_to_next_step(after(opened(), {})) > 1e9);
}

TEST_CASE("a hand on the map stops playing") {
    const AppState state = after(opened(), {command::TogglePlay{}, command::Zoom{{400, 300}, 1.5}});
    CHECK_FALSE(state.presenting.playback.playing);
    CHECK(state.camera_free);
}

TEST_CASE("a show fills the screen and ends where it began") {
    AppState state = after(opened(), {command::GoToStep{3}, command::Tick{9}, command::Zoom{{400, 300}, 1.5}});
    const View before = view_of(state);
    state = after(state, {command::StartShow{true}, command::Tick{9}});
    CHECK(state.presenting.show);
    CHECK(state.full_screen);
    CHECK(state.step == 0);
    state = after(state, {command::NextStep{}, command::ToggleBlank{}});
    CHECK(state.presenting.blank);
    state = after(state, {command::Back{}});
    CHECK_FALSE(state.presenting.blank);
    CHECK(state.presenting.show);
    state = after(state, {command::Back{}});
    CHECK_FALSE(state.presenting.show);
    CHECK_FALSE(state.full_screen);
    CHECK(state.step == 3);
    CHECK(view_of(state) == before);
    CHECK(state.camera_free);
    CHECK(after(opened(), {command::GoToStep{2}, command::StartShow{false}}).step == 2);
}

TEST_CASE("digits and Enter go to a step") {
    const AppState state = after(opened(), {command::TypeDigit{0}, command::TypeDigit{4}});
    CHECK(state.step == 0);
    CHECK(state.message.find("04") != std::string::npos);
    CHECK(after(state, {command::Activate{}}).step == 3);
    CHECK(after(state, {command::TypeDigit{9}, command::Activate{}}).step == 6);  // beyond the last: the last
    CHECK(after(state, {command::Tick{6}, command::Activate{}}).step == 1);       // forgotten: Enter is the next step
    CHECK(after(state, {command::Back{}, command::Activate{}}).step == 1);
}

TEST_CASE("with reduced motion nothing flies and nothing grows") {
    AppState state = opened();
    state.presenting.reduced_motion = true;
    for (std::size_t step = 1; step < state.steps.size(); ++step) {
        state = after(state, {command::NextStep{}});
        CHECK_FALSE(is_animating(state));
        CHECK(state.t == 1);
        CHECK(view_of(state) == views().at(state.choice, state.canvas, step));
    }
    const AppState zoomed = after(state, {command::ZoomCentre{2}});
    CHECK_FALSE(zoomed.flight);
    CHECK(zoomed.camera.units_per_canvas == 500);
}

TEST_CASE("what is found is gone to, and its card opens") {
    AppState state =
        after(opened(), {command::TypeWords{"x"}, command::OpenSheet{SheetKind::search}, command::TypeWords{"urani"},
                         command::TypeWords{"uméé"}, command::EraseLetter{}, command::EraseLetter{}});
    CHECK(state.sheets.back().words == "uranium");  // what was typed before it was open is none of it
    REQUIRE(state.rows.size() > 3);
    CHECK(after(state, {command::Up{}}).sheets.back().chosen == state.rows.size() - 1);
    state = after(state, {command::Down{}, command::Activate{}});
    CHECK(state.sheets.empty());
    const Found found = search_tour(*state.tour, "uranium")[1];
    REQUIRE(found.marker);
    CHECK(state.open_marker == state.tour->markers[*found.marker].id);
    CHECK(state.steps[state.step].index == *found.stop);
    state = after(state, {command::OpenSheet{SheetKind::search}, command::TypeWords{"zzz"}, command::Activate{}});
    CHECK(state.rows.empty());
    CHECK(after(state, {command::Back{}}).sheets.empty());
}

TEST_CASE("what a hidden sector hides is shown again when it is found") {
    AppState state = after(opened(), {command::OpenSheet{SheetKind::search}, command::TypeWords{"uranium"}});
    const Marker& marker = state.tour->markers[search_tour(*state.tour, "uranium").front().marker.value()];
    REQUIRE_FALSE(marker.sectors.empty());
    state = after(state, {command::ToggleShown{FilterBy::sector, state.tour->sectors[marker.sectors.front()].id},
                          command::Activate{}});
    CHECK(state.open_marker == marker.id);
}

TEST_CASE("what the window plays is the timeline that a film is made of, frame by frame") {
    constexpr double tick = 1.0 / 64;  // a sum of these is exact
    for (const bool reduced : {false, true}) {
        AppState state = opened();
        state.presenting.reduced_motion = reduced;
        std::vector<TimelineStep> told;
        for (std::size_t i = 0; i < state.steps.size(); ++i)
            told.push_back({i, state.steps[i].kind == StepKind::leg, views().at({}, {}, i),
                            seconds_to_read(*state.tour, state.steps[i])});
        Pace pace;
        pace.reduced_motion = reduced;
        const Timeline timeline(told, pace);
        CHECK(timeline.parts() == state.steps.size());
        for (std::size_t step = 1; step < state.steps.size(); ++step) {
            state = after(std::move(state), {command::GoToStep{step}});
            for (int i = 0; i < 64 * 4; ++i) {
                const TimelineMoment moment = timeline.at(timeline.begin_of(step) + i * tick);
                const FrameSpec shown = spec_of(state);
                REQUIRE(moment.step == shown.step);
                REQUIRE(std::abs(moment.t - shown.t) < 1e-9);
                REQUIRE(moment.labels.has_value() == shown.labels.has_value());
                if (shown.labels) {
                    REQUIRE(moment.labels->from == shown.labels->from);
                    REQUIRE(moment.labels->to == shown.labels->to);
                    REQUIRE(std::abs(moment.labels->blend - shown.labels->blend) < 1e-9);
                }
                REQUIRE(std::abs(moment.view.camera.centre.x - shown.camera.centre.x) < 1e-3);
                REQUIRE(std::abs(moment.view.camera.units_per_canvas / shown.camera.units_per_canvas - 1) < 1e-9);
                state = after(std::move(state), {command::Tick{tick}});
            }
        }
    }
}
