#include "geodata/ring_nesting.h"

#include <algorithm>
#include <cmath>

namespace tourmap {
namespace {

// The edges of all rings sorted into horizontal slabs, so that a ray meets only those of its own slab.
class Slabs {
public:
    struct Edge {
        std::uint32_t ring, vertex;
    };

    explicit Slabs(const RingSet<MapXY>& rings) : rings_(rings) {
        MapBox box;
        double climb = 0;
        for (const MapXY p : rings.points) box.include(p);
        for_each_edge([&](Edge, MapXY a, MapXY b) { climb += std::abs(b.y - a.y); });
        bottom_ = box.min.y;
        const double height = box.max.y - box.min.y;
        // A line across has climb / height edges at least: more slabs than this only repeat them.
        const double edges = static_cast<double>(rings.points.size());
        count_ = height > 0 ? static_cast<std::size_t>(std::clamp(edges * height / (climb + 4 * height), 1.0, 1e6)) : 1;
        scale_ = height > 0 ? static_cast<double>(count_) / height : 0;
        offsets_.assign(count_ + 1, 0);
        for_each_edge([&](Edge, MapXY a, MapXY b) { for_each_slab(a, b, [&](std::size_t s) { ++offsets_[s + 1]; }); });
        for (std::size_t s = 0; s < count_; ++s) offsets_[s + 1] += offsets_[s];
        edges_.resize(offsets_[count_]);
        std::vector<std::size_t> at(offsets_.begin(), offsets_.end() - 1);
        for_each_edge(
            [&](Edge e, MapXY a, MapXY b) { for_each_slab(a, b, [&](std::size_t s) { edges_[at[s]++] = e; }); });
    }

    // Calls cross(ring) for each edge that the ray from p to the left meets.
    template <class Cross>
    void cast_left(MapXY p, const Cross& cross) const {
        const std::size_t s = slab_of(p.y);
        for (std::size_t i = offsets_[s]; i < offsets_[s + 1]; ++i) {
            const auto [a, b] = ends(edges_[i]);
            if ((a.y > p.y) == (b.y > p.y)) continue;
            if (std::min(a.x, b.x) > p.x) continue;
            if (a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) < p.x) cross(edges_[i].ring);
        }
    }

private:
    std::pair<MapXY, MapXY> ends(Edge e) const {
        const std::uint32_t next = e.vertex + 1 < rings_.offsets[e.ring + 1] ? e.vertex + 1 : rings_.offsets[e.ring];
        return {rings_.points[e.vertex], rings_.points[next]};
    }
    template <class Do>
    void for_each_edge(const Do& visit) const {
        for (std::uint32_t r = 0; r < rings_.count(); ++r)
            for (std::uint32_t i = rings_.offsets[r]; i < rings_.offsets[r + 1]; ++i) {
                const auto [a, b] = ends({r, i});
                visit(Edge{r, i}, a, b);
            }
    }
    std::size_t slab_of(double y) const {
        return std::min(static_cast<std::size_t>(std::max((y - bottom_) * scale_, 0.0)), count_ - 1);
    }
    template <class Do>
    void for_each_slab(MapXY a, MapXY b, const Do& visit) const {
        const std::size_t last = slab_of(std::max(a.y, b.y));
        for (std::size_t s = slab_of(std::min(a.y, b.y)); s <= last; ++s) visit(s);
    }

    const RingSet<MapXY>& rings_;
    std::vector<Edge> edges_;
    std::vector<std::size_t> offsets_;
    double bottom_ = 0, scale_ = 0;
    std::size_t count_ = 1;
};

// The middle of its longest edge: rings that touch do so at vertices.
MapXY probe(std::span<const MapXY> ring) {
    MapXY best = ring[0];
    double longest = -1;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const MapXY a = ring[i], b = ring[i + 1 < ring.size() ? i + 1 : 0];
        const double length = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
        if (length <= longest) continue;
        longest = length;
        best = {(a.x + b.x) / 2, (a.y + b.y) / 2};
    }
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
