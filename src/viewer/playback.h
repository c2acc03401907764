// Playing: the tour tells itself, each step as long as it takes to read. Pure.
#pragma once

namespace tourmap {

struct Playback {
    bool playing = false;
    bool loop = false;  // after the last step the first, else it stops there
    double speed = 1;   // of flights, legs and reading: 0.25 .. 4
    double rested = 0;  // seconds at this step since it came to rest, at speed 1
};

inline constexpr double least_speed = 0.25, most_speed = 4;

// The next of 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4 that is faster, or slower where direction < 0.
double next_speed(double speed, int direction);

}  // namespace tourmap
