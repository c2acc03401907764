// The list of a cluster's markers: opened, walked through, and closed one level at a time.
#include TOURMAP_CATCH_HEADER

#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

using Ids = std::vector<std::string>;

// At stop a, whose markers "three", "one" and "two" are one cluster.
Viewer at_cluster() {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::SeeClusters{{{"one", "two", "three"}}});
    return viewer;
}

}  // namespace

TEST_CASE("A list opens in the order of the sectors, with markers that can be seen alone") {
    Viewer viewer = at_cluster();
    viewer(command::OpenList{{"three", "one", "two", "four", "nonsense"}});
    CHECK(viewer.state.open_list == Ids{"one", "two", "three"});
    CHECK(viewer.state.focused_marker == "one");
    CHECK(viewer.state.open_marker.empty());
    viewer(command::ToggleShown{FilterBy::sector, "energy"});
    viewer(command::ToggleShown{FilterBy::sector, "trade"});
    CHECK(viewer.state.open_list == Ids{"three"});
}

TEST_CASE("Arrows and Tab go round the list, Enter opens a card, Esc goes back to the list and closes it") {
    Viewer viewer = at_cluster();
    viewer(command::OpenList{{"one", "two", "three"}});
    viewer(command::Down{});
    CHECK(viewer.state.focused_marker == "two");
    CHECK(viewer.state.step == stop_a);
    viewer(command::Up{});
    viewer(command::Up{});
    CHECK(viewer.state.focused_marker == "three");
    viewer(command::CycleMarker{1});
    CHECK(viewer.state.focused_marker == "one");
    viewer(command::Activate{});
    CHECK(viewer.state.open_marker == "one");
    CHECK(viewer.state.open_list.size() == 3);
    viewer(command::CycleMarker{1});
    CHECK(viewer.state.open_marker == "two");
    viewer(command::Back{});
    CHECK(viewer.state.open_marker.empty());
    CHECK(viewer.state.open_list.size() == 3);
    CHECK(viewer.state.focused_marker == "two");
    viewer(command::Back{});
    CHECK(viewer.state.open_list.empty());
    CHECK(viewer.state.step == stop_a);
    viewer(command::Down{});  // without a list it is the next step
    CHECK(viewer.state.step == leg);
}

TEST_CASE("Tab stops at a cluster once, and Enter there opens its list") {
    Viewer viewer = at_cluster();
    viewer(command::SeeClusters{{{"one", "two"}}});
    viewer(command::CycleMarker{1});
    CHECK(viewer.state.focused_marker == "one");
    viewer(command::CycleMarker{1});
    CHECK(viewer.state.focused_marker == "three");
    viewer(command::CycleMarker{1});
    viewer(command::Activate{});
    CHECK(viewer.state.open_list == Ids{"one", "two"});
    CHECK(viewer.state.open_marker.empty());
    viewer(command::Activate{});
    CHECK(viewer.state.open_marker == "one");
}

TEST_CASE("A click on the map closes card and list after each other, another marker or step closes the list") {
    Viewer viewer = at_cluster();
    viewer(command::OpenList{{"one", "two"}});
    viewer(command::OpenMarker{"two"});
    CHECK(viewer.state.open_list.size() == 2);
    viewer(command::CloseMarker{});
    CHECK(viewer.state.open_marker.empty());
    CHECK(viewer.state.open_list.size() == 2);
    viewer(command::CloseMarker{});
    CHECK(viewer.state.open_list.empty());
    viewer(command::OpenList{{"one", "two"}});
    viewer(command::OpenMarker{"three"});
    CHECK(viewer.state.open_list.empty());
    viewer(command::OpenList{{"one", "two"}});
    viewer(command::NextStep{});
    CHECK(viewer.state.open_list.empty());
}
