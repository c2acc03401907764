// How long the main loop may sleep: until something happens, unless something moves on by itself. Pure.
#pragma once

#include <limits>

namespace tourmap {

inline constexpr double frame_seconds = 1.0 / 60;
inline constexpr double idle_seconds = 0.1;  // between looks at a hidden window or a worker
inline constexpr double forever = std::numeric_limits<double>::infinity();

// What the loop has before it. Times in seconds.
struct Pace {
    bool shown = true;             // the window; what moves stands still while it is not
    bool frame_due = false;        // something has changed that is not on the screen yet
    bool animating = false;        // every frame differs from the last one
    bool working = false;          // a worker is busy; it wakes the loop, this is for safety
    double since_frame = forever;  // since the last frame was begun
    double next_change = forever;  // until something on the screen changes with time: a message that fades
};

// Whether a frame that is due may be begun: events come faster than a screen shows frames.
bool may_draw(const Pace& pace);

// 0: do not sleep. forever: until an event comes.
double sleep_for(const Pace& pace);

}  // namespace tourmap
