// What borders look like without clipping, resampling or detail: every vertex of the file, edges sampled densely, each
// point projected by PROJ on its own. And how far from such curves points of the page lie.
#pragma once

#include <span>
#include <vector>

#include "geodata/detail_level.h"
#include "tests/property/support.h"

namespace tourmap::test {

struct Segment {
    MapXY a, b;
};

// Segments of a page, for asking whether any lies within a distance that is fixed beforehand.
class SegmentGrid {
public:
    SegmentGrid(std::vector<Segment> segments, double within);
    bool near(MapXY p) const;
    double distance(MapXY p) const;  // to the nearest of those about as near as `within`; else infinite
    const std::vector<Segment>& segments() const { return segments_; }

private:
    std::size_t cell(double v, double low, std::size_t count) const;
    template <class Fn>
    void each_cell(const Segment& s, const Fn& fn) const;

    std::vector<Segment> segments_;
    double within_ = 0, side_ = 1;
    MapBox box_;
    std::size_t columns_ = 1, rows_ = 1;
    std::vector<std::uint32_t> starts_, items_;  // segments of each cell
};

// The domain without a strip at its edge (degrees), where clipping moves points by up to 1e-9 degrees.
bool well_inside(const ProjectionDomain& domain, LonLat p, double strip = 1e-6);

// Points of the true curve of one edge that lie well inside the domain: `count` at random places of equal stretches.
std::vector<MapXY> curve_samples(const Projection& map, LonLat a, LonLat b, int count, Random& random);

// The visible edges of a projected feature; with_hidden: all of them.
std::vector<Segment> edges_of(const ProjectedLayer& layer, std::size_t feature, bool closed, bool with_hidden);

}  // namespace tourmap::test
