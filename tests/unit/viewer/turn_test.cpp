// Turning the globe through the reducer: what is grabbed stays under the pointer, whatever else happens.
#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <random>

#include "geodata/projector.h"
#include "geodata/turn.h"
#include "src/story/view_path.h"
#include "src/viewer/events.h"
#include "src/viewer/motion.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

// Each step looks down on its own place; the globe is 960 canvas units wide, off the middle of the page.
StepViews globes(const std::string& method = "ortho") {
    return {[method](const MapChoice&, const Canvas&, std::size_t step) {
        View view;
        view.crs = "+proj=" + method + " +lat_0=" + std::to_string(20 + 5 * step) +
                   " +lon_0=" + std::to_string(10 * step) + " +datum=WGS84 +units=m";
        view.camera.units_per_canvas = 2 * 6378137.0 / 960;
        view.camera.centre = {120 * view.camera.units_per_canvas, 0};
        return view;
    }};
}

LonLat place_at(const AppState& state, ScreenXY at) {
    const auto projector = Projector::create(parse_crs(state.crs).value());
    return projector->inverse(to_map(state.camera, state.canvas, at)).value();
}

ScreenXY seen(const AppState& state, LonLat p) {
    const auto projector = Projector::create(parse_crs(state.crs).value());
    return to_screen(state.camera, state.canvas, projector->forward(p));
}

double apart(ScreenXY a, ScreenXY b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

// The middle of the globe on the page.
ScreenXY middle(const AppState& state) {
    return to_screen(state.camera, state.canvas, {});
}

double random_in(std::mt19937_64& engine, double low, double high) {
    return low + (high - low) * static_cast<double>(engine() >> 11) * 0x1p-53;
}

}  // namespace

TEST_CASE("Dragging the globe keeps the grabbed place under the pointer within a pixel, over the pole too") {
    std::mt19937_64 engine(20231101);
    for (const char* method : {"ortho", "laea"})
        for (int drag = 0; drag < 6; ++drag) {
            Viewer viewer{globes(method)};
            const ScreenXY still = middle(viewer.state);
            const auto somewhere = [&] {
                return ScreenXY{still.x + random_in(engine, -300, 300), still.y + random_in(engine, -300, 300)};
            };
            // Half of them straight down, so that the pole comes past.
            const ScreenXY start = drag % 2 ? somewhere() : ScreenXY{still.x + 20, still.y - 330};
            const ScreenXY end = drag % 2 ? somewhere() : ScreenXY{still.x + 30, still.y + 340};
            const LonLat grabbed = place_at(viewer.state, start);
            ScreenXY at = start;
            for (int i = 1; i <= 25; ++i) {
                const ScreenXY to{start.x + (end.x - start.x) * i / 25, start.y + (end.y - start.y) * i / 25};
                viewer(command::Turn{at, to});
                at = to;
                INFO(method << " drag " << drag << " event " << i << " " << viewer.state.crs);
                REQUIRE(apart(seen(viewer.state, grabbed), to) < 1);
                CHECK(apart(middle(viewer.state), still) < 1e-6);
            }
            CHECK(viewer.state.camera_free);
            CHECK(spec_of(viewer.state).crs == viewer.state.crs);
            CHECK_FALSE(spec_of(viewer.state).draft);
        }
}

TEST_CASE("Reset turns the globe back, and the next step turns it to its own middle, by a flight") {
    Viewer viewer{globes()};
    const std::string home = viewer.state.crs;
    const ScreenXY at = middle(viewer.state);
    viewer(command::Turn{at, {at.x + 200, at.y}});
    CHECK(viewer.state.crs != home);
    viewer(command::ResetCamera{});
    REQUIRE(viewer.state.flight);
    viewer(command::Tick{0.3});
    const auto on_the_way = turning_centre(viewer.state.crs);
    REQUIRE(on_the_way);
    CHECK(viewer.state.crs != home);
    viewer.settle();
    CHECK(viewer.state.crs == home);
    CHECK(viewer.state.camera == globes().at({}, {}, 0).camera);

    viewer(command::NextStep{});
    REQUIRE(viewer.state.flight);
    viewer.settle();
    CHECK(viewer.state.crs == globes().at({}, {}, 1).crs);
}

