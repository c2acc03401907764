#include "geodata/ring_crossings.h"

#include <algorithm>
#include <array>
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

// A few edges of a ring, one after the other, and the box round them.
struct Chain {
    static constexpr std::uint32_t most = 8;
    MapBox box;
    std::uint32_t ring = 0, begin = 0, end = 0;  // vertices at which its edges start
};

// Chains in the cells of a grid that their boxes touch: edges are compared only where the boxes of their chains meet,
// and then only those that reach into what the two boxes have in common.
class Chains {
public:
    explicit Chains(const RingSet<MapXY>& rings) : rings_(rings) {
        chains_.reserve(rings.points.size() / Chain::most + rings.count());
        for (std::uint32_t r = 0; r < rings.count(); ++r)
            for (std::uint32_t i = rings.offsets[r]; i < rings.offsets[r + 1]; i += Chain::most)
                add(r, i, std::min(i + Chain::most, rings.offsets[r + 1]));
        lay_grid();
    }

    bool certainly_valid() {
        if (any_folded()) return false;
        for (const Chain& chain : chains_)
            if (!look_within(chain)) return false;
        for (std::uint32_t row = 0; row < rows_; ++row)
            for (std::uint32_t column = 0; column < columns_; ++column)
                if (!look_in_cell(column, row)) return false;
        return harmless(std::move(touches_), rings_.count());
    }

private:
    Edge edge(std::uint32_t ring, std::uint32_t i) const {
        const std::uint32_t next = i + 1 < rings_.offsets[ring + 1] ? i + 1 : rings_.offsets[ring];
        return {rings_.points[i], rings_.points[next], i, next, ring};
    }
    void add(std::uint32_t ring, std::uint32_t begin, std::uint32_t end) {
        Chain chain{{}, ring, begin, end};
        for (std::uint32_t i = begin; i < end; ++i) chain.box.include(rings_.points[i]);
        chain.box.include(edge(ring, end - 1).b);
        box_.include(chain.box.min);
        box_.include(chain.box.max);
        chains_.push_back(chain);
    }

    // Cells about as large as chains, and at most four of them for each.
    void lay_grid() {
        double length = 0;
        for (const Chain& c : chains_) length += c.box.max.x - c.box.min.x + c.box.max.y - c.box.min.y;
        const auto count = static_cast<double>(std::max<std::size_t>(chains_.size(), 1));
        const double width = box_.max.x - box_.min.x, height = box_.max.y - box_.min.y;
        cell_ =
            std::max({length / count, std::sqrt(width * height / count) / 2, std::max(width, height) / 4096, 1e-300});
        columns_ = cell_at(width) + 1;
        rows_ = cell_at(height) + 1;
        offsets_.assign(std::size_t{columns_} * rows_ + 1, 0);
        for (const Chain& c : chains_) for_each_cell(c.box, [&](std::size_t cell) { ++offsets_[cell + 1]; });
        for (std::size_t i = 0; i + 1 < offsets_.size(); ++i) offsets_[i + 1] += offsets_[i];
        in_cells_.resize(offsets_.back());
        std::vector<std::uint32_t> at(offsets_.begin(), offsets_.end() - 1);
        for (std::uint32_t i = 0; i < chains_.size(); ++i)
            for_each_cell(chains_[i].box, [&](std::size_t cell) { in_cells_[at[cell]++] = i; });
    }
    std::uint32_t cell_at(double distance) const { return static_cast<std::uint32_t>(distance / cell_); }
    std::uint32_t column_of(double x) const { return cell_at(x - box_.min.x); }
    std::uint32_t row_of(double y) const { return cell_at(y - box_.min.y); }
    template <class Do>
    void for_each_cell(const MapBox& box, const Do& visit) const {
        for (std::uint32_t row = row_of(box.min.y); row <= row_of(box.max.y); ++row)
            for (std::uint32_t column = column_of(box.min.x); column <= column_of(box.max.x); ++column)
                visit(std::size_t{row} * columns_ + column);
    }

