#include "geodata/detail_level.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tourmap {
namespace {

float below(double v) {
    return std::nextafter(static_cast<float>(v), -std::numeric_limits<float>::infinity());
}
float above(double v) {
    return std::nextafter(static_cast<float>(v), std::numeric_limits<float>::infinity());
}

LonLatBox box_of(std::span<const LonLat> points) {
    LonLatBox box;
    for (const LonLat p : points) box.include(p);
    return box;
}

std::size_t least_vertices(GeometryKind kind) {
    return kind == GeometryKind::polygon ? 3 : kind == GeometryKind::line ? 2 : 1;
}

// The arrays of a level that is made from another one.
struct Arrays {
    std::vector<LonLat> vertices;
    std::vector<std::uint8_t> edges;
    std::vector<DetailRank> ranks;
    std::vector<std::uint32_t> ring_offsets{0}, part_offsets{0}, feature_offsets{0};

    void push(const DetailLevel& from, std::size_t i) {
        vertices.push_back(from.vertices[i]);
        edges.push_back(from.edges[i]);
        ranks.push_back(from.ranks[i]);
    }
    // False: too few vertices; they are taken back.
    bool end_ring(std::size_t least) {
        if (vertices.size() - ring_offsets.back() < least) {
            vertices.resize(ring_offsets.back());
            edges.resize(ring_offsets.back());
            ranks.resize(ring_offsets.back());
            return false;
        }
        ring_offsets.push_back(static_cast<std::uint32_t>(vertices.size()));
        return true;
    }
    void end_part() {
        const auto rings = static_cast<std::uint32_t>(ring_offsets.size() - 1);
        if (rings > part_offsets.back()) part_offsets.push_back(rings);
    }
    void end_feature() { feature_offsets.push_back(static_cast<std::uint32_t>(part_offsets.size() - 1)); }
};

// Copies features ring by ring: take(ring, out) pushes what is wanted of a ring.
template <class Take>
void copy_features(const DetailLevel& from, std::span<const GeometryKind> kinds, Arrays& out, Take take) {
    for (std::size_t f = 0; f < kinds.size(); ++f) {
        const std::size_t least = least_vertices(kinds[f]);
        for (std::size_t p = from.feature_offsets[f]; p < from.feature_offsets[f + 1]; ++p) {
            for (std::size_t r = from.part_offsets[p]; r < from.part_offsets[p + 1]; ++r) {
                take(r, out);
                // Holes of nothing are nothing.
                if (!out.end_ring(least) && r == from.part_offsets[p]) break;
            }
            out.end_part();
        }
        out.end_feature();
    }
}

// Takes the vertices of a ring that a window needs.
class WindowTaker {
public:
    WindowTaker(const DetailLevel& from, const Selection& selection)
        : from_(from), least_ranks_(selection.least_ranks), window_(selection.window) {}

    void operator()(std::size_t ring, Arrays& out) {
        if (!from_.ring_boxes[ring].meets(window_)) return;
        const std::size_t end = from_.ring_offsets[ring + 1];
        for (std::size_t i = from_.ring_offsets[ring]; i < end;) {
            const std::size_t run = i / DetailLevel::box_step;
            const std::size_t stop = std::min(end, (run + 1) * DetailLevel::box_step);
            if (far_away(run))
                pass_by(i, stop, run, out);
            else {
                land(out);
                for (std::size_t v = i; v < stop; ++v)
                    if (is_needed(v)) out.push(from_, v);
            }
            i = stop;
        }
        land(out);
    }

private:
    // By the vertex's own place, so that all who share it decide alike.
    bool is_needed(std::size_t v) const { return from_.ranks[v] >= least_ranks_[latitude_band(from_.vertices[v].lat)]; }
    bool far_away(std::size_t run) const { return !from_.run_boxes[run].meets(window_); }
    // Vertices far from the window: the first and the last of a stretch stand for all of it, while the box
    // round the stretch, and so the straight line between the two, stays away from the window.
    void pass_by(std::size_t begin, std::size_t end, std::size_t run, Arrays& out) {
        SmallBox both = stretch_;
        both.include(from_.run_boxes[run]);
        if (both.meets(window_)) land(out);
        stretch_.include(from_.run_boxes[run]);
        for (std::size_t v = begin; v < end; ++v) {
            if (!is_needed(v)) continue;
            if (!flying_) out.push(from_, v);
            flying_ = true;
            last_ = v;
            first_ = first_ == none ? v : first_;
        }
    }
    void land(Arrays& out) {
        if (flying_ && last_ != first_) out.push(from_, last_);
        flying_ = false;
        first_ = none;
        stretch_ = {};
    }

    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    const DetailLevel& from_;
    const ByLatitude<DetailRank>& least_ranks_;
    const GlobeWindow& window_;
    SmallBox stretch_;
    bool flying_ = false;
    std::size_t first_ = none, last_ = none;  // vertices of the stretch
};

}  // namespace

