// The overview of steps, the presenter view and the text version, without a window.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/viewer/motion.h"
#include "src/viewer/pointer_rest.h"
#include "src/viewer/stage.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

TEST_CASE("a grid shows all steps as large as they can be, and never too small to be told apart") {
    const GridSpace space{1268, 698, 22, 34, 16.0 / 9};
    for (const std::size_t count : {1, 2, 5, 7, 12, 100}) {
        CAPTURE(count);
        const Grid grid = grid_of(count, space, 208);
        CHECK(grid.columns >= 1);
        CHECK(grid.columns <= count);
        CHECK(grid.cell_width >= 208);
        CHECK(static_cast<double>(grid.columns) * (grid.cell_width + 22) + 22 <= 1268.001);
        CHECK(grid.cell_width / grid.cell_height == Approx(16.0 / 9));
    }
    const Grid seven = grid_of(7, space, 208);
    CHECK(std::ceil(7.0 / static_cast<double>(seven.columns)) * (seven.cell_height + 56) + 22 <= 698);
    CHECK(grid_of(3, {100, 100, 22, 34, 1}, 208).columns == 1);
}

TEST_CASE("arrows choose in the overview, Enter goes there, and Esc does not") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::TogglePlay{});
    viewer(command::ToggleOverview{});
    viewer(command::SeeOverview{2});  // two rows of two, then one
    const Overview& overview = viewer.state.stage.overview;
    REQUIRE(overview.open);
    CHECK_FALSE(viewer.state.presenting.playback.playing);
    CHECK(overview.chosen == stop_a);
    viewer(command::Down{});
    CHECK(overview.chosen == stop_b);
    viewer(command::Down{});  // the last row is not full
    CHECK(overview.chosen == closing);
    viewer(command::Down{});
    CHECK(overview.chosen == closing);
    viewer(command::Up{});
    viewer(command::PreviousStep{});
    CHECK(overview.chosen == stop_a);
    viewer(command::Up{});  // there is none above
    CHECK(overview.chosen == stop_a);
    viewer(command::LastStep{});
    CHECK(overview.chosen == closing);
    viewer(command::NextStep{});
    CHECK(overview.chosen == closing);
    viewer(command::FirstStep{});
    CHECK(overview.chosen == title);
    CHECK(viewer.state.step == stop_a);

    SECTION("Enter") {
        viewer(command::NextStep{});
        viewer(command::NextStep{});
        viewer(command::Activate{});
        CHECK(viewer.state.step == leg);
        CHECK_FALSE(overview.open);
    }
    SECTION("Esc") {
        viewer(command::Back{});
        CHECK(viewer.state.step == stop_a);
        CHECK_FALSE(overview.open);
    }
    SECTION("a click on the step that is shown") {
        viewer(command::GoToStep{stop_a});
        CHECK_FALSE(overview.open);
    }
    SECTION("in the show Esc closes the overview first") {
        viewer(command::StartShow{false});
        if (!overview.open) viewer(command::ToggleOverview{});
        viewer(command::Back{});
        CHECK_FALSE(overview.open);
        CHECK(viewer.state.presenting.show);
    }
}

TEST_CASE("the time of the talk begins with the presenter view, pauses, and is set to zero") {
    Viewer viewer;
    const Speaker& speaker = viewer.state.stage.speaker;
    viewer(command::TakeTime{5});
    CHECK(speaker.seconds == 0);
    viewer(command::ToggleSpeaker{});
    CHECK(speaker.open);
    viewer(command::TakeTime{5});
    viewer(command::TakeTime{0.5});
    CHECK(speaker.seconds == 5.5);
    viewer(command::ToggleTimer{});
    viewer(command::TakeTime{7});
    CHECK(speaker.seconds == 5.5);
    viewer(command::ToggleTimer{});
    viewer(command::ToggleSpeaker{});  // closed and opened again it goes on
    viewer(command::TakeTime{1});
    viewer(command::ToggleSpeaker{});
    CHECK(speaker.seconds == 6.5);
    viewer(command::ResetTimer{});
    CHECK(speaker.seconds == 0);
    CHECK(speaker.timing);
    CHECK(time_taken(7.9) == "0:07");
    CHECK(time_taken(725) == "12:05");
    CHECK(time_taken(3723) == "1:02:03");
}

