// Which polygons hold which points, even-odd, for many points at once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace tourmap::test {

template <class Point>
class PointsInPolygons {
public:
    explicit PointsInPolygons(std::span<const Point> points) : order_(points.size()), odd_(points.size()) {
        std::iota(order_.begin(), order_.end(), 0u);
        std::sort(order_.begin(), order_.end(), [&](auto i, auto j) { return y_of(points[i]) < y_of(points[j]); });
        for (const auto i : order_) sorted_.push_back(points[i]);
    }
    void add_ring(std::span<const Point> ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto [ax, ay] = ring[i];
            const auto [bx, by] = ring[(i + 1) % ring.size()];
            const double low = std::min(ay, by), high = std::max(ay, by);
            auto k = std::lower_bound(sorted_.begin(), sorted_.end(), low,
                                      [](const Point& p, double y) { return y_of(p) < y; });
            for (; k != sorted_.end() && y_of(*k) < high; ++k) {
                const auto [x, y] = *k;
                if (x < ax + (bx - ax) * ((y - ay) / (by - ay)))
                    odd_[static_cast<std::size_t>(k - sorted_.begin())] ^= 1;
            }
        }
    }
    // The points in the polygon whose rings were added, in the order of their numbers; starts a new polygon.
    std::vector<std::uint32_t> take() {
        std::vector<std::uint32_t> inside;
        for (std::size_t i = 0; i < odd_.size(); ++i)
            if (odd_[i]) inside.push_back(order_[i]);
        std::fill(odd_.begin(), odd_.end(), 0);
        std::sort(inside.begin(), inside.end());
        return inside;
    }

private:
    static double y_of(const Point& p) {
        const auto [x, y] = p;
        return y;
    }
    std::vector<std::uint32_t> order_;
    std::vector<Point> sorted_;
    std::vector<std::uint8_t> odd_;
};

}  // namespace tourmap::test
