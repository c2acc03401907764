#include "render/svg/path_data.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/svg/markup.h"
#include "render/thin.h"

namespace tourmap {
namespace {

// Keeps whole steps inside what a double holds exactly, and far outside every page.
constexpr double farthest = 1e7;

class DataWriter {
public:
    DataWriter(std::string& out, const PathDigits& digits)
        : out_(out), decimals_(digits.decimals), per_unit_(std::pow(10, digits.decimals)) {}

    void subpath(const std::vector<PathPoint>& points, bool closed) {
        const PathPoint first = rounded(points.front());
        const bool absolute = first_;
        begin(first);
        bool drawn = false;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const PathPoint next = rounded(points[i]);
            if (next == at_ || (closed && next == first && i + 1 == points.size())) continue;
            if (!drawn && absolute) out_ += 'l';
            pair(next);
            drawn = true;
        }
        if (!drawn) out_ += "h0";  // a dot, where ends are round
        if (closed) {
            out_ += 'z';
            at_ = first;
        }
    }

private:
    PathPoint rounded(PathPoint p) const {
        return {std::round(std::clamp(p.x, -farthest, farthest) * per_unit_),
                std::round(std::clamp(p.y, -farthest, farthest) * per_unit_)};
    }
    // The first by its place on the page, as there may be other paths before it in the data.
    void begin(PathPoint first) {
        out_ += first_ ? 'M' : 'm';
        pair(first);
        first_ = false;
    }
    void pair(PathPoint to) {
        number(to.x - at_.x);
        number(to.y - at_.y);
        at_ = to;
    }
    // Apart only where the next would run into the last.
    void number(double steps) {
        const std::size_t from = out_.size();
        append_number(out_, steps / per_unit_, decimals_);
        const char last = from > 0 ? out_[from - 1] : 'm';
        if (out_[from] != '-' && last != 'm' && last != 'M' && last != 'l') out_.insert(from, 1, ' ');
    }

    std::string& out_;
    int decimals_;
    double per_unit_;
    bool first_ = true;
    PathPoint at_;  // in steps
};

// Where a point lies beside the page: a bit for each side it is beyond.
unsigned beyond(PathPoint p, const Box<PathPoint>& page) {
    return (p.x < page.min.x ? 1U : 0U) | (p.x > page.max.x ? 2U : 0U) | (p.y < page.min.y ? 4U : 0U) |
           (p.y > page.max.y ? 8U : 0U);
}

// Goes straight where a line runs beyond one side of the page for several points: nothing changes on the page. None is
// left where all of it lies there.
void cut_detours(std::vector<PathPoint>& points, const Box<PathPoint>& page) {
    unsigned all = 15;
    for (const PathPoint& p : points) all &= beyond(p, page);
    if (all != 0) return points.clear();
    std::size_t kept = 0;
    unsigned before = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const unsigned here = beyond(points[i], page);
        const unsigned next = i + 1 < points.size() ? beyond(points[i + 1], page) : 0;
        if ((before & here & next) != 0) continue;
        before = here;
        points[kept++] = points[i];
    }
    points.resize(kept);
}

}  // namespace

void append_path_data(std::string& out, const Path& path, const Affine& affine, const PathDigits& digits, bool rings) {
    DataWriter writer(out, digits);
    std::vector<PathPoint> points;
    for (std::size_t i = 0; i < path.subpath_count(); ++i) {
        points.clear();
        for (const PathPoint& p : path.subpath(i)) {
            const PathPoint q = affine.apply(p);
            if (std::isfinite(q.x) && std::isfinite(q.y)) points.push_back(q);
        }
        const bool closed = rings || path.closed[i] != 0;
        if (digits.page) cut_detours(points, *digits.page);
        if (digits.tolerance > 0 && points.size() > 2) {
            if (closed) points.push_back(points.front());
            thin(points, digits.tolerance);
            if (closed) points.pop_back();
        }
        if (!points.empty()) writer.subpath(points, closed);
    }
}

std::string path_data(const Path& path, const Affine& affine, const PathDigits& digits, bool rings) {
    std::string out;
    append_path_data(out, path, affine, digits, rings);
    return out;
}

}  // namespace tourmap
