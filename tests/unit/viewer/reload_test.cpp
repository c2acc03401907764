// A tour that is loaded anew: what stays as it was, and what is said when it cannot be.
#include TOURMAP_CATCH_HEADER

#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

command::Reloaded reloaded(const std::function<void(Tour&)>& edit) {
    auto tour = std::make_shared<Tour>(*small_tour());
    edit(*tour);
    return opened(std::move(tour));
}

}  // namespace

TEST_CASE("A name that changes is shown at once, at the same step") {
    Viewer viewer;
    viewer.stand_at(stop_b);
    viewer(reloaded([](Tour& tour) { tour.stops[1].place = "Newtown"; }));
    CHECK(viewer.state.step == stop_b);
    CHECK(viewer.state.tour->stops[1].place == "Newtown");
    CHECK(viewer.state.camera == plain_views().at({}, {}, stop_b).camera);
    CHECK_FALSE(is_animating(viewer.state));
}

TEST_CASE("The step is that of the same stop, wherever it comes now, and one that is gone leaves its place") {
    Viewer viewer;
    viewer.stand_at(stop_b);
    const auto added_before = [](Tour& tour) {
        Stop first = tour.stops[0];
        first.id = "zero";
        tour.stops.insert(tour.stops.begin(), first);
        for (Leg& leg : tour.legs) {
            ++leg.from;
            ++leg.to;
        }
        for (Marker& marker : tour.markers) ++marker.stop;
    };
    viewer(reloaded(added_before));
    REQUIRE(viewer.state.steps[viewer.state.step].kind == StepKind::stop);
    CHECK(viewer.state.tour->stops[viewer.state.steps[viewer.state.step].index].id == "b");
    viewer(reloaded([](Tour& tour) {
        tour.stops.pop_back();
        tour.legs.clear();
        tour.markers.pop_back();
    }));
    CHECK(viewer.state.step == viewer.state.steps.size() - 1);
}

TEST_CASE("A camera that was moved by hand stays, unless the tour asks for another projection") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::Zoom{{800, 400}, 1.3});
    viewer.settle();
    const Camera mine = viewer.state.camera;
    viewer(reloaded([](Tour& tour) { tour.title = "Other"; }));
    CHECK(viewer.state.camera == mine);
    CHECK(viewer.state.camera_free);
    viewer(reloaded([](Tour& tour) { tour.crs = "EPSG:3857"; }));
    CHECK(viewer.state.camera == plain_views().at({}, {}, stop_a).camera);
    CHECK_FALSE(viewer.state.camera_free);
}

TEST_CASE("An open card stays while its marker does") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::OpenList{{"one", "two"}});
    viewer(command::OpenMarker{"two"});
    viewer(reloaded([](Tour& tour) { tour.markers[1].title = "Another title"; }));
    CHECK(viewer.state.open_marker == "two");
    CHECK(viewer.state.open_list.size() == 2);
    viewer(reloaded([](Tour& tour) { tour.markers[1].id = "renamed"; }));
    CHECK(viewer.state.open_marker.empty());
    CHECK(viewer.state.open_list.size() == 1);
    viewer(command::ToggleShown{FilterBy::sector, "trade"});
    viewer(reloaded([](Tour& tour) { tour.sectors[1].id = "business"; }));
    CHECK(viewer.state.filter.empty());
}

TEST_CASE("Problems are shown over what was well, all keys go on, and a good file takes them away") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::NotReloaded{"a.tour.yaml:3:1: error"});
    CHECK(viewer.state.problems == "a.tour.yaml:3:1: error");
    CHECK(viewer.state.step == stop_a);
    viewer(command::NextStep{});
    CHECK(viewer.state.step == leg);
    CHECK_FALSE(viewer.state.problems.empty());
    viewer(reloaded([](Tour&) {}));
    CHECK(viewer.state.problems.empty());
    CHECK(viewer.state.step == leg);
    viewer(command::NotReloaded{"again"});
    viewer(command::Back{});
    CHECK(viewer.state.problems.empty());
}

TEST_CASE("A leg that was growing is whole after a reload") {
    Viewer viewer;
    viewer.stand_at(stop_a);
    viewer(command::NextStep{});
    REQUIRE(viewer.state.growth);
    viewer(reloaded([](Tour&) {}));
    CHECK(viewer.state.t == 1);
    CHECK_FALSE(is_animating(viewer.state));
}