TEST_CASE("The wheel on the globe keeps the place under the pointer and the globe in its place") {
    Viewer viewer{globes()};
    const ScreenXY still = middle(viewer.state), pointer{still.x + 200, still.y - 150};
    const LonLat place = place_at(viewer.state, pointer);
    for (const double factor : {1.2, 1.2, 1.5, 1 / 1.3}) {
        viewer(command::Zoom{pointer, factor});
        CHECK(apart(seen(viewer.state, place), pointer) < 1);
        CHECK(apart(middle(viewer.state), still) < 1e-6);
    }
    // Off the globe: the middle stays.
    Viewer other{globes()};
    const std::string before = other.state.crs;
    other(command::Zoom{{still.x + 520, still.y}, 1.3});
    CHECK(other.state.crs == before);
    CHECK(other.state.camera.units_per_canvas < globes().at({}, {}, 0).camera.units_per_canvas);
}

TEST_CASE("Shift and arrows turn the globe as they add up, and stop at the poles") {
    Viewer viewer{globes()};
    viewer(command::Nudge{0.15, 0});
    viewer(command::Nudge{0.15, 0});
    viewer.settle();
    const auto east = turning_centre(viewer.state.crs).value();
    CHECK(east.lon > 20);
    CHECK(std::abs(east.lat - 20) < 1e-9);
    for (int i = 0; i < 20; ++i) viewer(command::Nudge{0, 0.15});
    viewer.settle();
    CHECK(turning_centre(viewer.state.crs)->lat == 90);

    Viewer flat;  // EPSG:3035 does not turn: the map moves
    flat(command::Nudge{0.1, 0});
    flat.settle();
    CHECK(flat.state.crs == "EPSG:3035");
    CHECK(std::abs(flat.state.camera.centre.x - 0.1 * canvas_short_side * 10) < 1e-6);
}

TEST_CASE("A CRS that cannot be turned stays as it is") {
    Viewer viewer;
    const AppState before = viewer.state;
    viewer(command::Turn{{100, 100}, {200, 200}});
    CHECK(view_of(viewer.state) == view_of(before));
    CHECK_FALSE(viewer.state.camera_free);
}

TEST_CASE("A drag turns the globe, Shift swaps, and other maps turn with Shift where they can") {
    AppState state = Viewer{globes()}.state;
    CHECK(drag_turns(state, false));
    CHECK_FALSE(drag_turns(state, true));
    state = Viewer{globes("laea")}.state;
    CHECK_FALSE(drag_turns(state, false));
    CHECK(drag_turns(state, true));
    state = Viewer().state;
    CHECK_FALSE(drag_turns(state, false));
    CHECK_FALSE(drag_turns(state, true));
}

TEST_CASE("Movements of one drag are one command a frame") {
    CommandQueue queue;
    push_drag(queue, true, {0, 0}, {1, 1});
    push_drag(queue, true, {1, 1}, {5, 2});
    REQUIRE(queue.size() == 1);
    CHECK(std::get<command::Turn>(queue[0]).from == ScreenXY{0, 0});
    CHECK(std::get<command::Turn>(queue[0]).to == ScreenXY{5, 2});
    push_drag(queue, true, {7, 7}, {8, 8});  // another drag
    push_drag(queue, false, {8, 8}, {9, 9});
    CHECK(queue.size() == 3);
}

TEST_CASE("A flight between globes takes its time for the turn") {
    const View a = globes().at({}, {}, 0);
    View b = a;
    b.crs = turned_to(a.crs, {100, -20});
    REQUIRE(flight_between(a, b));
    CHECK(flight_between(a, b)->duration > 0.9);
    const ViewPath path(a, b);
    const View halfway = path.at(0.5);
    CHECK(centres_apart(a, halfway) == Approx(centres_apart(halfway, b)).epsilon(1e-6));
    CHECK(path.at(1) == b);
    CHECK(path.at(0) == a);
}
