#include "src/exchange/line_on_globe.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tourmap {
namespace {

constexpr double sphere_radius = 6'371'008.8;  // metres, the mean of WGS84
// From this depth on ranges are split in their middle, so that no shape takes quadratic time.
constexpr int deepest_free_split = 40;

double angle(UnitVec a, UnitVec b) {
    const UnitVec n = cross(a, b);
    return std::atan2(std::sqrt(dot(n, n)), dot(a, b));
}

double angle_from_arc(UnitVec p, UnitVec a, UnitVec b) {
    const UnitVec n = cross(a, b);
    const double size = std::sqrt(dot(n, n));
    if (size < 1e-12) return std::min(angle(p, a), angle(p, b));
    // Beside the arc if p lies between the two planes through its ends, at right angles to it.
    if (dot(cross(n, a), p) < 0 || dot(cross(b, n), p) < 0) return std::min(angle(p, a), angle(p, b));
    return std::asin(std::clamp(std::abs(dot(n, p)) / size, 0.0, 1.0));
}

}  // namespace

double sphere_metres(LonLat a, LonLat b) {
    return sphere_radius * angle(unit(a), unit(b));
}

double sphere_metres(const std::vector<LonLat>& line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i) sum += sphere_metres(line[i - 1], line[i]);
    return sum;
}

double metres_from_arc(LonLat p, LonLat a, LonLat b) {
    return sphere_radius * angle_from_arc(unit(p), unit(a), unit(b));
}

OnLine nearest_on(const std::vector<LonLat>& line, LonLat p) {
    OnLine best{0, line.empty() ? std::numeric_limits<double>::infinity() : sphere_metres(line[0], p)};
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double metres = metres_from_arc(p, line[i], line[i + 1]);
        if (metres < best.metres) best = {i, metres};
    }
    return best;
}

std::vector<LonLat> thinned(const std::vector<LonLat>& line, double tolerance) {
    if (line.size() < 3) return line;
    std::vector<UnitVec> points;
    for (const LonLat& p : line) points.push_back(unit(p));
    std::vector<bool> kept(line.size(), false);
    kept.front() = kept.back() = true;
    struct Range {
        std::size_t first, last;
        int depth;
    };
    std::vector<Range> open{{0, line.size() - 1, 0}};
    while (!open.empty()) {
        const Range range = open.back();
        open.pop_back();
        std::size_t farthest = range.first;
        double most = tolerance / sphere_radius;
        for (std::size_t i = range.first + 1; i < range.last; ++i) {
            const double away = angle_from_arc(points[i], points[range.first], points[range.last]);
            if (away <= most) continue;
            most = away;
            farthest = i;
        }
        if (farthest == range.first) continue;
        if (range.depth >= deepest_free_split) farthest = (range.first + range.last) / 2;
        kept[farthest] = true;
        open.push_back({range.first, farthest, range.depth + 1});
        open.push_back({farthest, range.last, range.depth + 1});
    }
    std::vector<LonLat> out;
    for (std::size_t i = 0; i < line.size(); ++i)
        if (kept[i]) out.push_back(line[i]);
    return out;
}

}  // namespace tourmap
