#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/viewer/pacing.h"

using namespace tourmap;

TEST_CASE("a window in which nothing moves sleeps until an event comes") {
    CHECK(sleep_for({}) == forever);
}

TEST_CASE("what moves needs no event for its next frame") {
    Pace pace;
    pace.animating = true;
    pace.since_frame = 0.004;
    CHECK(std::abs(sleep_for(pace) - (frame_seconds - 0.004)) < 1e-12);
    pace.since_frame = 0.5;  // a slow frame: the next one at once
    CHECK(sleep_for(pace) == 0);
}

TEST_CASE("a frame that is due waits for its place in time only") {
    Pace pace;
    pace.frame_due = true;
    CHECK(sleep_for(pace) == 0);
    pace.since_frame = 0;
    CHECK(sleep_for(pace) == frame_seconds);
}

TEST_CASE("events in between draw no frames in between") {
    Pace pace;
    CHECK_FALSE(may_draw(pace));
    pace.frame_due = true;
    CHECK(may_draw(pace));
    pace.since_frame = 0.004;
    CHECK_FALSE(may_draw(pace));
    pace.since_frame = frame_seconds;
    CHECK(may_draw(pace));
    pace.shown = false;
    CHECK_FALSE(may_draw(pace));
}

TEST_CASE("fading messages and workers are looked at again in time") {
    Pace pace;
    pace.next_change = 2;
    CHECK(sleep_for(pace) == 2);
    pace.working = true;
    CHECK(sleep_for(pace) == idle_seconds);
    pace.next_change = -1;
    CHECK(sleep_for(pace) == 0);
}

TEST_CASE("a hidden window neither spins nor sleeps for ever") {
    Pace pace;
    pace.shown = false;
    pace.animating = pace.frame_due = true;
    CHECK(sleep_for(pace) == idle_seconds);
}
