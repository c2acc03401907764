// The reducer: what each command does, and what must never happen.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/viewer/motion.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

TEST_CASE("A tour opens at its first step at rest") {
    const Viewer viewer;
    CHECK(viewer.state.step == 0);
    CHECK(viewer.state.t == 1);
    CHECK(viewer.state.steps.size() == 5);
    CHECK(viewer.state.camera == plain_views().at({}, {}, 0).camera);
    CHECK_FALSE(is_animating(viewer.state));
}

TEST_CASE("Next and back walk through the steps and stop at both ends") {
    Viewer viewer;
    viewer(command::PreviousStep{});
    CHECK(viewer.state.step == 0);
    for (std::size_t i = 1; i < viewer.state.steps.size(); ++i) {
        viewer(command::NextStep{});
        CHECK(viewer.state.step == i);
    }
    viewer(command::NextStep{});
    CHECK(viewer.state.step == closing);
    viewer(command::PreviousStep{});
    CHECK(viewer.state.step == stop_b);
    viewer(command::FirstStep{});
    CHECK(viewer.state.step == 0);
    viewer(command::LastStep{});
    CHECK(viewer.state.step == closing);
    viewer(command::GoToStep{2});
    CHECK(viewer.state.step == 2);
    viewer(command::GoToStep{99});
    CHECK(viewer.state.step == closing);
}

TEST_CASE("The camera flies to a step, slow at both ends, and arrives exactly") {
    Viewer viewer;
    viewer(command::NextStep{});
    REQUIRE(viewer.state.flight);
    const double duration = viewer.state.flight->duration;
    CHECK(duration >= 0.7);
    CHECK(duration <= 2.2);

    const auto x_after = [&](double seconds) {
        Viewer again;
        again(command::NextStep{});
        again(command::Tick{seconds});
        return again.state.camera.centre.x;
    };
    const double early = x_after(0.1 * duration), middle = x_after(0.5 * duration), late = x_after(0.9 * duration);
    CHECK(early < 0.1 * 10000);
    CHECK(std::abs(middle - 5000) < 1);
    CHECK(late > 0.9 * 10000);
    viewer(command::Tick{duration});
    CHECK_FALSE(viewer.state.flight);
    CHECK(viewer.state.camera == plain_views().at({}, {}, 1).camera);
}

TEST_CASE("A flight in many small ticks ends where one large tick ends") {
    Viewer small, large;
    small(command::NextStep{});
    large(command::NextStep{});
    for (int i = 0; i < 1000; ++i) small(command::Tick{0.003});
    large(command::Tick{3});
    CHECK(small.state.camera == large.state.camera);
    CHECK(small.state.t == large.state.t);
}

TEST_CASE("A farther flight takes longer, an ocean does not take for ever, standing still takes nothing") {
    const auto at = [](double x) { return View{"EPSG:3035", {{x, 0}, 10, 0}}; };
    const View here = at(0), near = at(2000), far = at(9000), beyond = at(1e9);
    REQUIRE(flight_between(here, near));
    CHECK(flight_between(here, near)->duration < flight_between(here, far)->duration);
    CHECK(flight_between(here, beyond)->duration == 2.2);
    CHECK_FALSE(flight_between(here, here));
}

TEST_CASE("A leg grows from 0 to 1 going forward and is whole going back") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::NextStep{});
    CHECK(viewer.state.step == leg);
    CHECK(viewer.state.t == 0);
    double before = 0;
    for (int i = 0; i < 50; ++i) {
        viewer(command::Tick{0.1});
        CHECK(viewer.state.t >= before);
        before = viewer.state.t;
    }
    CHECK(viewer.state.t == 1);
    CHECK_FALSE(is_animating(viewer.state));

    viewer.stand_at(stop_b);
    viewer(command::PreviousStep{});
    CHECK(viewer.state.step == leg);
    CHECK(viewer.state.t == 1);
}

TEST_CASE("Next in the middle of a leg goes on, with the stop at rest") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::NextStep{});
    viewer(command::Tick{0.3});
    viewer(command::NextStep{});
    CHECK(viewer.state.step == stop_b);
    CHECK(viewer.state.t == 1);
    CHECK_FALSE(viewer.state.growth);
}

