// Measuring on the globe, as a part of the AppState. Pure.
#pragma once

#include <optional>
#include <vector>

#include "geodata/geodesic_measure.h"
#include "geodata/units.h"

namespace tourmap {

struct Measuring {
    bool on = false;
    std::vector<LonLat> points;  // joined by the shortest ways
    bool closed = false;         // to a ring, of three points at least
    friend bool operator==(const Measuring&, const Measuring&) = default;
};

struct Measured {
    double metres = 0;  // of all ways; of a ring also of the last
    struct Way {
        double metres = 0, azimuth = 0;  // degrees, where it begins
    };
    std::optional<Way> last;
    std::optional<MeasuredRing> ring;
};

// end: what the last way leads to, beyond the last point.
Measured measured(const Measuring& measuring, const std::optional<LonLat>& end);

}  // namespace tourmap
