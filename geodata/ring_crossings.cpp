#include "geodata/ring_crossings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <vector>

namespace tourmap {
namespace {

struct Edge {
    MapXY a, b;
    std::uint32_t index = 0, next = 0;  // of the vertices at its ends
    std::uint32_t ring = 0;
};

// Twice the area of a, b, p, and how much of it may be rounding.
struct Turn {
    double value, noise;
    Turn(MapXY a, MapXY b, MapXY p) {
        const double l = (b.x - a.x) * (p.y - a.y), r = (b.y - a.y) * (p.x - a.x);
        value = l - r;
        noise = 8e-16 * (std::abs(l) + std::abs(r));
    }
    int side() const { return value > noise ? 1 : value < -noise ? -1 : 0; }
};

bool apart(const Edge& e, const Edge& f) {
    return std::max(e.a.x, e.b.x) < std::min(f.a.x, f.b.x) || std::max(f.a.x, f.b.x) < std::min(e.a.x, e.b.x) ||
           std::max(e.a.y, e.b.y) < std::min(f.a.y, f.b.y) || std::max(f.a.y, f.b.y) < std::min(e.a.y, e.b.y);
}

// Does the way a, b, c turn back on itself at b?
bool folded(MapXY a, MapXY b, MapXY c) {
    const double along = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
    return along < 0 && Turn(a, b, c).side() == 0;
}

enum class Meeting { none, vertex, other };

// Of two edges that both start or end at `v` and do not follow each other.
Meeting meeting_at(MapXY v, MapXY e_other, MapXY f_other) {
    const double along = (e_other.x - v.x) * (f_other.x - v.x) + (e_other.y - v.y) * (f_other.y - v.y);
    return along > 0 && Turn(v, e_other, f_other).side() == 0 ? Meeting::other : Meeting::vertex;
}

Meeting meeting(const Edge& e, const Edge& f) {
    if (e.next == f.index || f.next == e.index || apart(e, f)) return Meeting::none;
    if (e.ring != f.ring) {
        if (e.a == f.a) return meeting_at(e.a, e.b, f.b);
        if (e.a == f.b) return meeting_at(e.a, e.b, f.a);
        if (e.b == f.a) return meeting_at(e.b, e.a, f.b);
        if (e.b == f.b) return meeting_at(e.b, e.a, f.a);
    }
    const int a = Turn(e.a, e.b, f.a).side(), b = Turn(e.a, e.b, f.b).side();
    if (a * b > 0) return Meeting::none;
    const bool apart_after_all = Turn(f.a, f.b, e.a).side() * Turn(f.a, f.b, e.b).side() > 0;
    return apart_after_all ? Meeting::none : Meeting::other;
}

// Places where two rings have a vertex in common.
struct Touch {
    std::uint32_t ring, other;
    MapXY at;
    auto key() const { return std::tuple(ring, other, at.x, at.y); }
};

// Two closed curves that meet at one point only do not cross there; and as long as the touching rings form no
// circle, they enclose nothing between them. So: no touch may join rings that are joined already.
bool harmless(std::vector<Touch> touches, std::size_t ring_count) {
    std::sort(touches.begin(), touches.end(), [](const Touch& a, const Touch& b) { return a.key() < b.key(); });
    const auto same = [](const Touch& a, const Touch& b) { return a.key() == b.key(); };
    touches.erase(std::unique(touches.begin(), touches.end(), same), touches.end());
    std::vector<std::uint32_t> parent(ring_count);
    std::iota(parent.begin(), parent.end(), 0u);
    const auto root = [&](std::uint32_t r) {
        while (parent[r] != r) r = parent[r] = parent[parent[r]];
        return r;
    };
    for (const Touch& touch : touches) {
        const std::uint32_t a = root(touch.ring), b = root(touch.other);
        if (a == b) return false;
        parent[a] = b;
    }
    return true;
}

// Edges in the cells of a grid that their boxes touch. A cell is about as large as an edge.
class Grid {
public:
    explicit Grid(const RingSet<MapXY>& rings) : rings_(rings) {
        double length = 0;
        for (const MapXY p : rings.points) box_.include(p);
        for_each_edge([&](const Edge& e) { length += std::abs(e.b.x - e.a.x) + std::abs(e.b.y - e.a.y); });
        const double count = static_cast<double>(std::max<std::size_t>(rings.points.size(), 1));
        const double width = box_.max.x - box_.min.x, height = box_.max.y - box_.min.y;
        // As large as two edges, and not more than sixteen cells an edge.
        cell_ = std::max(
            {2 * length / count, std::sqrt(width * height / count) / 4, std::max(width, height) / 4096, 1e-300});
        columns_ = static_cast<std::size_t>(width / cell_) + 1;
        rows_ = static_cast<std::size_t>(height / cell_) + 1;
    }