void SmallBox::include(const LonLatBox& box) {
    if (box.empty) return;
    include(SmallBox{below(box.min.lon), below(box.min.lat), above(box.max.lon), above(box.max.lat)});
}

void SmallBox::include(const SmallBox& box) {
    west = std::min(west, box.west);
    south = std::min(south, box.south);
    east = std::max(east, box.east);
    north = std::max(north, box.north);
}

bool SmallBox::meets(const GlobeWindow& window) const {
    const LonLatBox& w = window.box;
    if (west > east || north < w.min.lat || south > w.max.lat) return false;
    return (east >= w.min.lon && west <= w.max.lon) || west + 360 <= w.max.lon;
}

void DetailLevel::add_boxes() {
    run_boxes.assign((vertices.size() + box_step - 1) / box_step, {});
    for (std::size_t run = 0; run < run_boxes.size(); ++run)
        run_boxes[run].include(
            box_of(vertices.subspan(run * box_step).first(std::min(box_step, vertices.size() - run * box_step))));
    ring_boxes.assign(ring_offsets.size() - 1, {});
    for (std::size_t r = 0; r < ring_boxes.size(); ++r)
        ring_boxes[r].include(box_of(vertices.subspan(ring_offsets[r], ring_offsets[r + 1] - ring_offsets[r])));
}

DetailLevel whole_level(GeoLayerPtr layer, std::vector<DetailRank> ranks, const Topology& topology) {
    struct Storage {
        GeoLayerPtr layer;
        std::vector<DetailRank> ranks;
        std::vector<std::uint8_t> edges;
    };
    std::vector<std::uint8_t> edges(layer->seam.size());
    for (std::size_t i = 0; i < edges.size(); ++i)
        edges[i] = static_cast<std::uint8_t>((layer->seam[i] ? detail_edge::seam : 0) |
                                             (topology.repeated[i] ? detail_edge::repeated : 0));
    const auto storage = std::make_shared<const Storage>(Storage{std::move(layer), std::move(ranks), std::move(edges)});
    const GeoLayer& whole = *storage->layer;
    DetailLevel level;
    level.vertices = whole.vertices;
    level.edges = storage->edges;
    level.ranks = storage->ranks;
    level.ring_offsets = whole.ring_offsets;
    level.part_offsets = whole.part_offsets;
    level.feature_offsets = whole.feature_offsets;
    level.storage = storage;
    level.add_boxes();
    return level;
}

DetailLevel coarser_level(const DetailLevel& from, std::span<const GeometryKind> kinds, DetailRank least_rank) {
    const auto arrays = std::make_shared<Arrays>();
    copy_features(from, kinds, *arrays, [&](std::size_t ring, Arrays& out) {
        for (std::size_t i = from.ring_offsets[ring]; i < from.ring_offsets[ring + 1]; ++i)
            if (from.ranks[i] >= least_rank) out.push(from, i);
    });
    DetailLevel level;
    level.least_rank = least_rank;
    level.vertices = arrays->vertices;
    level.edges = arrays->edges;
    level.ranks = arrays->ranks;
    level.ring_offsets = arrays->ring_offsets;
    level.part_offsets = arrays->part_offsets;
    level.feature_offsets = arrays->feature_offsets;
    level.storage = arrays;
    level.add_boxes();
    return level;
}

GeoLayer select_geometry(const DetailLevel& from, std::span<const GeometryKind> kinds, const Selection& selection) {
    Arrays arrays;
    copy_features(from, kinds, arrays, WindowTaker(from, selection));
    const std::uint8_t hidden =
        selection.borders == Borders::once ? detail_edge::seam | detail_edge::repeated : detail_edge::seam;
    for (std::uint8_t& edge : arrays.edges) edge = (edge & hidden) != 0;
    GeoLayer out;
    out.vertices = std::move(arrays.vertices);
    out.seam = std::move(arrays.edges);
    out.ring_offsets = std::move(arrays.ring_offsets);
    out.part_offsets = std::move(arrays.part_offsets);
    out.feature_offsets = std::move(arrays.feature_offsets);
    out.kinds.assign(kinds.begin(), kinds.end());
    return out;
}

}  // namespace tourmap
