#include "geodata/importance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>

#include "geodata/thin_rings.h"

namespace tourmap {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();
constexpr int ranks_per_octave = 4;
// From this depth on ranges are split in their middle, so that no shape takes quadratic time.
constexpr int deepest_free_split = 40;

// A vertex, and the factor that turns its degrees of longitude into degrees on the sphere.
struct ArcPoint {
    double lon, lat, cosine;
    bool same_place(const ArcPoint& b) const { return lon == b.lon && lat == b.lat; }
    bool before(const ArcPoint& b) const { return std::tie(lon, lat) < std::tie(b.lon, b.lat); }
};

double square_distance(const ArcPoint& p, const ArcPoint& a) {
    const double x = (a.lon - p.lon) * std::max(p.cosine, a.cosine), y = a.lat - p.lat;
    return x * x + y * y;
}

// Of p from the edge a -> b, not less than it is: with the largest of the three factors. That of p alone would
// take an edge that sweeps round the pole for one that stays there.
double square_distance(const ArcPoint& p, const ArcPoint& a, const ArcPoint& b, double cosine_of_ends) {
    const double cosine = std::max(p.cosine, cosine_of_ends);
    const double x = (p.lon - a.lon) * cosine, y = p.lat - a.lat;
    const double dx = (b.lon - a.lon) * cosine, dy = b.lat - a.lat;
    const double along = x * dx + y * dy, square = dx * dx + dy * dy;
    if (along <= 0) return x * x + y * y;
    if (along >= square) return (x - dx) * (x - dx) + (y - dy) * (y - dy);
    const double across = x * dy - y * dx;
    return across * across / square;
}

// The importance of a stretch's vertices, as squares of degrees. The ends are left as they are.
class Arc {
public:
    void clear() { points_.clear(); }
    void push(LonLat p) { points_.push_back({p.lon, p.lat, std::cos(p.lat * degrees_to_radians)}); }
    std::size_t size() const { return points_.size(); }

    // importance[i] for point i; the ends are always needed.
    const std::vector<double>& measure() {
        importance_.assign(points_.size(), 0);
        importance_.front() = importance_.back() = endless;
        const bool turn = backwards();
        if (turn) std::ranges::reverse(points_);
        const std::size_t last = points_.size() - 1;
        if (last > 0 && points_[0].same_place(points_[last]))
            split_loop(last);
        else if (last > 1)
            split({0, last, endless, 0});
        if (turn) std::ranges::reverse(importance_);
        return importance_;
    }

private:
    struct Range {
        std::size_t first, last;
        double cap;
        int depth;
    };

    // One direction for all who see the arc.
    bool backwards() const {
        const ArcPoint &front = points_.front(), &back = points_.back();
        if (!front.same_place(back)) return back.before(front);
        return points_.size() > 2 && points_[points_.size() - 2].before(points_[1]);
    }
    // A loop from one vertex back to it: the farthest vertex is the other anchor, and the one farthest from
    // the line between both makes it an area.
    void split_loop(std::size_t last) {
        std::size_t other = 1;
        double most = -1;
        for (std::size_t i = 1; i < last; ++i)
            if (const double d = square_distance(points_[i], points_[0]); d > most) {
                most = d;
                other = i;
            }
        importance_[other] = endless;
        const auto [left, left_square] = farthest(0, other);
        const auto [right, right_square] = farthest(other, last);
        if (left_square >= 0 || right_square >= 0) importance_[left_square >= right_square ? left : right] = endless;
        split({0, other, endless, 0});
        split({other, last, endless, 0});
    }
    std::pair<std::size_t, double> farthest(std::size_t first, std::size_t last) const {
        const ArcPoint a = points_[first], b = points_[last];
        const double cosine = std::max(a.cosine, b.cosine);
        std::size_t at = first;
        double most = -1;
        for (std::size_t i = first + 1; i < last; ++i)
            if (const double d = square_distance(points_[i], a, b, cosine); d > most) {
                most = d;
                at = i;
            }
        return {at, most};
    }
    void split(Range whole) {
        ranges_.assign(1, whole);
        while (!ranges_.empty()) {
            const Range range = ranges_.back();
            ranges_.pop_back();
            if (range.last - range.first < 2) continue;
            auto [at, square] = farthest(range.first, range.last);
            const double importance = std::min(square, range.cap);
            if (importance <= finest_tolerance * finest_tolerance && importance_[at] != endless) continue;
            if (range.depth > deepest_free_split && importance_[at] != endless)
                at = range.first + (range.last - range.first) / 2;
            // A vertex that is kept in any case bounds nothing.
            const double cap = importance_[at] == endless ? range.cap : importance;
            importance_[at] = std::max(importance_[at], importance);
            ranges_.push_back({range.first, at, cap, range.depth + 1});
            ranges_.push_back({at, range.last, cap, range.depth + 1});
        }
    }