    bool certainly_valid() {
        offsets_.assign(columns_ * rows_ + 1, 0);
        for_each_edge([&](const Edge& e) { for_each_cell(e, [&](std::size_t c) { ++offsets_[c + 1]; }); });
        for (std::size_t c = 0; c + 1 < offsets_.size(); ++c) offsets_[c + 1] += offsets_[c];
        edges_.resize(offsets_.back());
        std::vector<std::uint32_t> filled(offsets_.begin(), offsets_.end() - 1);
        bool good = !any_folded();
        std::vector<Touch> touches;
        for_each_edge([&](const Edge& e) {
            for_each_cell(e, [&](std::size_t c) {
                for (std::uint32_t i = offsets_[c]; i < filled[c] && good; ++i) {
                    const Edge& f = edges_[i];
                    const Meeting how = meeting(f, e);
                    if (how == Meeting::none) continue;
                    good = how == Meeting::vertex;
                    touches.push_back({f.ring, e.ring, e.a == f.a || e.a == f.b ? e.a : e.b});
                }
                edges_[filled[c]++] = e;
            });
        });
        return good && harmless(std::move(touches), rings_.count());
    }

private:
    template <class Do>
    void for_each_edge(const Do& visit) const {
        for (std::uint32_t r = 0; r < rings_.count(); ++r) {
            const std::uint32_t begin = rings_.offsets[r], end = rings_.offsets[r + 1];
            for (std::uint32_t i = begin; i < end; ++i) {
                const std::uint32_t next = i + 1 < end ? i + 1 : begin;
                visit(Edge{rings_.points[i], rings_.points[next], i, next, r});
            }
        }
    }
    template <class Do>
    void for_each_cell(const Edge& e, const Do& visit) const {
        const std::size_t left = at(std::min(e.a.x, e.b.x) - box_.min.x),
                          right = at(std::max(e.a.x, e.b.x) - box_.min.x);
        const std::size_t low = at(std::min(e.a.y, e.b.y) - box_.min.y), high = at(std::max(e.a.y, e.b.y) - box_.min.y);
        for (std::size_t row = low; row <= high; ++row)
            for (std::size_t column = left; column <= right; ++column) visit(row * columns_ + column);
    }
    // Whether an edge turns back along the one before.
    bool any_folded() const {
        bool found = false;
        for (std::uint32_t r = 0; r < rings_.count(); ++r) {
            const auto ring = rings_.ring(r);
            for (std::size_t i = 0, n = ring.size(); i < n; ++i)
                found = found || folded(ring[i], ring[i + 1 < n ? i + 1 : 0], ring[(i + 2) % n]);
        }
        return found;
    }
    std::size_t at(double distance) const { return static_cast<std::size_t>(distance / cell_); }

    const RingSet<MapXY>& rings_;
    MapBox box_;
    double cell_ = 1;
    std::size_t columns_ = 1, rows_ = 1;
    std::vector<std::uint32_t> offsets_;
    std::vector<Edge> edges_;
};

}  // namespace

bool certainly_valid(const RingSet<MapXY>& rings) {
    return rings.points.empty() || Grid(rings).certainly_valid();
}

}  // namespace tourmap
