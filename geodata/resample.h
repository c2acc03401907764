// Projects vertices and adds those that an edge needs to follow its true curve.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/projection_domain.h"
#include "geodata/projector.h"
#include "geodata/ring_clip.h"

namespace tourmap {

// The same result, bit for bit, with a and b exchanged.
double distance_to_segment(MapXY p, MapXY a, MapXY b);

// Projects rings or lines whose edges are straight in lon/lat, or in the coordinates of a frame. An edge is split at
// its middle until the points at 1/3 and 2/3 of it lie within `tolerance` (map units) of the chord: testing two points
// keeps the promise where testing the middle alone misses it by up to 2.8 times (S-shaped edges). An edge gives the
// same points in both directions, bit for bit, so that neighbours share their border.
class Resampler {
public:
    // Points are in the domain's tilted_frame(), where it has one, else in lon/lat. In a domain that was measured the
    // map may jump or fold between two points. Projector and domain must outlive this.
    Resampler(const Projector& projector, double tolerance, const DomainInfo& domain);

    // False: PROJ refuses the point, or (watch_for_tears) it does not come back.
    bool point(LonLat p, MapXY& out) const;

    // Appends the projected ring and the flags of its edges to `out`, without closing it there. False, and
    // nothing appended, when it cannot be projected.
    bool ring(std::span<const LonLat> points, std::span<const std::uint8_t> flags, RingSet<MapXY>& out);

    // Appends the line, cut into the pieces that can be projected. Returns the number of cuts.
    std::size_t line(std::span<const LonLat> points, std::span<const std::uint8_t> flags, RingSet<MapXY>& out);

private:
    bool edge(LonLat a, MapXY pa, LonLat b, MapXY pb, std::uint8_t flag, int depth, RingSet<MapXY>& out) const;
    bool needs_split(LonLat a, MapXY pa, LonLat b, MapXY pb, bool& refused) const;
    bool short_enough(LonLat a, MapXY pa, LonLat b, MapXY pb) const;
    bool torn(LonLat a, MapXY pa, LonLat b, MapXY pb) const;

    const Projector& projector_;
    const Frame* frame_;
    double tolerance_, radius_;  // map units
    double short_edge_;          // degrees: edges below need no test unless they are stretched
    MapXY centre_;               // of an azimuthal map of more than a hemisphere ...
    double far_square_;          // ... and the squared distance from it at which edges bend however short they are
    bool watch_, check_inverse_;
};

}  // namespace tourmap
