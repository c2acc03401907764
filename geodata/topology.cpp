#include "geodata/topology.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace tourmap {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
// A place that more features share than this is not looked at pair by pair.
constexpr std::size_t most_features_at_a_place = 16;

std::uint64_t hash_of(LonLat p) {
    // Plus zero: -0 and 0 are one place.
    const auto x = std::bit_cast<std::uint64_t>(p.lon + 0.0), y = std::bit_cast<std::uint64_t>(p.lat + 0.0);
    std::uint64_t h = (x ^ (y << 29 | y >> 35)) * 0x9E3779B97F4A7C15u;
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93u;
    return h ^ h >> 29;
}

// A ring or line with what is asked of it for each vertex.
struct Run {
    std::uint32_t begin = 0, end = 0, feature = 0;
    bool closed = false;
    bool holds(std::uint32_t v) const { return v >= begin && v < end; }
    std::uint32_t previous(std::uint32_t v) const { return v > begin ? v - 1 : end - 1; }
    std::uint32_t next(std::uint32_t v) const { return v + 1 < end ? v + 1 : begin; }
    bool ends_at(std::uint32_t v) const { return !closed && (v == begin || v + 1 == end); }
};

class Finder {
public:
    Finder(const GeoLayer& layer, const Progress& progress)
        : layer_(layer), progress_(progress), count_(static_cast<std::uint32_t>(layer.vertices.size())) {
        runs_.reserve(layer.ring_count());
        for (std::uint32_t f = 0; f < layer.feature_count(); ++f)
            for (std::uint32_t p = layer.feature_offsets[f]; p < layer.feature_offsets[f + 1]; ++p)
                for (std::uint32_t r = layer.part_offsets[p]; r < layer.part_offsets[p + 1]; ++r)
                    runs_.push_back(
                        {layer.ring_offsets[r], layer.ring_offsets[r + 1], f, layer.kinds[f] == GeometryKind::polygon});
    }

    Topology find() {
        out_.junction.assign(count_, 0);
        out_.repeated.assign(count_, 0);
        representative_.resize(count_);
        table_.assign(std::bit_ceil(std::size_t{count_} * 2 + 2), none);
        for (const Run& run : runs_) {
            for (std::uint32_t v = run.begin; v < run.end; ++v) visit(run, v);
            if (!go_on(run, 0)) return {};
        }
        table_ = {};
        spread();
        if (!progress_.wanted()) return {};
        std::sort(out_.neighbours.begin(), out_.neighbours.end());
        out_.neighbours.erase(std::unique(out_.neighbours.begin(), out_.neighbours.end()), out_.neighbours.end());
        return std::move(out_);
    }

private:
    // Asks every few thousand vertices.
    bool go_on(const Run& run, double from) {
        constexpr std::uint32_t step = 8192;
        if (run.end / step == run.begin / step) return true;
        return progress_.at(from + 0.5 * run.end / count_);
    }
    // The first vertex at the place of v, which is v itself where it is the first.
    std::uint32_t first_at_place_of(std::uint32_t v) {
        const LonLat p = layer_.vertices[v];
        const std::size_t mask = table_.size() - 1;
        for (std::size_t slot = hash_of(p) & mask;; slot = (slot + 1) & mask) {
            if (table_[slot] == none) return table_[slot] = v;
            if (layer_.vertices[table_[slot]] == p) return table_[slot];
        }
    }
    const Run& run_of(std::uint32_t v) {
        // Borders are followed vertex by vertex: mostly the run found last.
        if (last_run_ < runs_.size() && runs_[last_run_].holds(v)) return runs_[last_run_];
        const auto after = std::upper_bound(runs_.begin(), runs_.end(), v,
                                            [](std::uint32_t at, const Run& run) { return at < run.begin; });
        last_run_ = static_cast<std::size_t>(after - runs_.begin()) - 1;
        return runs_[last_run_];
    }
    bool same_neighbours(const Run& a, std::uint32_t v, const Run& b, std::uint32_t w) const {
        const auto& at = layer_.vertices;
        const LonLat p = at[a.previous(v)], q = at[a.next(v)], r = at[b.previous(w)], s = at[b.next(w)];
        return (p == r && q == s) || (p == s && q == r);
    }
    void visit(const Run& run, std::uint32_t v) {
        const std::uint32_t first = first_at_place_of(v);
        representative_[v] = first;
        std::uint8_t& junction = out_.junction[first];
        junction |= run.ends_at(v);
        if (run.closed) junction |= layer_.seam[v] != layer_.seam[run.previous(v)];
        if (first == v) return;
        const Run& other = run_of(first);
        junction |= !same_neighbours(run, v, other, first);
        add_pair(run.feature, other.feature);
    }
    void add_pair(std::uint32_t a, std::uint32_t b) {
        if (a == b || layer_.kinds[a] != GeometryKind::polygon || layer_.kinds[b] != GeometryKind::polygon) return;
        const FeaturePair pair = std::minmax(a, b);
        if (out_.neighbours.empty() || out_.neighbours.back() != pair) out_.neighbours.push_back(pair);
    }
    // Whether an earlier ring, or this one earlier, has an edge between the places of v and of `other`.
    bool drawn_before(std::uint32_t v, LonLat other) {
        const std::uint32_t first = representative_[v];
        if (first == v) return false;
        const Run& run = run_of(first);
        return run.closed &&
               (layer_.vertices[run.next(first)] == other || layer_.vertices[run.previous(first)] == other);
    }
    // From the first vertex of each place to the others; features that meet in a place are neighbours even
    // where neither was the first there.
    void spread() {
        std::vector<FeaturePair> meetings;  // place, feature
        for (const Run& run : runs_) {
            if (!go_on(run, 0.5)) return;
            for (std::uint32_t v = run.begin; v < run.end; ++v) {
                const std::uint32_t first = representative_[v];
                out_.junction[v] = out_.junction[first];
                const std::uint32_t next = run.next(v);
                out_.repeated[v] =
                    run.closed && (drawn_before(v, layer_.vertices[next]) || drawn_before(next, layer_.vertices[v]));
                if (run.closed && out_.junction[v]) meetings.push_back({first, run.feature});
            }
        }
        std::sort(meetings.begin(), meetings.end());
        meetings.erase(std::unique(meetings.begin(), meetings.end()), meetings.end());
        for (std::size_t i = 0, j = 0; i < meetings.size(); i = j) {
            while (j < meetings.size() && meetings[j].first == meetings[i].first) ++j;
            if (j - i > most_features_at_a_place) continue;
            for (std::size_t a = i; a < j; ++a)
                for (std::size_t b = a + 1; b < j; ++b) add_pair(meetings[a].second, meetings[b].second);
        }
    }

    const GeoLayer& layer_;
    const Progress& progress_;
    std::uint32_t count_;
    std::vector<Run> runs_;
    std::size_t last_run_ = 0;
    std::vector<std::uint32_t> table_;           // open addressing: vertices
    std::vector<std::uint32_t> representative_;  // the first vertex at the place of each
    Topology out_;
};

}  // namespace

Topology topology_of(const GeoLayer& layer, const Progress& progress) {
    return Finder(layer, progress).find();
}

}  // namespace tourmap
