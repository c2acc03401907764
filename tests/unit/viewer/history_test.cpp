// Undo and redo: what a person has done can be gone back to, and no command is lost or half undone.
#include TOURMAP_CATCH_HEADER

#include <random>

#include "tests/property/support.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

TEST_CASE("Undo goes back to the step, the view, the filter and the look as they were") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::ToggleShown{FilterBy::sector, "energy"});
    viewer(command::ChooseTheme{"dark"});
    viewer(command::Zoom{{800, 450}, 2});
    viewer.settle();
    viewer(command::Undo{});
    viewer.settle();
    CHECK_FALSE(viewer.state.camera_free);
    CHECK(view_of(viewer.state) == plain_views().at({}, {}, stop_a));
    viewer(command::Undo{});
    CHECK(viewer.state.choice.look.theme == "light");
    viewer(command::Undo{});
    CHECK(viewer.state.filter.empty());
    viewer(command::Undo{});
    viewer.settle();
    CHECK(viewer.state.step == title);
    viewer(command::Undo{});
    CHECK(viewer.state.message == "Nothing to undo");
    for (int i = 0; i < 4; ++i) viewer(command::Redo{});
    viewer.settle();
    CHECK(viewer.state.step == stop_a);
    CHECK(viewer.state.choice.look.theme == "dark");
    CHECK(viewer.state.camera_free);
    CHECK(viewer.state.camera.units_per_canvas == Approx(5));
}

TEST_CASE("A drag is undone as a whole, and a new command forgets what could be redone") {
    Viewer viewer;
    for (int i = 0; i < 10; ++i) viewer(command::Pan{{100.0 + i, 100}, {101.0 + i, 100}});
    viewer(command::Undo{});
    viewer.settle();
    CHECK(view_of(viewer.state) == plain_views().at({}, {}, title));
    viewer(command::ToggleIndicatrices{});
    viewer(command::Redo{});
    CHECK(viewer.state.message == "Nothing to redo");
    CHECK(viewer.state.indicatrices);
}

TEST_CASE("Time that passes, the pointer and files are nothing to undo") {
    Viewer viewer;
    viewer(command::Tick{1});
    viewer(command::HoverMarker{"one"});
    viewer(command::Resize{{800, 600}});
    viewer(opened(small_tour()));
    viewer(command::ShowMessage{"hello"});
    CHECK(viewer.state.history.before.empty());
}

TEST_CASE("Any commands undone to the first and redone to the last come to the same") {
    std::mt19937_64 random(seed());
    const std::vector<Command> some{command::NextStep{},
                                    command::PreviousStep{},
                                    command::GoToStep{3},
                                    command::Pan{{10, 10}, {60, 30}},
                                    command::Zoom{{400, 300}, 1.4},
                                    command::ResetCamera{},
                                    command::OpenMarker{"one"},
                                    command::OpenMarker{"four"},
                                    command::CloseMarker{},
                                    command::ToggleShown{FilterBy::sector, "energy"},
                                    command::ToggleShown{FilterBy::kind, "agreement"},
                                    command::ShowAll{},
                                    command::ChooseTheme{"dark"},
                                    command::ChooseCrs{"EPSG:3857"},
                                    command::ChooseCrs{"EPSG:3035"},
                                    command::ChangeScale{1},
                                    command::ToggleLegend{},
                                    command::ToggleIndicatrices{}};
    for (int run = 0; run < 50; ++run) {
        Viewer viewer;
        const Moment first = moment_of(viewer.state);
        for (int i = 0; i < 60; ++i) {
            viewer(some[random() % some.size()]);
            viewer.settle();
        }
        const Moment last = moment_of(viewer.state);
        const std::size_t moments = viewer.state.history.before.size();
        for (std::size_t i = 0; i < moments; ++i) viewer(command::Undo{});
        viewer.settle();
        CHECK(moment_of(viewer.state) == first);
        for (std::size_t i = 0; i < moments; ++i) viewer(command::Redo{});
        viewer.settle();
        CHECK(moment_of(viewer.state) == last);
    }
}
