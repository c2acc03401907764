#include "geodata/detail_select.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tourmap {
namespace {

// Takes the vertices of a ring that a window needs.
class WindowTaker {
public:
    WindowTaker(const DetailLevel& from, const Selection& selection)
        : from_(from), least_ranks_(selection.least_ranks), window_(selection.window) {}

    void operator()(std::size_t ring, DetailArrays& out) {
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
                    if (is_needed(v)) push(v, out);
            }
            i = stop;
        }
        land(out);
    }

private:
    void push(std::size_t v, DetailArrays& out) const { out.push(from_.vertices[v], from_.edges[v], from_.ranks[v]); }
    // By the vertex's own place, so that all who share it decide alike.
    bool is_needed(std::size_t v) const { return from_.ranks[v] >= least_ranks_[latitude_band(from_.vertices[v].lat)]; }
    bool far_away(std::size_t run) const { return !from_.run_boxes[run].meets(window_); }
    // Vertices far from the window: the first and the last of a stretch stand for all of it, while the box
    // round the stretch, and so the straight line between the two, stays away from the window.
    void pass_by(std::size_t begin, std::size_t end, std::size_t run, DetailArrays& out) {
        SmallBox both = stretch_;
        both.include(from_.run_boxes[run]);
        if (both.meets(window_)) land(out);
        stretch_.include(from_.run_boxes[run]);
        for (std::size_t v = begin; v < end; ++v) {
            if (!is_needed(v)) continue;
            if (!flying_) push(v, out);
            flying_ = true;
            last_ = v;
            first_ = first_ == none ? v : first_;
        }
    }
    void land(DetailArrays& out) {
        if (flying_ && last_ != first_) push(last_, out);
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

// Where a part of the layer came to lie.
struct Place {
    std::uint32_t part, tile, index;
};

std::vector<Place> in_order(const std::vector<DetailArrays>& tiles) {
    std::vector<Place> places;
    for (std::uint32_t t = 0; t < tiles.size(); ++t)
        for (std::uint32_t i = 0; i < tiles[t].parts.size(); ++i) places.push_back({tiles[t].parts[i], t, i});
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.part < b.part; });
    return places;
}

void append(const DetailArrays& from, std::size_t part, DetailArrays& out) {
    const auto copy = [](const auto& values, std::size_t begin, std::size_t end, auto& to) {
        to.insert(to.end(), values.begin() + static_cast<std::ptrdiff_t>(begin),
                  values.begin() + static_cast<std::ptrdiff_t>(end));
    };
    const std::uint32_t first = from.part_offsets[part], last = from.part_offsets[part + 1];
    const std::uint32_t begin = from.ring_offsets[first], end = from.ring_offsets[last];
    const auto at = static_cast<std::uint32_t>(out.vertices.size());
    copy(from.vertices, begin, end, out.vertices);
    copy(from.edges, begin, end, out.edges);
    for (std::uint32_t r = first + 1; r <= last; ++r) out.ring_offsets.push_back(from.ring_offsets[r] - begin + at);
    out.part_offsets.push_back(static_cast<std::uint32_t>(out.ring_offsets.size() - 1));
    out.features.push_back(from.features[part]);
}

// Without ranks and numbers of parts, which nobody needs any more.
DetailArrays joined(const std::vector<DetailArrays>& tiles) {
    DetailArrays out;
    std::size_t vertices = 0;
    for (const DetailArrays& tile : tiles) vertices += tile.vertices.size();
    out.vertices.reserve(vertices);
    out.edges.reserve(vertices);
    for (const Place& place : in_order(tiles)) append(tiles[place.tile], place.index, out);
    return out;
}

}  // namespace

DetailRank Selection::least_rank_in(const SmallBox& box) const {
    if (box.empty()) return always_needed;
    const auto first = least_ranks.begin() + static_cast<std::ptrdiff_t>(latitude_band(box.south));
    const auto last = least_ranks.begin() + static_cast<std::ptrdiff_t>(latitude_band(box.north));
    return *std::min_element(first, last + 1);
}

DetailArrays select_parts(const DetailLevel& from, std::span<const GeometryKind> kinds, const Selection& selection) {
    DetailArrays out;
    WindowTaker take(from, selection);
    for (std::size_t p = 0; p < from.parts.size(); ++p) {
        for (std::size_t r = from.part_offsets[p]; r < from.part_offsets[p + 1]; ++r) {
            take(r, out);
            // Holes of nothing are nothing.
            if (!out.end_ring(kinds[from.features[p]]) && r == from.part_offsets[p]) break;
        }
        out.end_part(from.parts[p], from.features[p]);
    }
    return out;
}

GeoLayer layer_of(std::vector<DetailArrays> tiles, std::span<const GeometryKind> kinds, Borders borders) {
    DetailArrays all = tiles.size() == 1 ? std::move(tiles.front()) : joined(tiles);
    tiles.clear();
    const std::uint8_t hidden =
        borders == Borders::once ? detail_edge::seam | detail_edge::repeated : detail_edge::seam;
    for (std::uint8_t& edge : all.edges) edge = (edge & hidden) != 0;
    GeoLayer out;
    out.feature_offsets.assign(kinds.size() + 1, 0);
    for (const std::uint32_t f : all.features) ++out.feature_offsets[f + 1];
    for (std::size_t f = 0; f < kinds.size(); ++f) out.feature_offsets[f + 1] += out.feature_offsets[f];
    out.vertices = std::move(all.vertices);
    out.seam = std::move(all.edges);
    out.ring_offsets = std::move(all.ring_offsets);
    out.part_offsets = std::move(all.part_offsets);
    out.kinds.assign(kinds.begin(), kinds.end());
    return out;
}

}  // namespace tourmap