    // Each of these is false where the rings may not be valid.
    bool look_in_cell(std::uint32_t column, std::uint32_t row) {
        const std::size_t cell = std::size_t{row} * columns_ + column;
        for (std::uint32_t i = offsets_[cell]; i < offsets_[cell + 1]; ++i)
            for (std::uint32_t j = offsets_[cell]; j < i; ++j) {
                const Chain &a = chains_[in_cells_[i]], &b = chains_[in_cells_[j]];
                const MapXY low{std::max(a.box.min.x, b.box.min.x), std::max(a.box.min.y, b.box.min.y)};
                const MapXY high{std::min(a.box.max.x, b.box.max.x), std::min(a.box.max.y, b.box.max.y)};
                if (low.x > high.x || low.y > high.y) continue;
                // Chains that share several cells are compared in one of them.
                if (column_of(low.x) != column || row_of(low.y) != row) continue;
                if (!look_at(a, b, low, high)) return false;
            }
        return true;
    }
    bool look_at(const Chain& a, const Chain& b, MapXY low, MapXY high) {
        std::array<Edge, Chain::most> of_a;
        const std::size_t count = edges_in(a, low, high, of_a);
        if (count == 0) return true;
        std::array<Edge, Chain::most> of_b;
        const std::size_t others = edges_in(b, low, high, of_b);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = 0; j < others; ++j)
                if (!look_at(of_a[i], of_b[j])) return false;
        return true;
    }
    bool look_within(const Chain& chain) {
        std::array<Edge, Chain::most> edges;
        const std::uint32_t count = chain.end - chain.begin;
        for (std::uint32_t i = 0; i < count; ++i) {
            edges[i] = edge(chain.ring, chain.begin + i);
            for (std::uint32_t j = 0; j < i; ++j)
                if (!look_at(edges[j], edges[i])) return false;
        }
        return true;
    }
    bool look_at(const Edge& e, const Edge& f) {
        const Meeting how = meeting(e, f);
        if (how == Meeting::none) return true;
        if (how == Meeting::other) return false;
        touches_.push_back({std::min(e.ring, f.ring), std::max(e.ring, f.ring), e.a == f.a || e.a == f.b ? e.a : e.b});
        return true;
    }
    std::size_t edges_in(const Chain& chain, MapXY low, MapXY high, std::array<Edge, Chain::most>& out) const {
        std::size_t count = 0;
        MapXY a = rings_.points[chain.begin];
        for (std::uint32_t i = chain.begin; i < chain.end; ++i) {
            const MapXY b = edge(chain.ring, i).b;
            const bool meets = std::max(a.x, b.x) >= low.x && std::min(a.x, b.x) <= high.x &&
                               std::max(a.y, b.y) >= low.y && std::min(a.y, b.y) <= high.y;
            if (meets) out[count++] = edge(chain.ring, i);
            a = b;
        }
        return count;
    }
    // Whether an edge turns back along the one before.
    bool any_folded() const {
        for (std::uint32_t r = 0; r < rings_.count(); ++r) {
            const auto ring = rings_.ring(r);
            MapXY a = ring[ring.size() - 2 < ring.size() ? ring.size() - 2 : 0], b = ring.back();
            for (const MapXY c : ring) {
                if (folded(a, b, c)) return true;
                a = b;
                b = c;
            }
        }
        return false;
    }

    const RingSet<MapXY>& rings_;
    std::vector<Chain> chains_;
    std::vector<Touch> touches_;
    MapBox box_;
    double cell_ = 1;
    std::uint32_t columns_ = 1, rows_ = 1;
    std::vector<std::uint32_t> offsets_, in_cells_;  // chains by cell
};

}  // namespace

bool certainly_valid(const RingSet<MapXY>& rings) {
    return rings.points.empty() || Chains(rings).certainly_valid();
}

}  // namespace tourmap
