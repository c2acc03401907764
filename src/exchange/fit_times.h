// Times that cannot be, of files that never promised an order: a tour file refuses them.
#pragma once

#include "src/exchange/left_out.h"
#include "src/tour/tour.h"

namespace tourmap {

// Takes out times that go back against the order of the stops, of stops and legs, and those of legs that would be too
// fast for their mode; each is noted.
void fit_times(Tour& tour, LeftOut& left_out);

}  // namespace tourmap
