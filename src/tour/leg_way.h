// The way of a leg: geodesics from stop to stop, by way of the points between.
#pragma once

#include <vector>

#include "src/tour/tour.h"

namespace tourmap {

class LegWay {
public:
    // Precondition: both stops of the leg are of the tour.
    LegWay(const Tour& tour, const Leg& leg);

    double metres() const { return from_start_.back(); }
    // Fractions are of the length, 0 .. 1.
    LonLat at(double fraction) const;
    // The corners of the part between two fractions, with both its ends.
    std::vector<LonLat> part(double from, double to) const;
    // n >= 2 points, equally spaced, with both ends.
    std::vector<LonLat> points(int n) const;

private:
    std::size_t edge_at(double metres) const;

    std::vector<LonLat> corners_;
    std::vector<double> from_start_;  // metres, one for each corner
};

}  // namespace tourmap
