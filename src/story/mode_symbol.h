// The traveller on a leg under way: a small picture of its mode.
#pragma once

#include "render/path.h"
#include "src/tour/tour.h"

namespace tourmap {

// About (0, 0), within a circle of radius 1; fill even-odd. An aeroplane is seen from above with its nose up, the others
// from the side or from ahead.
Path mode_picture(Mode mode);

// Whether the picture is turned into the way's direction: what is seen from above.
inline bool turns_with_way(Mode mode) {
    return mode == Mode::flight;
}

}  // namespace tourmap
