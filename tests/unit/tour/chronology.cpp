#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>

#include "geodata/geodesic.h"
#include "sample.h"
#include "src/tour/chronology.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

using Indices = std::vector<std::size_t>;

// Four stops; legs 0 -> 1 and 1 -> 2 only; one marker with a place at stop 1, one without at each.
Tour four_stops() {
    Tour tour;
    const LonLat places[] = {{0, 50}, {70, 51}, {67, 39}, {100, 20}};
    for (const LonLat p : places) {
        Stop stop;
        stop.place = std::string(1, static_cast<char>('A' + tour.stops.size()));
        stop.position = p;
        tour.stops.push_back(stop);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        Leg leg;
        leg.from = i;
        leg.to = i + 1;
        tour.legs.push_back(leg);
    }
    for (std::size_t i = 0; i < 4; ++i) {
        Marker marker;
        marker.stop = i;
        tour.markers.push_back(marker);
    }
    Marker placed;
    placed.stop = 1;
    placed.position = LonLat{52, 46};
    tour.markers.push_back(placed);
    return tour;
}

bool has(const std::vector<LonLat>& points, LonLat p) {
    return std::find(points.begin(), points.end(), p) != points.end();
}

}  // namespace

TEST_CASE("steps: title, stops with the leg that leaves each, closing") {
    std::string names;
    for (const Step& step : steps_of(four_stops())) names += step.name + "|";
    CHECK(names == "Title|A|A → B|B|B → C|C|D|Overview|");
    CHECK_FALSE(steps_of(Tour{}).empty());
}

TEST_CASE("title: all lies ahead") {
    const StoryState state = state_at(four_stops(), 0, 1);
    CHECK(state.kind == StepKind::title);
    CHECK(state.legs.empty());
    CHECK(state.past_stops.empty());
    CHECK(state.current_stops.empty());
    CHECK(state.future_stops == Indices{0, 1, 2, 3});
    CHECK(state.markers.empty());
    CHECK(state.focus.size() == 4);
    // From the first stop to the last is the greatest distance.
    CHECK(std::abs(state.least_metres - geodesic_metres({0, 50}, {100, 20})) < 1);
}

TEST_CASE("a stop: its markers, and the way there travelled") {
    const StoryState state = state_at(four_stops(), 3, 1);
    CHECK(state.kind == StepKind::stop);
    REQUIRE(state.legs.size() == 1);
    CHECK(state.legs[0].leg == 0);
    CHECK(state.legs[0].fraction == 1);
    CHECK(state.past_stops == Indices{0});
    CHECK(state.current_stops == Indices{1});
    CHECK(state.future_stops == Indices{2, 3});
    CHECK(state.markers == Indices{1, 4});
    CHECK(state.focus.size() == 2);
    CHECK(has(state.focus, {70, 51}));
    CHECK(has(state.focus, {52, 46}));
}

TEST_CASE("a stop without placed markers is seen with the country around it") {
    const StoryState state = state_at(four_stops(), 1, 1);
    CHECK(state.focus == std::vector<LonLat>{{0, 50}});
    CHECK(state.least_metres == 900'000);
}

TEST_CASE("a leg grows with time, and its bulge stays in view") {
    const Tour tour = four_stops();
    double last = -1;
    for (int i = 0; i <= 20; ++i) {
        const StoryState state = state_at(tour, 2, i / 20.0);
        REQUIRE(state.legs.size() == 1);
        CHECK(state.legs[0].fraction > last);
        last = state.legs[0].fraction;
        CHECK(state.markers.empty());
    }
    CHECK(last == 1);
    CHECK(state_at(tour, 2, 0).legs[0].fraction == 0);
    CHECK(state_at(tour, 2, -3).legs[0].fraction == 0);
    CHECK(state_at(tour, 2, 7).legs[0].fraction == 1);
    CHECK(state_at(tour, 2, std::nan("")).legs[0].fraction == 0);

    const StoryState state = state_at(tour, 2, 0.5);
    CHECK(state.past_stops == Indices{0});
    CHECK(state.current_stops == Indices{1});
    CHECK(state.future_stops == Indices{2, 3});
    CHECK(has(state.focus, {0, 50}));
    CHECK(has(state.focus, {70, 51}));
    const double north =
        std::max_element(state.focus.begin(), state.focus.end(), [](LonLat a, LonLat b) { return a.lat < b.lat; })->lat;
    CHECK(north > 55);  // the shortest way runs well north of both ends
}

TEST_CASE("closing: all is travelled, placed markers are seen") {
    const Tour tour = four_stops();
    const StoryState state = state_at(tour, steps_of(tour).size() - 1, 1);
    CHECK(state.kind == StepKind::closing);
    REQUIRE(state.legs.size() == 2);
    for (const LegProgress& leg : state.legs) CHECK(leg.fraction == 1);
    CHECK(state.past_stops == Indices{0, 1, 2, 3});
    CHECK(state.future_stops.empty());
    CHECK(state.markers == Indices{4});
    CHECK(state.focus.size() == 5);
}

TEST_CASE("promises at every step: each stop once, each leg travelled in order, all that is shown in focus") {
    const Tour bundled = *read_tour(TOURMAP_SOURCE_DIR "/assets/tours/macron-2023.tour.yaml").tour;
    for (const Tour& tour : {four_stops(), bundled}) {
        const std::size_t steps = steps_of(tour).size();
        std::size_t legs_before = 0;
        for (std::size_t step = 0; step < steps; ++step) {
            const StoryState state = state_at(tour, step, 1);
            Indices all = state.past_stops;
            all.insert(all.end(), state.current_stops.begin(), state.current_stops.end());
            all.insert(all.end(), state.future_stops.begin(), state.future_stops.end());
            std::sort(all.begin(), all.end());
            REQUIRE(all.size() == tour.stops.size());
            for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i] == i);
            CHECK(state.legs.size() >= legs_before);
            legs_before = state.legs.size();
            for (const std::size_t m : state.markers) CHECK(has(state.focus, tour.position_of(tour.markers[m])));
            CHECK(state.least_metres >= 900'000);
        }
        CHECK(legs_before == tour.legs.size());
    }
}

TEST_CASE("a return to an earlier stop is told after the stop it leaves") {
    Tour tour = four_stops();
    Leg home;
    home.from = 3;
    home.to = 0;
    tour.legs.push_back(home);
    const auto steps = steps_of(tour);
    CHECK(steps[steps.size() - 2].name == "D → A");
    const StoryState state = state_at(tour, steps.size() - 2, 0.5);
    CHECK(state.current_stops == Indices{0});
    CHECK(state.past_stops == Indices{1, 2, 3});
}
