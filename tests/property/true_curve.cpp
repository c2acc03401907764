#include "tests/property/true_curve.h"

#include <algorithm>
#include <limits>

#include "geodata/clip_domain.h"
#include "geodata/resample.h"

namespace tourmap::test {

SegmentGrid::SegmentGrid(std::vector<Segment> segments, double within)
    : segments_(std::move(segments)), within_(within) {
    for (const Segment& s : segments_) box_.include(s.a), box_.include(s.b);
    if (box_.empty) return;
    const double width = box_.max.x - box_.min.x, height = box_.max.y - box_.min.y;
    const double cells = static_cast<double>(std::max<std::size_t>(segments_.size(), 1));
    side_ = std::max({std::sqrt(width * height / cells), width / 2000, height / 2000, within_, 1e-9});
    columns_ = static_cast<std::size_t>(width / side_) + 1;
    rows_ = static_cast<std::size_t>(height / side_) + 1;
    starts_.assign(columns_ * rows_ + 1, 0);
    for (const Segment& s : segments_) each_cell(s, [&](std::size_t c) { ++starts_[c + 1]; });
    for (std::size_t c = 1; c < starts_.size(); ++c) starts_[c] += starts_[c - 1];
    items_.resize(starts_.back());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t i = 0; i < segments_.size(); ++i)
        each_cell(segments_[i], [&](std::size_t c) { items_[next[c]++] = i; });
}

std::size_t SegmentGrid::cell(double v, double low, std::size_t count) const {
    return static_cast<std::size_t>(std::clamp((v - low) / side_, 0.0, static_cast<double>(count - 1)));
}

template <class Fn>
void SegmentGrid::each_cell(const Segment& s, const Fn& fn) const {
    // Row by row, the stretch of the segment that lies within reach of the row.
    const auto [low, high] = std::minmax(s.a.y, s.b.y);
    const std::size_t first = cell(low - within_, box_.min.y, rows_), last = cell(high + within_, box_.min.y, rows_);
    for (std::size_t row = first; row <= last; ++row) {
        double x0 = s.a.x, x1 = s.b.x;
        if (last > first + 2) {
            const double bottom = box_.min.y + static_cast<double>(row) * side_ - within_;
            const double top = bottom + side_ + 2 * within_;
            const auto at = [&](double y) {
                return s.a.x + (s.b.x - s.a.x) * std::clamp((y - s.a.y) / (s.b.y - s.a.y), 0.0, 1.0);
            };
            x0 = at(bottom), x1 = at(top);
        }
        if (x0 > x1) std::swap(x0, x1);
        const std::size_t from = cell(x0 - within_, box_.min.x, columns_),
                          to = cell(x1 + within_, box_.min.x, columns_);
        for (std::size_t column = from; column <= to; ++column) fn(row * columns_ + column);
    }
}

double SegmentGrid::distance(MapXY p) const {
    double least = std::numeric_limits<double>::infinity();
    if (box_.empty) return least;
    const std::size_t c = cell(p.y, box_.min.y, rows_) * columns_ + cell(p.x, box_.min.x, columns_);
    for (std::size_t i = starts_[c]; i < starts_[c + 1]; ++i)
        least = std::min(least, distance_to_segment(p, segments_[items_[i]].a, segments_[items_[i]].b));
    return least;
}

bool SegmentGrid::near(MapXY p) const {
    return distance(p) <= within_;
}

bool well_inside(const ProjectionDomain& domain, LonLat p, double strip) {
    if (!contains(domain, p)) return false;
    if (const auto* cut = std::get_if<CutMeridian>(&domain))
        return contains(CutMeridian{cut->lon_0, cut->half_width - strip, cut->lat_min + strip, cut->lat_max - strip},
                        p);
    if (const auto* interrupted = std::get_if<Interrupted>(&domain)) {
        LonLat q = interrupted->frame.into(p);
        if (!interrupted->frame.tilted()) q.lon = wrap_longitude(q.lon);
        return std::any_of(interrupted->windows.begin(), interrupted->windows.end(), [&](const Window& w) {
            return q.lon >= w.west + strip && q.lon <= w.east - strip && q.lat >= w.south + strip &&
                   q.lat <= w.north - strip;
        });
    }
    const auto& circle = std::get<SmallCircle>(domain);
    return contains(SmallCircle{circle.centre, circle.radius - strip}, p);
}

std::vector<MapXY> curve_samples(const Projection& map, LonLat a, LonLat b, int count, Random& random) {
    std::vector<MapXY> out;
    const Frame* frame = tilted_frame(map.domain.domain);
    for (int k = 0; k < count; ++k) {
        const LonLat p = between(a, b, (k + random.between(0, 1)) / count);
        // Within 1e-4 degrees of a tilted frame's pole points are pulled off it.
        if (!well_inside(map.domain.domain, p)) continue;
        // PROJ's Mollweide does not converge well there, and jumps by up to kilometres.
        if (std::abs(frame ? frame->into(p).lat : p.lat) > 88.9) continue;
        out.push_back(map.projector.forward(p));
    }
    return out;
}

std::vector<Segment> edges_of(const ProjectedLayer& layer, std::size_t feature, bool closed, bool with_hidden) {
    std::vector<Segment> out;
    for (std::size_t r = layer.feature_offsets[feature]; r < layer.feature_offsets[feature + 1]; ++r) {
        const auto ring = layer.ring(r);
        const auto hidden = layer.hidden(r);
        for (std::size_t i = 0; i + (closed ? 0 : 1) < ring.size(); ++i)
            if (with_hidden || !hidden[i]) out.push_back({ring[i], ring[(i + 1) % ring.size()]});
    }
    return out;
}

}  // namespace tourmap::test
