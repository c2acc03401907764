#include "render/raster/edge_bins.h"

#include <algorithm>

namespace tourmap {

namespace {

// Rounded to the nearest, by a cast that has only positive numbers to cut off.
std::int32_t fixed(double v) {
    constexpr int one = 256;
    constexpr auto shift = static_cast<std::int32_t>(largest_pixel + 1) * one;
    return static_cast<std::int32_t>(v * one + (shift + 0.5)) - shift;
}

}  // namespace

EdgeBins::EdgeBins(const BandedPage& page)
    : page_(page),
      right_(page.width * 256),
      bottom_(page.height * 256),
      bins_(static_cast<std::size_t>(page.bands())),
      done_(bins_.size()),
      first_band_(page.bands()) {}

void EdgeBins::add_ring(std::span<const PathPoint> ring) {
    if (ring.size() < 3) return;
    std::int32_t x = fixed(ring.back().x), y = fixed(ring.back().y);
    for (const PathPoint& p : ring) {
        const std::int32_t next_x = fixed(p.x), next_y = fixed(p.y);
        add_edge({x, y, next_x, next_y});
        x = next_x;
        y = next_y;
    }
}

// What lies right of the page covers nothing of it; what lies left of it does.
void EdgeBins::add_edge(const Edge& edge) {
    const auto [top, bottom] = std::minmax(edge.ay, edge.by);
    if (top == bottom || bottom <= 0 || top >= bottom_ || (edge.ax >= right_ && edge.bx >= right_)) return;
    const int shift = 8 + page_.rows_log2;
    const int first = std::max(top, 0) >> shift, last = (std::min(bottom, bottom_) - 1) >> shift;
    for (int band = first; band <= last; ++band) bins_[static_cast<std::size_t>(band)].push_back(edge);
    first_band_ = std::min(first_band_, first);
    last_band_ = std::max(last_band_, last);
}

std::size_t EdgeBins::end_shape() {
    shapes_.push_back({first_band_, last_band_, ranges_.size()});
    for (int band = first_band_; band <= last_band_; ++band) {
        const auto b = static_cast<std::size_t>(band);
        ranges_.push_back({done_[b], bins_[b].size() - done_[b]});
        done_[b] = bins_[b].size();
    }
    first_band_ = page_.bands();
    last_band_ = -1;
    return shapes_.size() - 1;
}

}  // namespace tourmap
