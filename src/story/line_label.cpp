#include "src/story/line_label.h"

#include <algorithm>
#include <cmath>

namespace tourmap {
namespace {

constexpr double most_bend = 0.4;       // of the text's height
constexpr std::size_t most_spots = 12;  // on either side
constexpr int most_tries = 60;          // along a piece

double distance(ScreenXY a, ScreenXY b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

// A piece of a line by the way along it.
class Way {
public:
    explicit Way(const std::vector<ScreenXY>& points) : points_(points) {
        for (std::size_t i = 0; i < points.size(); ++i)
            from_start_.push_back(i == 0 ? 0 : from_start_.back() + distance(points[i - 1], points[i]));
    }
    double length() const { return from_start_.empty() ? 0 : from_start_.back(); }
    ScreenXY at(double way) const {
        const std::size_t i = next(way);
        const double step = from_start_[i] - from_start_[i - 1];
        const double f = step > 0 ? (way - from_start_[i - 1]) / step : 0;
        const ScreenXY a = points_[i - 1], b = points_[i];
        return {a.x + f * (b.x - a.x), a.y + f * (b.y - a.y)};
    }
    // How far it leaves the straight line between two points of it, which are not the same.
    double bend(double from, double to) const {
        const ScreenXY a = at(from), b = at(to);
        const double chord = distance(a, b);
        double most = 0;
        for (std::size_t i = next(from); i < points_.size() && from_start_[i] < to; ++i) {
            const ScreenXY p = points_[i];
            most = std::max(most, std::abs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) / chord);
        }
        return most;
    }

private:
    std::size_t next(double way) const {
        const auto after = std::upper_bound(from_start_.begin() + 1, from_start_.end() - 1, way);
        return static_cast<std::size_t>(after - from_start_.begin());
    }
    const std::vector<ScreenXY>& points_;
    std::vector<double> from_start_;
};

struct Stretch {
    ScreenXY a, b;
    double bend, rank;
};

void add_stretches(const std::vector<ScreenXY>& piece, double width, double height, std::vector<Stretch>& out) {
    if (piece.size() < 2) return;
    const Way way(piece);
    const double room = way.length() - width;
    if (!(room >= 0) || !std::isfinite(room)) return;
    const int tries = std::clamp(static_cast<int>(room / (width / 4)), 1, most_tries);
    for (int i = 0; i <= tries; ++i) {
        const double from = room * i / tries, to = from + width;
        const ScreenXY a = way.at(from), b = way.at(to);
        if (distance(a, b) < 0.95 * width) continue;
        const double bend = way.bend(from, to);
        if (bend > most_bend * height) continue;
        // A straight stretch is worth going for; among such, the middle of a long piece.
        const double aside = std::abs(from - room / 2) / way.length();
        out.push_back({a, b, bend, 3 * bend / height + aside - way.length() / 4000});
    }
}

}  // namespace

std::vector<LineSpot> line_spots(std::span<const std::vector<ScreenXY>> pieces, double width, double height,
                                 double off) {
    std::vector<Stretch> stretches;
    for (const auto& piece : pieces) add_stretches(piece, width, height, stretches);
    std::stable_sort(stretches.begin(), stretches.end(),
                     [](const Stretch& p, const Stretch& q) { return p.rank < q.rank; });
    if (stretches.size() > most_spots) stretches.resize(most_spots);
    std::vector<LineSpot> spots;
    for (const double side : {1.0, -1.0})
        for (Stretch s : stretches) {
            if (s.b.x < s.a.x) std::swap(s.a, s.b);
            const double angle = std::atan2(s.b.y - s.a.y, s.b.x - s.a.x);
            const double up = side * (off + height / 2 + s.bend);
            spots.push_back({{(s.a.x + s.b.x) / 2 + up * std::sin(angle), (s.a.y + s.b.y) / 2 - up * std::cos(angle)},
                             angle,
                             s.bend});
        }
    return spots;
}

}  // namespace tourmap
