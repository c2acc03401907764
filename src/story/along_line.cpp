#include "src/story/along_line.h"

#include <algorithm>
#include <cmath>

namespace tourmap {
namespace {

// A line by its length.
class Measured {
public:
    explicit Measured(std::span<const ScreenXY> line) : line_(line), at_(line.size(), 0) {
        for (std::size_t i = 1; i < line.size(); ++i)
            at_[i] = at_[i - 1] + std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }
    double length() const { return at_.empty() ? 0 : at_.back(); }
    // The first vertex that lies beyond a way.
    std::size_t after(double way) const {
        const auto found = std::upper_bound(at_.begin(), at_.end(), way) - at_.begin();
        return std::clamp<std::size_t>(static_cast<std::size_t>(found), 1, at_.size() - 1);
    }
    ScreenXY point(double way) const {
        const std::size_t i = after(way);
        const double step = at_[i] - at_[i - 1], t = step > 0 ? std::clamp((way - at_[i - 1]) / step, 0.0, 1.0) : 0;
        return {line_[i - 1].x + t * (line_[i].x - line_[i - 1].x), line_[i - 1].y + t * (line_[i].y - line_[i - 1].y)};
    }
    std::span<const ScreenXY> between(double from, double to) const {
        const std::size_t first = after(from), last = after(to);
        return line_.subspan(first, last > first ? last - first : 0);
    }

private:
    std::span<const ScreenXY> line_;
    std::vector<double> at_;
};

struct Stretch {
    double from = 0, to = 0;      // ways along the line
    ScreenXY a, b;                // its ends
    double above = 0, below = 0;  // how far the line leaves the way from a to b, to either side

    double bend() const { return std::max(above, below); }
};

Stretch stretch_of(const Measured& line, double from, double to) {
    Stretch s{from, to, line.point(from), line.point(to)};
    if (s.b.x < s.a.x) std::swap(s.a, s.b);  // read from left to right
    const double length = std::hypot(s.b.x - s.a.x, s.b.y - s.a.y);
    for (const ScreenXY& p : line.between(from, to)) {
        const double off = ((s.b.x - s.a.x) * (p.y - s.a.y) - (s.b.y - s.a.y) * (p.x - s.a.x)) / std::max(length, 1e-9);
        s.above = std::max(s.above, -off);
        s.below = std::max(s.below, off);
    }
    return s;
}

// Beside the stretch, on the side that `side` says: -1 above.
PlaceAlong place_at(const Stretch& s, const TextAlong& text, double side) {
    const double angle = std::atan2(s.b.y - s.a.y, s.b.x - s.a.x);
    const double off = side * (text.gap + text.height / 2 + (side < 0 ? s.above : s.below));
    return {
        {(s.a.x + s.b.x) / 2 - off * std::sin(angle), (s.a.y + s.b.y) / 2 + off * std::cos(angle)}, angle, s.bend()};
}

}  // namespace

std::vector<PlaceAlong> places_along(std::span<const ScreenXY> points, const TextAlong& text, std::size_t most) {
    if (points.size() < 2 || !(text.width > 0)) return {};
    const Measured line(points);
    std::vector<Stretch> all;
    const double step = text.width / 5;
    for (double from = 0; from + text.width <= line.length(); from += step) {
        const Stretch s = stretch_of(line, from, from + text.width);
        const double straight = std::hypot(s.b.x - s.a.x, s.b.y - s.a.y);
        if (s.bend() <= text.bend * text.height && straight > 0.8 * text.width) all.push_back(s);
    }
    std::stable_sort(all.begin(), all.end(), [](const Stretch& a, const Stretch& b) { return a.bend() < b.bend(); });
    std::vector<Stretch> chosen;
    for (const Stretch& s : all) {
        const auto overlaps = [&](const Stretch& other) { return s.from < other.to && other.from < s.to; };
        if (chosen.size() < most && std::none_of(chosen.begin(), chosen.end(), overlaps)) chosen.push_back(s);
    }
    std::vector<PlaceAlong> places;
    for (const double side : {-1.0, 1.0})
        for (const Stretch& s : chosen) places.push_back(place_at(s, text, side));
    return places;
}

}  // namespace tourmap