TEST_CASE("Dragging moves the place under the pointer with it, ends a flight and frees the camera") {
    Viewer viewer;
    viewer(command::NextStep{});
    viewer(command::Tick{0.2});
    const Camera before = viewer.state.camera;
    viewer(command::Pan{{100, 100}, {160, 70}});
    CHECK_FALSE(viewer.state.flight);
    CHECK(viewer.state.camera_free);
    const MapXY grabbed = to_map(before, viewer.state.canvas, {100, 100});
    const ScreenXY now = to_screen(viewer.state.camera, viewer.state.canvas, grabbed);
    CHECK(std::abs(now.x - 160) < 1e-6);
    CHECK(std::abs(now.y - 70) < 1e-6);
}

TEST_CASE("The wheel keeps the place under the pointer") {
    Viewer viewer;
    const MapXY place = to_map(viewer.state.camera, viewer.state.canvas, {300, 200});
    viewer(command::Zoom{{300, 200}, 2});
    CHECK(std::abs(viewer.state.camera.units_per_canvas - 5) < 1e-9);
    const ScreenXY now = to_screen(viewer.state.camera, viewer.state.canvas, place);
    CHECK(std::abs(now.x - 300) < 1e-6);
    CHECK(std::abs(now.y - 200) < 1e-6);
    CHECK(viewer.state.camera_free);
}

TEST_CASE("Zooming and dragging without end stays within limits and finite") {
    Viewer viewer;
    for (int i = 0; i < 500; ++i) viewer(command::Zoom{{0, 0}, 1.5});
    const double closest = viewer.state.camera.units_per_canvas;
    CHECK(closest > 0);
    CHECK(closest >= 10 / 4000.0 * 0.999);
    for (int i = 0; i < 500; ++i) viewer(command::Zoom{{1e6, 1e6}, 1 / 1.5});
    CHECK(viewer.state.camera.units_per_canvas <= 10 * 12 * 1.001);
    for (int i = 0; i < 500; ++i) viewer(command::Pan{{0, 0}, {5000, 5000}});
    CHECK(std::isfinite(viewer.state.camera.centre.x));
    CHECK(std::abs(viewer.state.camera.centre.x) < 1e7);
    const Camera before = viewer.state.camera;
    viewer(command::Zoom{{0, 0}, std::nan("")});
    viewer(command::Zoom{{0, 0}, 0});
    viewer(command::Zoom{{0, 0}, -1});
    CHECK(viewer.state.camera == before);
}

TEST_CASE("The zoom keys move smoothly about the middle and add up") {
    Viewer viewer;
    viewer(command::ZoomCentre{2});
    REQUIRE(viewer.state.flight);
    CHECK(viewer.state.camera.units_per_canvas == 10);
    viewer(command::ZoomCentre{2});
    viewer.settle();
    CHECK(std::abs(viewer.state.camera.units_per_canvas - 2.5) < 1e-9);
    CHECK(std::abs(viewer.state.camera.centre.x) < 1e-6);
    CHECK(viewer.state.camera_free);
}

TEST_CASE("The names of a step that needs no flight change over time") {
    // All steps are seen in the same view.
    Viewer viewer(StepViews{[](const MapChoice&, const Canvas&, std::size_t) {
        return View{"EPSG:3035", Camera{{0, 0}, 10, 0}};
    }});
    const Camera before = viewer.state.camera;
    viewer(command::NextStep{});
    const auto first = spec_of(viewer.state).labels;
    REQUIRE(first);
    CHECK(first->from.step == 0);
    CHECK(first->to.step == 1);
    CHECK(first->blend == 0);
    viewer(command::Tick{0.1});
    const auto later = spec_of(viewer.state).labels;
    REQUIRE(later);
    CHECK(later->blend > 0.1);
    CHECK(later->blend < 0.9);
    CHECK(viewer.state.camera == before);
    viewer.settle();
    CHECK(viewer.state.camera == before);
    CHECK(viewer.state.labelled.step == 1);
}

TEST_CASE("Reset flies back to the step's own view") {
    Viewer viewer;
    viewer(command::Pan{{0, 0}, {500, 0}});
    viewer(command::ResetCamera{});
    CHECK_FALSE(viewer.state.camera_free);
    CHECK(viewer.state.flight);
    viewer.settle();
    CHECK(viewer.state.camera == plain_views().at({}, {}, 0).camera);
}

TEST_CASE("A resize fits the step's view anew, but not one that the user has chosen") {
    // Here the view depends on the canvas.
    const StepViews by_width{[](const MapChoice&, const Canvas& canvas, std::size_t step) {
        const Camera camera{{10000.0 * static_cast<double>(step), 0}, static_cast<double>(canvas.width_px), 0};
        return View{"EPSG:3035", camera};
    }};
    Viewer viewer(by_width);
    viewer(command::Resize{{800, 600}});
    CHECK(viewer.state.canvas == Canvas{800, 600});
    CHECK(viewer.state.camera.units_per_canvas == 800);

    viewer(command::NextStep{});
    viewer(command::Resize{{1000, 600}});
    viewer.settle();
    CHECK(viewer.state.camera.units_per_canvas == 1000);

    viewer(command::Zoom{{0, 0}, 2});
    const Camera chosen = viewer.state.camera;
    viewer(command::Resize{{500, 500}});
    CHECK(viewer.state.camera == chosen);
}

