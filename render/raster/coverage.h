// How much of each pixel a shape covers: exact areas, summed in integers, so that every machine finds the same.
//
// Each edge adds, to the pixels it passes, the signed area to its right; the sum along a row is then the area times
// the winding number. Where edges meet within one pixel, their areas are added before the fill rule is applied: right
// where the shape does not overlap itself in that very pixel.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

#include "render/display_list.h"
#include "render/raster/edge_bins.h"

namespace tourmap {

class Coverage {
public:
    // One band at a time, at first the uppermost. A page drawn in bands is the same as in one piece.
    explicit Coverage(const BandedPage& page);

    // Precondition: no shape is in work.
    void move_to(int band);

    // Of one shape, all that have an effect in the band.
    void add(std::span<const Edge> edges);

    // Calls run(y, from, to, coverage) for stretches [from, to) of pixels of one coverage, 1 to 255, row by row and
    // left to right, and forgets the shape.
    template <class Run>
    void sweep(FillRule rule, const Run& run);

private:
    // 24.8 fixed point, y from the top of the band.
    struct Point {
        std::int32_t x, y;
    };
    static constexpr int one = 256;
    static constexpr std::int32_t full = 2 * one * one;  // area of a pixel

    void add_edge(Point a, Point b, int sign);
    void add_rows(Point a, Point b, int sign, int first, int last);
    void add_cut(int row, Point a, Point b, int sign);
    void add_in_row(int row, Point a, Point b, int sign);
    void add_across(int row, Point a, Point b, int sign);
    void add_cell(int row, int column, int height, int twice_x);
    static std::uint32_t share(std::uint32_t sum, FillRule rule);
    template <class Run>
    void sweep_row(int row, FillRule rule, const Run& run);

    BandedPage page_;
    int width_, top_ = 0, height_ = 0;  // of the band
    std::int32_t right_, bottom_ = 0;
    std::size_t stride_, words_;          // of a row of areas_, of touched_
    std::vector<std::uint32_t> areas_;    // signed; unsigned, so that hostile shapes wrap round
    std::vector<std::uint64_t> touched_;  // a bit for each of areas_
    int first_row_ = 0, last_row_ = -1;   // touched
};

inline std::uint32_t Coverage::share(std::uint32_t sum, FillRule rule) {
    const auto area = static_cast<std::uint32_t>(std::abs(static_cast<std::int64_t>(static_cast<std::int32_t>(sum))));
    const std::uint32_t folded = area & (2 * full - 1);
    const std::uint32_t inside = rule == FillRule::nonzero ? std::min<std::uint32_t>(area, full)
                                                           : std::min<std::uint32_t>(folded, 2 * full - folded);
    return (inside * 255 + full / 2) / full;
}

template <class Run>
void Coverage::sweep(FillRule rule, const Run& run) {
    for (int row = first_row_; row <= last_row_; ++row) sweep_row(row, rule, run);
    first_row_ = height_;
    last_row_ = -1;
}

template <class Run>
void Coverage::sweep_row(int row, FillRule rule, const Run& run) {
    std::uint32_t* areas = areas_.data() + static_cast<std::size_t>(row) * stride_;
    std::uint64_t* touched = touched_.data() + static_cast<std::size_t>(row) * words_;
    std::uint32_t sum = 0, covered = 0;
    int from = 0;  // of the stretch of that coverage
    const auto change = [&](int x, std::uint32_t next) {
        if (next == covered) return;
        if (covered > 0 && from < x) run(top_ + row, from, x, covered);
        from = x;
        covered = next;
    };
    // The sum holds until the next touched pixel.
    for (std::size_t w = 0; w < words_; ++w) {
        for (std::uint64_t bits = touched[w]; bits != 0; bits &= bits - 1) {
            const int x = static_cast<int>(w * 64) + std::countr_zero(bits);
            sum += areas[x];
            areas[x] = 0;
            change(std::min(x, width_), share(sum, rule));
        }
        touched[w] = 0;
    }
    change(width_, 0);
}

}  // namespace tourmap
