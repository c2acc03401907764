#include "geodata/ring_nesting.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tourmap {
namespace {

// The edges of all rings, a few that follow each other at a time, sorted into horizontal slabs, so that a ray meets only
// those of its own slab.
class Slabs {
public:
    explicit Slabs(const RingSet<MapXY>& rings) : rings_(rings) {
        chains_.reserve(rings.points.size() / Chain::most + rings.count());
        for (std::uint32_t r = 0; r < rings.count(); ++r)
            for (std::uint32_t i = rings.offsets[r]; i < rings.offsets[r + 1]; i += Chain::most)
                chains_.push_back(chain(r, i, std::min(i + Chain::most, rings.offsets[r + 1])));
        double top = -infinity, climb = 0;
        bottom_ = infinity;
        for (const Chain& c : chains_) {
            bottom_ = std::min(bottom_, c.low);
            top = std::max(top, c.high);
            climb += c.high - c.low;
        }
        const double height = top - bottom_;
        // A line across has climb / height chains at least: more slabs than this only repeat them.
        const double wanted = 2 * static_cast<double>(chains_.size()) * height / (climb + 4 * height);
        count_ = height > 0 ? static_cast<std::size_t>(std::clamp(wanted, 1.0, 1e6)) : 1;
        scale_ = height > 0 ? static_cast<double>(count_) / height : 0;
        offsets_.assign(count_ + 1, 0);
        for (const Chain& c : chains_) for_each_slab(c, [&](std::size_t s) { ++offsets_[s + 1]; });
        for (std::size_t s = 0; s < count_; ++s) offsets_[s + 1] += offsets_[s];
        in_slabs_.resize(offsets_[count_]);
        std::vector<std::size_t> at(offsets_.begin(), offsets_.end() - 1);
        for (std::uint32_t c = 0; c < chains_.size(); ++c)
            for_each_slab(chains_[c], [&](std::size_t s) { in_slabs_[at[s]++] = c; });
    }

    // Calls cross(ring) for each edge that the ray from p to the left meets.
    template <class Cross>
    void cast_left(MapXY p, const Cross& cross) const {
        const std::size_t s = slab_of(p.y);
        for (std::size_t i = offsets_[s]; i < offsets_[s + 1]; ++i) {
            const Chain& c = chains_[in_slabs_[i]];
            if (c.low > p.y || c.high < p.y || c.left > p.x) continue;
            MapXY a = rings_.points[c.begin];
            for (std::uint32_t v = c.begin; v < c.end; ++v) {
                const MapXY b = end_of(c.ring, v);
                if ((a.y > p.y) != (b.y > p.y) && std::min(a.x, b.x) <= p.x &&
                    a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) < p.x)
                    cross(c.ring);
                a = b;
            }
        }
    }

private:
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    struct Chain {
        static constexpr std::uint32_t most = 8;
        double low, high, left;
        std::uint32_t ring, begin, end;  // vertices at which its edges start
    };

    MapXY end_of(std::uint32_t ring, std::uint32_t vertex) const {
        return rings_.points[vertex + 1 < rings_.offsets[ring + 1] ? vertex + 1 : rings_.offsets[ring]];
    }
    Chain chain(std::uint32_t ring, std::uint32_t begin, std::uint32_t end) const {
        const MapXY last = end_of(ring, end - 1);
        Chain c{last.y, last.y, last.x, ring, begin, end};
        for (std::uint32_t v = begin; v < end; ++v) {
            const MapXY p = rings_.points[v];
            c.low = std::min(c.low, p.y);
            c.high = std::max(c.high, p.y);
            c.left = std::min(c.left, p.x);
        }
        return c;
    }
    std::size_t slab_of(double y) const {
        return std::min(static_cast<std::size_t>(std::max((y - bottom_) * scale_, 0.0)), count_ - 1);
    }
    template <class Do>
    void for_each_slab(const Chain& c, const Do& visit) const {
        const std::size_t last = slab_of(c.high);
        for (std::size_t s = slab_of(c.low); s <= last; ++s) visit(s);
    }

    const RingSet<MapXY>& rings_;
    std::vector<Chain> chains_;
    std::vector<std::uint32_t> in_slabs_;  // chains by slab
    std::vector<std::size_t> offsets_;
    double bottom_ = 0, scale_ = 0;
    std::size_t count_ = 1;
};

// The middle of its longest edge: rings that touch do so at vertices.
MapXY probe(std::span<const MapXY> ring) {
    MapXY best = ring[0], a = ring[0];
    double longest = -1;
    const auto look = [&](MapXY b) {
        const double length = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
        if (length > longest) {
            longest = length;
            best = {(a.x + b.x) / 2, (a.y + b.y) / 2};
        }
        a = b;
    };
    for (const MapXY b : ring.subspan(1)) look(b);
    look(ring[0]);
    return best;
}

// The rings round ring r, by how often the way out crosses them.
class Surroundings {
public:
    explicit Surroundings(const RingSet<MapXY>& rings) : rings_(rings), slabs_(rings), odd_(rings.count(), 0) {}

    const std::vector<std::uint32_t>& of(std::uint32_t r) {
        touched_.clear();
        slabs_.cast_left(probe(rings_.ring(r)), [&](std::uint32_t other) {
            if (other == r) return;
            odd_[other] ^= 1;
            touched_.push_back(other);
        });
        round_.clear();
        for (const std::uint32_t other : touched_) {
            if (odd_[other]) round_.push_back(other);
            odd_[other] = 0;
        }
        return round_;
    }

private:
    const RingSet<MapXY>& rings_;
    Slabs slabs_;
    std::vector<std::uint8_t> odd_;
    std::vector<std::uint32_t> touched_, round_;
};

}  // namespace

double signed_area(std::span<const MapXY> ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapXY a = ring[i], b = ring[i + 1 < ring.size() ? i + 1 : 0], o = ring[0];
        twice += (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y);
    }
    return twice / 2;
}

std::vector<NestedPolygon> nest_rings(const RingSet<MapXY>& rings, const std::function<bool()>& go_on) {
    std::vector<NestedPolygon> polygons;
    const auto count = static_cast<std::uint32_t>(rings.count());
    if (count == 0) return polygons;
    if (count == 1) return {NestedPolygon{}};
    if (go_on && !go_on()) return {};
    std::vector<double> area(count);
    for (std::uint32_t r = 0; r < count; ++r) area[r] = std::abs(signed_area(rings.ring(r)));
    Surroundings surroundings(rings);
    std::vector<std::uint32_t> polygon_of(count, count);  // by its exterior
    std::vector<std::pair<std::uint32_t, std::uint32_t>> holes;
    for (std::uint32_t r = 0; r < count; ++r) {
        if (r % 256 == 0 && go_on && !go_on()) return {};
        const auto& round = surroundings.of(r);
        if (round.size() % 2 == 0) {
            polygon_of[r] = static_cast<std::uint32_t>(polygons.size());
            polygons.push_back({r, {}});
        } else {
            holes.emplace_back(r, *std::min_element(round.begin(), round.end(), [&](std::uint32_t a, std::uint32_t b) {
                                   return area[a] < area[b];
                               }));
        }
    }
    for (const auto& [hole, round] : holes) {
        if (polygon_of[round] < count) {
            polygons[polygon_of[round]].holes.push_back(hole);
        } else {  // only where rings cross after all: better an island too many than a ring lost
            polygons.push_back({hole, {}});
        }
    }
    return polygons;
}

}  // namespace tourmap
