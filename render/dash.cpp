#include "render/dash.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "render/segment_clip.h"

namespace tourmap {

namespace {

constexpr double shortest_pattern = 0.1;

// Where in the pattern the pen is.
class Pattern {
public:
    explicit Pattern(std::span<const double> lengths) : lengths_(lengths.begin(), lengths.end()) {
        // An odd number of lengths repeats with on and off exchanged.
        if (lengths.size() % 2 == 1) lengths_.insert(lengths_.end(), lengths.begin(), lengths.end());
        total_ = std::accumulate(lengths_.begin(), lengths_.end(), 0.0);
        left_ = lengths_[0];
    }
    bool on() const { return index_ % 2 == 0; }
    double left() const { return left_; }
    void use(double length) {
        left_ -= length;
        if (left_ > 0) return;
        index_ = (index_ + 1) % lengths_.size();
        left_ = lengths_[index_];
    }
    void skip(double length) {
        length = std::fmod(length, total_);
        while (length > left_) {
            length -= left_;
            use(left_);
        }
        left_ -= length;
    }

private:
    std::vector<double> lengths_;
    double total_ = 0, left_ = 0;
    std::size_t index_ = 0;
};

}  // namespace

bool is_dash_pattern(std::span<const double> lengths) {
    double total = 0;
    for (const double length : lengths) {
        if (!(length >= 0)) return false;
        total += length;
    }
    return total >= shortest_pattern && std::isfinite(total);
}

void dash_polyline(std::span<const PathPoint> line, std::span<const double> lengths, const Box<PathPoint>& keep,
                   Path& out) {
    assert(is_dash_pattern(lengths));
    Pattern pattern(lengths);
    bool drawing = false;  // the last subpath of `out` is a dash that goes on
    for (std::size_t i = 1; i < line.size(); ++i) {
        const PathPoint a = line[i - 1], b = line[i];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const std::optional<SegmentPart> visible = part_inside(a, b, keep);
        if (!visible || length == 0) {
            if (length > 0) drawing = false;
            pattern.skip(length);
            continue;
        }
        double at = visible->from * length;
        const double end = visible->to * length;
        if (at > 0) drawing = false;
        pattern.skip(at);
        while (at < end) {
            const bool on = pattern.on();
            const double step = std::min(pattern.left(), end - at);
            if (on && !drawing) {
                const PathPoint start = along(a, b, at / length);
                out.move_to(start.x, start.y);
            }
            at = step < pattern.left() ? end : at + step;
            if (on) {
                const PathPoint stop = along(a, b, at / length);
                out.line_to(stop.x, stop.y);
            }
            drawing = on && step < pattern.left();
            pattern.use(step);
        }
        if (visible->to < 1) {
            drawing = false;
            pattern.skip(length - end);
        }
    }
}

}  // namespace tourmap
