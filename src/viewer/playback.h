// Playing: the tour tells itself, each step as long as it takes to read. Pure.
#pragma once

#include "src/tour/chronology.h"

namespace tourmap {

struct Playback {
    bool playing = false;
    bool loop = false;  // after the last step the first, else it stops there
    double speed = 1;   // of flights, legs and reading: 0.25 .. 4
    double rested = 0;  // seconds at this step since it came to rest, at speed 1
};

inline constexpr double least_speed = 0.25, most_speed = 4;

// How long a step rests before the next one, at speed 1: 3 to 15 seconds by the words that a picture of it shows.
// Readers of a language that they know take in about four words a second from a page (M. Brysbaert, How many words do
// we read per minute?, J. Memory and Language 109, 2019).
double seconds_to_read(const Tour& tour, const Step& step);

// The next of 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4 that is faster, or slower where direction < 0.
double next_speed(double speed, int direction);

}  // namespace tourmap
