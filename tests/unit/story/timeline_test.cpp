// A tour as a function of time.
#include TOURMAP_CATCH_HEADER

#include "src/story/timeline.h"

using namespace tourmap;

namespace {

std::vector<TimelineStep> three() {
    const auto at = [](double x) { return View{"EPSG:3857", {{x, 0}, 1000, 0}}; };
    return {{0, false, at(0), 4}, {1, true, at(1e6), 3}, {2, false, at(1e6), 5}};
}

}  // namespace

TEST_CASE("steps follow each other, each reached by a flight and resting as long as it is told to") {
    const Timeline timeline(three(), {});
    CHECK(timeline.begin_of(0) == 0);
    CHECK(timeline.begin_of(1) == 4);
    CHECK(timeline.at(0) == timeline.rest_of(0));
    CHECK(timeline.at(3.99) == timeline.rest_of(0));
    const TimelineMoment flying = timeline.at(4.5);
    CHECK(flying.step == 1);
    CHECK(flying.t > 0);
    CHECK(flying.t < 1);
    CHECK(flying.view.camera.centre.x > 0);
    CHECK(flying.view.camera.centre.x < 1e6);
    REQUIRE(flying.labels);
    CHECK(flying.labels->from.step == 0);
    CHECK(timeline.at(timeline.begin_of(2) - 0.01) == timeline.rest_of(1));
    // The camera stays: names fade in its place.
    const TimelineMoment fading = timeline.at(timeline.begin_of(2) + 0.1);
    CHECK(fading.view == timeline.rest_of(2).view);
    CHECK(fading.labels);
    CHECK(timeline.at(timeline.seconds()) == timeline.rest_of(2));
    CHECK(timeline.at(1e9) == timeline.rest_of(2));
    CHECK(timeline.at(-1) == timeline.rest_of(0));
}

TEST_CASE("speed, the length of each step and of each rest are as asked for") {
    Pace fast;
    fast.speed = 2;
    CHECK(std::abs(Timeline(three(), fast).seconds() * 2 - Timeline(three(), {}).seconds()) < 1e-12);
    Pace even;
    even.step_seconds = 6;
    CHECK(std::abs(Timeline(three(), even).seconds() - 18) < 1e-12);
    CHECK(Timeline(three(), even).begin_of(2) == 12);
    Pace held;
    held.rest_seconds = 0;
    const Timeline restless(three(), held);
    CHECK(restless.begin_of(1) == 0);
    CHECK(restless.seconds() < 4);
}

TEST_CASE("with reduced motion, and over the edge of the map, steps change by a cross-fade") {
    Pace reduced;
    reduced.reduced_motion = true;
    const Timeline leaping(three(), {}, [](const View&, const View& to) { return to.camera.centre.x > 0; });
    for (const Timeline& timeline : {Timeline(three(), reduced), leaping}) {
        const double begin = timeline.begin_of(1);
        CHECK(timeline.at(begin).earlier == 1);
        const TimelineMoment half = timeline.at(begin + fade_seconds / 2);
        CHECK(std::abs(half.earlier - 0.5) < 1e-9);
        CHECK(half.view == timeline.rest_of(1).view);
        CHECK(timeline.at(begin + fade_seconds).earlier == 0);
    }
}
