#include "src/tour/leg_way.h"

#include <algorithm>

#include "geodata/geodesic.h"

namespace tourmap {

LegWay::LegWay(const Tour& tour, const Leg& leg) : corners_{tour.stops[leg.from].position}, from_start_{0} {
    const auto add = [&](LonLat p) {
        from_start_.push_back(from_start_.back() + geodesic_metres(corners_.back(), p));
        corners_.push_back(p);
    };
    for (const LonLat& p : leg.via) add(p);
    add(tour.stops[leg.to].position);
}

// The edge on which a place lies: the last that begins before it.
std::size_t LegWay::edge_at(double metres) const {
    const auto after = std::upper_bound(from_start_.begin() + 1, from_start_.end() - 1, metres);
    return static_cast<std::size_t>(after - from_start_.begin()) - 1;
}

LonLat LegWay::at(double fraction) const {
    const double along = fraction * metres();
    const std::size_t e = edge_at(along);
    const double length = from_start_[e + 1] - from_start_[e];
    return length > 0 ? geodesic_at(corners_[e], corners_[e + 1], (along - from_start_[e]) / length) : corners_[e];
}

std::vector<LonLat> LegWay::part(double from, double to) const {
    std::vector<LonLat> out{at(from)};
    for (std::size_t i = 1; i + 1 < corners_.size(); ++i)
        if (from_start_[i] > from * metres() && from_start_[i] < to * metres()) out.push_back(corners_[i]);
    out.push_back(at(to));
    return out;
}

std::vector<LonLat> LegWay::points(int n) const {
    std::vector<LonLat> out;
    for (int i = 0; i < n; ++i) out.push_back(at(static_cast<double>(i) / (n - 1)));
    out.front() = corners_.front();
    out.back() = corners_.back();
    return out;
}

}  // namespace tourmap
