// How fast a journey can be.
#pragma once

#include "src/tour/tour.h"

namespace tourmap {

// km/h; faster than anything goes that way, with room for rounded hours.
constexpr double fastest_kmh(Mode mode) {
    switch (mode) {
        case Mode::flight:
            return 2500;
        case Mode::road:
            return 250;
        case Mode::rail:
            return 600;
        case Mode::sea:
            return 110;
        case Mode::walk:
            return 15;
    }
    return 0;
}

}  // namespace tourmap
