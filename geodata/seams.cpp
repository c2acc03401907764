#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "geodata/seams.h"

namespace tourmap {
namespace {

bool on_antimeridian(LonLat p) {
    return std::abs(p.lon) == 180;
}

// Latitudes at which the seams of a feature have a vertex, on either side.
std::set<double> seam_latitudes(const GeoLayer& layer, std::size_t f) {
    std::set<double> out;
    if (layer.kinds[f] != GeometryKind::polygon) return out;
    for (std::uint32_t r = layer.part_offsets[layer.feature_offsets[f]];
         r < layer.part_offsets[layer.feature_offsets[f + 1]]; ++r) {
        const auto ring = layer.ring(r);
        for (std::size_t i = 0; i < ring.size(); ++i)
            if (layer.seam[layer.ring_offsets[r] + i])
                for (const LonLat p : {ring[i], ring[(i + 1) % ring.size()]})
                    if (on_antimeridian(p)) out.insert(p.lat);
    }
    return out;
}

// The latitudes strictly between a and b, in that order.
std::vector<double> between(LonLat a, LonLat b, const std::set<double>& latitudes) {
    if (!on_antimeridian(a) || a.lon != b.lon) return {};  // along a pole
    std::vector<double> inner(latitudes.upper_bound(std::min(a.lat, b.lat)),
                              latitudes.lower_bound(std::max(a.lat, b.lat)));
    if (b.lat < a.lat) std::reverse(inner.begin(), inner.end());
    return inner;
}

void append_between(LonLat a, LonLat b, const std::set<double>& latitudes, GeoLayer& out) {
    for (const double lat : between(a, b, latitudes)) {
        out.vertices.push_back({a.lon, lat});
        out.seam.push_back(1);
    }
}

void append_ring(const GeoLayer& layer, std::uint32_t r, const std::set<double>& latitudes, GeoLayer& out) {
    const auto ring = layer.ring(r);
    const std::uint8_t* seam = layer.seam.data() + layer.ring_offsets[r];
    if (latitudes.empty()) {
        out.vertices.insert(out.vertices.end(), ring.begin(), ring.end());
        out.seam.insert(out.seam.end(), seam, seam + ring.size());
    }
    for (std::size_t i = 0; i < ring.size() && !latitudes.empty(); ++i) {
        out.vertices.push_back(ring[i]);
        out.seam.push_back(seam[i]);
        if (seam[i]) append_between(ring[i], ring[(i + 1) % ring.size()], latitudes, out);
    }
    out.ring_offsets.push_back(static_cast<std::uint32_t>(out.vertices.size()));
}

bool lacks_vertices(const GeoLayer& layer) {
    for (std::size_t f = 0; f < layer.feature_count(); ++f) {
        const auto latitudes = seam_latitudes(layer, f);
        if (latitudes.size() < 3) continue;  // the ends of one edge
        for (std::uint32_t r = layer.part_offsets[layer.feature_offsets[f]];
             r < layer.part_offsets[layer.feature_offsets[f + 1]]; ++r) {
            const auto ring = layer.ring(r);
            for (std::size_t i = 0; i < ring.size(); ++i)
                if (layer.seam[layer.ring_offsets[r] + i] &&
                    !between(ring[i], ring[(i + 1) % ring.size()], latitudes).empty())
                    return true;
        }
    }
    return false;
}

// The edges of a feature's rings as one linked list a ring; an edge has the index of the vertex it leaves.
class EdgeLoops {
public:
    EdgeLoops(const ProjectedLayer& layer, std::size_t f)
        : base_(layer.ring_offsets[layer.feature_offsets[f]]),
          points_(std::span(layer.vertices).subspan(base_, layer.ring_offsets[layer.feature_offsets[f + 1]] - base_)),
          next_(points_.size()),
          previous_(points_.size()),
          gone_(points_.size(), 0) {
        for (std::uint32_t r = layer.feature_offsets[f]; r < layer.feature_offsets[f + 1]; ++r) {
            const std::uint32_t begin = layer.ring_offsets[r] - base_, end = layer.ring_offsets[r + 1] - base_;
            for (std::uint32_t i = begin; i < end; ++i) link(i, i + 1 < end ? i + 1 : begin);
        }
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(points_.size()); }
    MapXY start(std::uint32_t e) const { return points_[e]; }
    std::uint32_t next(std::uint32_t e) const { return next_[e]; }