    std::vector<ArcPoint> points_;
    std::vector<double> importance_;
    std::vector<Range> ranges_;
};

DetailRank rank_of_square(double square) {
    if (square == endless) return always_needed;
    const double octaves = std::log2(square) / 2 - std::log2(finest_tolerance);
    // Rounded up: a vertex is rather kept too long.
    return static_cast<DetailRank>(std::clamp(std::ceil(octaves * ranks_per_octave), 0.0, always_needed - 1.0));
}

// What one thread needs to rank a ring.
class RingRanker {
public:
    RingRanker(const GeoLayer& layer, const Topology& topology, std::vector<DetailRank>& ranks)
        : layer_(layer), topology_(topology), ranks_(ranks) {}

    // most: the highest rank of any of its vertices.
    void rank(std::size_t ring, GeometryKind kind, DetailRank most) {
        begin_ = layer_.ring_offsets[ring];
        size_ = layer_.ring_offsets[ring + 1] - begin_;
        if (size_ == 0) return;
        if (kind == GeometryKind::polygon)
            rank_closed();
        else
            rank_line();
        if (kind == GeometryKind::point) return;
        for (std::size_t i = begin_; i < begin_ + size_; ++i) ranks_[i] = std::min(ranks_[i], most);
    }

private:
    bool is_junction(std::size_t i) const { return topology_.junction[begin_ + i % size_] != 0; }

    void rank_line() {
        std::size_t first = 0;
        for (std::size_t i = 1; i < size_; ++i)
            if (is_junction(i) || i + 1 == size_) {
                rank_arc(first, i);
                first = i;
            }
        ranks_[begin_] = ranks_[begin_ + size_ - 1] = always_needed;
    }
    // A ring without junctions starts at its least vertex, wherever the file begins it.
    void rank_closed() {
        std::size_t start = 0;
        while (start < size_ && !is_junction(start)) ++start;
        if (start == size_) start = least_vertex();
        std::size_t first = start;
        for (std::size_t i = start + 1; i <= start + size_; ++i)
            if (is_junction(i) || i == start + size_) {
                rank_arc(first, i);
                first = i;
            }
    }
    std::size_t least_vertex() const {
        const auto ring = std::span(layer_.vertices).subspan(begin_, size_);
        const auto least = std::ranges::min_element(
            ring, [](LonLat a, LonLat b) { return std::tie(a.lon, a.lat) < std::tie(b.lon, b.lat); });
        return static_cast<std::size_t>(least - ring.begin());
    }
    void rank_arc(std::size_t first, std::size_t last) {
        arc_.clear();
        for (std::size_t i = first; i <= last; ++i) arc_.push(layer_.vertices[begin_ + i % size_]);
        const std::vector<double>& importance = arc_.measure();
        for (std::size_t i = first; i <= last; ++i) {
            const double square = importance[i - first];
            ranks_[begin_ + i % size_] =
                square <= finest_tolerance * finest_tolerance ? DetailRank{0} : rank_of_square(square);
        }
    }

    const GeoLayer& layer_;
    const Topology& topology_;
    std::vector<DetailRank>& ranks_;
    std::size_t begin_ = 0, size_ = 0;
    Arc arc_;
};

}  // namespace

DetailRank rank_for(double tolerance) {
    if (!(tolerance > finest_tolerance)) return 0;
    // Rank r is at most d0 2^(r/4): all below the next one may go.
    const double octaves = std::log2(tolerance) - std::log2(finest_tolerance);
    return static_cast<DetailRank>(std::clamp(std::floor(octaves * ranks_per_octave) + 1, 1.0, always_needed - 1.0));
}

std::vector<DetailRank> vertex_ranks(const GeoLayer& layer, const Topology& topology, Jobs jobs,
                                     const Progress& progress) {
    std::vector<DetailRank> ranks(layer.vertices.size(), always_needed);
    const std::vector<DetailRank> most = ring_ranks(layer, topology, progress);
    if (!progress.at(0)) return ranks;
    std::vector<RingRanker> rankers(std::max(1u, jobs), RingRanker(layer, topology, ranks));
    // A part, with all its rings, is one item: enough of them to share out, and each worth the while.
    std::vector<GeometryKind> kind_of_part;
    kind_of_part.reserve(layer.part_count());
    for (std::size_t f = 0; f < layer.feature_count(); ++f)
        kind_of_part.insert(kind_of_part.end(), layer.feature_offsets[f + 1] - layer.feature_offsets[f],
                            layer.kinds[f]);
    const auto parts = static_cast<double>(layer.part_count());
    parallel_for(layer.part_count(), jobs, [&](std::size_t part, Jobs worker) {
        if (!progress.at(static_cast<double>(part) / parts)) return;
        for (std::size_t r = layer.part_offsets[part]; r < layer.part_offsets[part + 1]; ++r)
            rankers[worker].rank(r, kind_of_part[part], most[r]);
    });
    return ranks;
}

}  // namespace tourmap
