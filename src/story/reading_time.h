// How long the picture of a step stands still, when a tour tells itself. Pure.
#pragma once

#include "src/tour/chronology.h"

namespace tourmap {

// Seconds, at speed 1: 3 to 15 by the words that a picture of the step shows. Readers of a language that they know take
// in about four words a second from a page (M. Brysbaert, How many words do we read per minute?, J. Memory and
// Language 109, 2019).
double seconds_to_read(const Tour& tour, const Step& step);

}  // namespace tourmap
