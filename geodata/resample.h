// Projects vertices and adds those that an edge needs to follow its true curve.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/projector.h"
#include "geodata/ring_clip.h"

namespace tourmap {

// Projects rings or lines whose edges are straight in lon/lat. An edge is split at its middle until the
// points at 1/3 and 2/3 of it lie within `tolerance` (map units) of the chord: testing two points keeps
// the promise where testing the middle alone misses it by up to 2.8 times (S-shaped edges).
class Resampler {
public:
    Resampler(const Projector& projector, double tolerance, bool watch_for_tears);

    // The projected ring with flags per edge. Empty when it cannot be projected: a point that PROJ
    // refuses, or (watch_for_tears) an edge that jumps, or a point that does not come back.
    void ring(std::span<const LonLat> points, std::span<const std::uint8_t> flags, bool closed,
              std::vector<MapXY>& out, std::vector<std::uint8_t>& out_flags);

private:
    bool edge(LonLat a, MapXY pa, LonLat b, MapXY pb, std::uint8_t flag, int depth);
    bool project(LonLat p, MapXY& out) const;
    bool short_enough(LonLat a, MapXY pa, LonLat b, MapXY pb) const;
    bool torn(LonLat a, MapXY pa, LonLat b, MapXY pb) const;

    const Projector& projector_;
    double tolerance_, radius_;  // map units
    double short_edge_;          // degrees: edges below need no test unless they are stretched
    bool watch_;
    std::vector<MapXY>* out_ = nullptr;
    std::vector<std::uint8_t>* out_flags_ = nullptr;
};

}  // namespace tourmap