    // An edge without length.
    void remove(std::uint32_t e) {
        link(previous_[e], next_[e]);
        gone_[e] = 1;
    }
    // Two edges along each other, in opposite directions: what came before the one goes on after the other.
    void cancel(std::uint32_t e, std::uint32_t f) {
        const std::uint32_t before_e = previous_[e], before_f = previous_[f], after_e = next_[e], after_f = next_[f];
        link(before_e, after_f);
        link(before_f, after_e);
        gone_[e] = gone_[f] = 1;
    }
    RingSet<MapXY> rings() const {
        RingSet<MapXY> out;
        std::vector<std::uint8_t> seen = gone_;
        for (std::uint32_t first = 0; first < size(); ++first) {
            for (std::uint32_t e = first; !seen[e]; e = next_[e]) {
                seen[e] = 1;
                if (out.points.size() == out.offsets.back() || out.points.back() != points_[e]) out.push(points_[e], 0);
            }
            out.end_ring(3);
        }
        return out;
    }

private:
    void link(std::uint32_t a, std::uint32_t b) {
        next_[a] = b;
        previous_[b] = a;
    }

    std::uint32_t base_;
    std::span<const MapXY> points_;
    std::vector<std::uint32_t> next_, previous_;
    std::vector<std::uint8_t> gone_;
};

// Gives points that are closer than `closeness` one number.
std::map<std::uint32_t, std::uint32_t> place_numbers(const EdgeLoops& loops, const std::vector<std::uint32_t>& hidden,
                                                     double closeness) {
    std::vector<std::uint32_t> ends;
    for (const std::uint32_t e : hidden) ends.insert(ends.end(), {e, loops.next(e)});
    // Along a direction that no seam has.
    const auto key = [&](std::uint32_t e) {
        return 0.8090169943749475 * loops.start(e).x + 0.5877852522924731 * loops.start(e).y;
    };
    std::sort(ends.begin(), ends.end(),
              [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b) || (key(a) == key(b) && a < b); });
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        std::uint32_t number = ends[i];
        const MapXY p = loops.start(ends[i]);
        for (std::size_t k = i; k-- > 0 && key(ends[i]) - key(ends[k]) <= 2 * closeness;) {
            const MapXY q = loops.start(ends[k]);
            if (std::hypot(p.x - q.x, p.y - q.y) > closeness) continue;
            number = numbers[ends[k]];
            break;
        }
        numbers[ends[i]] = number;
    }
    return numbers;
}

}  // namespace

GeoLayerPtr with_matching_seams(const GeoLayerPtr& source) {
    const GeoLayer& layer = *source;
    if (!lacks_vertices(layer)) return source;
    auto made = std::make_shared<GeoLayer>();
    GeoLayer& out = *made;
    out.edges = layer.edges;
    out.kinds = layer.kinds;
    out.part_offsets = layer.part_offsets;
    out.feature_offsets = layer.feature_offsets;
    out.vertices.reserve(layer.vertices.size());
    out.seam.reserve(layer.seam.size());
    for (std::size_t f = 0; f < layer.feature_count(); ++f) {
        const std::uint32_t first = layer.part_offsets[layer.feature_offsets[f]],
                            last = layer.part_offsets[layer.feature_offsets[f + 1]];
        const auto latitudes = seam_latitudes(layer, f);
        for (std::uint32_t r = first; r < last; ++r) append_ring(layer, r, latitudes, out);
    }
    return made;
}

RingSet<MapXY> join_at_seams(const ProjectedLayer& layer, std::size_t f, double closeness) {
    RingSet<MapXY> same;
    std::vector<std::uint32_t> hidden;
    const std::uint32_t base = layer.ring_offsets[layer.feature_offsets[f]];
    const std::uint32_t count = layer.ring_offsets[layer.feature_offsets[f + 1]] - base;
    same.points.reserve(count);
    same.edges.reserve(count);
    for (std::uint32_t r = layer.feature_offsets[f]; r < layer.feature_offsets[f + 1]; ++r) {
        same.append(layer.ring(r), layer.hidden(r));
        for (std::uint32_t i = layer.ring_offsets[r]; i < layer.ring_offsets[r + 1]; ++i)
            if (layer.edge_hidden[i]) hidden.push_back(i - base);
    }
    if (hidden.empty()) return same;

    EdgeLoops loops(layer, f);
    const auto place = place_numbers(loops, hidden, closeness);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> waiting;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<std::uint32_t> points;
    for (const std::uint32_t e : hidden) {
        const std::uint32_t from = place.at(e), to = place.at(loops.next(e));
        if (from == to) {
            points.push_back(e);
            continue;
        }
        auto& partners = waiting[{to, from}];
        if (partners.empty()) {
            waiting[{from, to}].push_back(e);
        } else {
            pairs.emplace_back(partners.back(), e);
            partners.pop_back();
        }
    }
    if (pairs.empty() && points.empty()) return same;
    for (const std::uint32_t e : points) loops.remove(e);
    for (const auto& [e, g] : pairs) loops.cancel(e, g);
    return loops.rings();
}

}  // namespace tourmap