TEST_CASE("A window of no size still leaves a canvas") {
    Viewer viewer;
    viewer(command::Resize{{0, -5}});
    CHECK(viewer.state.canvas == Canvas{1, 1});
    viewer(command::Resize{{100000, 100000}});
    CHECK(viewer.state.canvas == Canvas{16384, 16384});
}

TEST_CASE("Only markers that the map shows can be hovered and opened") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::HoverMarker{"one"});
    CHECK(viewer.state.hovered_marker == "one");
    viewer(command::HoverMarker{"four"});  // at the other stop
    CHECK(viewer.state.hovered_marker.empty());
    viewer(command::OpenMarker{"no such"});
    CHECK(viewer.state.open_marker.empty());
    viewer(command::OpenMarker{"two"});
    CHECK(viewer.state.open_marker == "two");
    CHECK(spec_of(viewer.state).selected_marker == "two");
    viewer(command::CloseMarker{});
    CHECK(viewer.state.open_marker.empty());
}

TEST_CASE("Another step closes the card") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::OpenMarker{"one"});
    viewer(command::NextStep{});
    CHECK(viewer.state.open_marker.empty());
    CHECK(viewer.state.focused_marker.empty());
    CHECK(viewer.state.hovered_marker.empty());
}

TEST_CASE("Tab goes round the visible markers, both ways, and takes an open card along") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    for (const char* id : {"one", "two", "three", "one"}) {
        viewer(command::CycleMarker{1});
        CHECK(viewer.state.focused_marker == id);
    }
    viewer(command::CycleMarker{-1});
    CHECK(viewer.state.focused_marker == "three");
    CHECK(viewer.state.open_marker.empty());
    viewer(command::OpenMarker{"three"});
    viewer(command::CycleMarker{1});
    CHECK(viewer.state.open_marker == "one");

    Viewer backwards;
    backwards.stand_at(stop_a);
    backwards(command::CycleMarker{-1});
    CHECK(backwards.state.focused_marker == "three");
}

TEST_CASE("Tab where there is no marker does nothing") {
    Viewer viewer;
    viewer(command::CycleMarker{1});
    CHECK(viewer.state.focused_marker.empty());
}

TEST_CASE("Enter opens the focused marker, else it is next") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::CycleMarker{1});
    viewer(command::Activate{});
    CHECK(viewer.state.open_marker == "one");
    CHECK(viewer.state.step == stop_a);
    viewer(command::Activate{});
    CHECK(viewer.state.step == leg);
}

TEST_CASE("A hidden sector takes its markers, and closes the card of one") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::OpenMarker{"one"});
    viewer(command::HoverMarker{"one"});
    viewer(command::ToggleShown{FilterBy::sector, "energy"});
    CHECK(viewer.state.open_marker.empty());
    CHECK(viewer.state.hovered_marker.empty());
    // "two" has another sector that is shown, "three" has none.
    CHECK(visible_markers(viewer.state) == std::vector<std::size_t>{1, 2});
    CHECK(spec_of(viewer.state).filter.by(FilterBy::sector) == std::set<std::string>{"energy"});
    viewer(command::ToggleShown{FilterBy::sector, "trade"});
    CHECK(visible_markers(viewer.state) == std::vector<std::size_t>{2});
    viewer(command::ToggleShown{FilterBy::sector, "energy"});
    CHECK(visible_markers(viewer.state) == std::vector<std::size_t>{0, 1, 2});
    viewer(command::ToggleShown{FilterBy::sector, "no such"});
    CHECK(viewer.state.filter.by(FilterBy::sector) == std::set<std::string>{"trade"});
    viewer(command::ShowAll{});
    CHECK(viewer.state.filter.empty());
}

TEST_CASE("The filter keeps a card whose marker is still shown") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::OpenMarker{"two"});
    viewer(command::ToggleShown{FilterBy::sector, "energy"});
    CHECK(viewer.state.open_marker == "two");
}

