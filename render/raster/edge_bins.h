// The edges of shapes, sorted by the bands of rows in which a page is drawn: a band's pixels and areas stay in the
// processor's cache while all shapes are drawn on them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "render/path.h"

namespace tourmap {

// Coordinates are device pixels of the page, y down, rounded to 1/256; at most this far from 0.
inline constexpr double largest_pixel = 4e6;

// 24.8 fixed point, from the page's upper left corner; never level.
struct Edge {
    std::int32_t ax, ay, bx, by;
};

// Bands of the same height, a power of two; the last may be lower.
struct BandedPage {
    int width = 0, height = 0;
    int rows_log2 = 6;

    int rows() const { return 1 << rows_log2; }
    int bands() const { return (height + rows() - 1) >> rows_log2; }
};

class EdgeBins {
public:
    explicit EdgeBins(const BandedPage& page);

    // Of the shape in work. Closed without repeating its first point. Precondition: finite, within largest_pixel.
    void add_ring(std::span<const PathPoint> ring);

    // Ends the shape in work; its number, for edges().
    std::size_t end_shape();

    // Those that have an effect in a band, whole, in the order in which they were added.
    std::span<const Edge> edges(std::size_t shape, int band) const {
        const Shape& of = shapes_[shape];
        if (band < of.first_band || band > of.last_band) return {};
        const Range& range = ranges_[of.ranges + static_cast<std::size_t>(band - of.first_band)];
        return {bins_[static_cast<std::size_t>(band)].data() + range.begin, range.count};
    }

private:
    struct Shape {
        int first_band, last_band;  // last < first: nothing of it is on the page
        std::size_t ranges;         // of its first band
    };
    struct Range {
        std::size_t begin, count;
    };

    void add_edge(const Edge& edge);

    BandedPage page_;
    std::int32_t right_, bottom_;
    std::vector<std::vector<Edge>> bins_;
    std::vector<std::size_t> done_;  // of each bin, belongs to earlier shapes
    std::vector<Shape> shapes_;
    std::vector<Range> ranges_;
    int first_band_, last_band_ = -1;  // of the shape in work
};

}  // namespace tourmap