TEST_CASE("notes grow and shrink within limits, and back to their size") {
    Viewer viewer;
    const Speaker& speaker = viewer.state.stage.speaker;
    viewer(command::SizeNotes{1});
    CHECK(speaker.notes_size > 1);
    viewer(command::SizeNotes{-1});
    CHECK(speaker.notes_size == Approx(1));
    for (int i = 0; i < 50; ++i) viewer(command::SizeNotes{1});
    CHECK(speaker.notes_size == most_notes_size);
    for (int i = 0; i < 50; ++i) viewer(command::SizeNotes{-1});
    CHECK(speaker.notes_size == least_notes_size);
}

TEST_CASE("Up and Down scroll the text version, Right and Left turn its pages, Esc closes it") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::ToggleText{});
    REQUIRE(viewer.state.stage.text_open);
    viewer(command::Down{});
    viewer(command::Down{});
    viewer(command::Up{});
    CHECK(viewer.state.stage.text_lines == 1);
    CHECK(viewer.state.step == stop_a);
    viewer(command::NextStep{});
    CHECK(viewer.state.step == leg);
    CHECK(viewer.state.stage.text_open);
    CHECK(viewer(command::CopyStepText{}).copy_step_text);
    viewer(command::Back{});
    CHECK_FALSE(viewer.state.stage.text_open);
}

TEST_CASE("with reduced motion each change of the view counts as one that is faded, and no other") {
    Viewer viewer;
    const auto jumps = [&] { return viewer.state.stage.jumps; };
    viewer(command::NextStep{});
    CHECK(jumps() == 0);  // flown
    viewer.settle();
    viewer.state.presenting.reduced_motion = true;
    viewer(command::NextStep{});  // a leg, which does not grow
    CHECK(jumps() == 1);
    viewer(command::GoToStep{leg});
    CHECK(jumps() == 1);
    viewer(command::ZoomCentre{1.5});
    CHECK(jumps() == 2);
    CHECK_FALSE(is_animating(viewer.state));
    viewer(command::Zoom{{500, 400}, 1.5});  // by hand
    viewer(command::Pan{{500, 400}, {510, 400}});
    CHECK(jumps() == 2);
    viewer(command::ResetCamera{});
    CHECK(jumps() == 3);
    viewer(command::ResetCamera{});
    CHECK(jumps() == 3);
}

TEST_CASE("a still pointer hides over a picture that fills the screen, and is back at once") {
    PointerRest pointer;
    const auto see = [&](double x, bool alone, double seconds) { pointer.see(ScreenXY{x, 5}, alone, seconds); };
    see(10, false, 0);
    see(10, false, 60);
    CHECK_FALSE(pointer.hidden());
    CHECK(std::isinf(pointer.seconds_left()));
    see(10, true, 61);
    CHECK(pointer.seconds_left() == Approx(3));
    see(10, true, 63.9);
    CHECK_FALSE(pointer.hidden());
    see(10, true, 64);
    CHECK(pointer.hidden());
    CHECK(std::isinf(pointer.seconds_left()));
    see(11, true, 64.5);
    CHECK_FALSE(pointer.hidden());
    see(11, true, 70);
    CHECK(pointer.hidden());
    pointer.see(std::nullopt, true, 71);  // over the other window
    CHECK_FALSE(pointer.hidden());
}

TEST_CASE("a fade goes from one picture to the other and no further") {
    CHECK(left_of_fade(0) == 1);
    CHECK(left_of_fade(fade_seconds / 2) == Approx(0.5));
    CHECK(left_of_fade(fade_seconds) == 0);
    CHECK(left_of_fade(9) == 0);
}