TEST_CASE("Esc goes back one level at a time and never quits") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::ToggleFullScreen{});
    viewer(command::OpenMarker{"one"});
    viewer(command::ToggleHelp{});

    viewer(command::Back{});
    CHECK_FALSE(viewer.state.help_open);
    CHECK(viewer.state.open_marker == "one");
    viewer(command::Back{});
    CHECK(viewer.state.open_marker.empty());
    CHECK(viewer.state.focused_marker == "one");
    viewer(command::Back{});
    CHECK(viewer.state.focused_marker.empty());
    CHECK(viewer.state.full_screen);
    const Effects effects = viewer(command::Back{});
    CHECK_FALSE(viewer.state.full_screen);
    CHECK(effects.set_full_screen);
    const Effects none = viewer(command::Back{});
    CHECK_FALSE(none.set_full_screen);
    CHECK_FALSE(viewer.state.quitting);
    CHECK(viewer.state.step == stop_a);
}

TEST_CASE("Full screen, export, copy and quit say what the window must do") {
    Viewer viewer;
    CHECK(viewer(command::ToggleFullScreen{}).set_full_screen);
    CHECK(viewer.state.full_screen);
    const Effects exporting = viewer(command::Export{{true, 1920, 1080}});
    REQUIRE(exporting.wish);
    CHECK(exporting.wish->every_step);
    CHECK(exporting.wish->width == 1920);
    viewer(command::ExportGoes{0.25, 3});
    CHECK(seconds_left(viewer.state.exporting) == Approx(9));
    CHECK_FALSE(viewer(command::Back{}).cancel_export);
    CHECK_FALSE(viewer.state.full_screen);
    CHECK(viewer(command::Back{}).cancel_export);  // the last that Esc does
    CHECK_FALSE(exporting.set_full_screen);
    viewer(command::Exported{"Saved /tmp/x.png"});
    CHECK(viewer.state.exporting.orders == 0);
    CHECK_FALSE(viewer(command::CancelExport{}).cancel_export);  // there is nothing to cancel
    CHECK(viewer.state.message == "Saved /tmp/x.png");
    CHECK(viewer(command::CopyText{"https://example.org", "Web address copied"}).copy_text == "https://example.org");
    CHECK(viewer.state.message == "Web address copied");
    CHECK(viewer(command::CopyCamera{}).copy_camera);
    viewer(command::Quit{});
    CHECK(viewer.state.quitting);
}

TEST_CASE("A message stays for six seconds, fading at the end, and a new one starts over") {
    Viewer viewer;
    viewer(command::ShowMessage{"first"});
    viewer(command::Tick{4.5});
    CHECK(message_opacity(viewer.state) == 1);
    viewer(command::Tick{1});
    CHECK(message_opacity(viewer.state) > 0);
    CHECK(message_opacity(viewer.state) < 1);
    viewer(command::ShowMessage{"second"});
    CHECK(message_opacity(viewer.state) == 1);
    viewer(command::Tick{6});
    CHECK(viewer.state.message.empty());
    CHECK(message_opacity(viewer.state) == 0);
    viewer(command::ShowMessage{"third"});
    viewer(command::DismissMessage{});
    CHECK(viewer.state.message.empty());
}

TEST_CASE("Time that goes backwards or is no number changes nothing") {
    Viewer viewer;
    viewer(command::NextStep{});
    const Camera before = viewer.state.camera;
    viewer(command::Tick{-1});
    viewer(command::Tick{std::nan("")});
    CHECK(viewer.state.camera == before);
    CHECK(viewer.state.flight);
}

TEST_CASE("Going to the step where one is brings back its own view, and changes nothing else") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::OpenMarker{"one"});
    viewer(command::GoToStep{stop_a});
    CHECK(viewer.state.open_marker == "one");
    CHECK_FALSE(is_animating(viewer.state));
    viewer(command::Pan{{0, 0}, {300, 0}});
    viewer(command::GoToStep{stop_a});
    CHECK_FALSE(viewer.state.camera_free);
    viewer.settle();
    CHECK(viewer.state.camera == plain_views().at({}, {}, stop_a).camera);
}

TEST_CASE("A log of commands replays") {
    const std::vector<Command> log{command::NextStep{},        command::Tick{0.4},
                                   command::OpenMarker{"one"}, command::Pan{{0, 0}, {9, 9}},
                                   command::Tick{0.1},         command::ToggleShown{FilterBy::sector, "trade"},
                                   command::NextStep{},        command::Tick{0.7}};
    Viewer first, second;
    for (const Command& command : log) first(command);
    for (const Command& command : log) second(command);
    CHECK(spec_of(first.state) == spec_of(second.state));
}
