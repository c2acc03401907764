#include "geodata/load_cut.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tourmap {
namespace {

// What lies on one side of the cut. A chain is a run of a ring between two crossings; its first and
// last points are on the meridian.
struct Side {
    std::vector<LonLatRing> chains, exteriors, holes;
};

// Where a -> b meets the meridian. Computed from the western end, so that two polygons that share
// the edge in opposite directions get the same point.
LonLat crossing(LonLat a, LonLat b, double lon) {
    if (a.lon > b.lon) std::swap(a, b);
    if (b.lon == lon) return b;
    return {lon, a.lat + (b.lat - a.lat) * ((lon - a.lon) / (b.lon - a.lon))};
}

// Vertices on the meridian count as east: a ring that touches it from the west leaves a run without
// area in the east, which is dropped later.
void split_ring(const LonLatRing& ring, bool exterior, double lon, Side& west, Side& east) {
    const std::size_t n = ring.size();
    const auto is_east = [&](std::size_t i) { return ring[i % n].lon >= lon; };
    std::size_t start = 0;
    while (start < n && is_east(start) == is_east(start + n - 1)) ++start;
    if (start == n) {
        Side& side = is_east(0) ? east : west;
        (exterior ? side.exteriors : side.holes).push_back(ring);
        return;
    }
    LonLatRing chain{crossing(ring[(start + n - 1) % n], ring[start], lon)};
    for (std::size_t k = start; k < start + n; ++k) {
        chain.push_back(ring[k % n]);
        if (is_east(k) == is_east(k + 1)) continue;
        const LonLat end = crossing(ring[k % n], ring[(k + 1) % n], lon);
        chain.push_back(end);
        (is_east(k) ? east : west).chains.push_back(std::move(chain));
        chain = {end};
    }
}

struct ChainEnd {
    double lat;
    bool entry;  // the chain begins here
    std::size_t chain;
};

// With the region on the left of its boundary, the boundary follows the cut northwards in the west
// and southwards in the east, from the end of a chain to the next beginning of one.
std::vector<std::size_t> successors(const std::vector<LonLatRing>& chains, bool northwards) {
    std::vector<ChainEnd> ends;
    for (std::size_t c = 0; c < chains.size(); ++c) {
        ends.push_back({chains[c].front().lat, true, c});
        ends.push_back({chains[c].back().lat, false, c});
    }
    std::ranges::sort(ends, [&](const ChainEnd& a, const ChainEnd& b) {
        if (a.lat != b.lat) return northwards ? a.lat < b.lat : a.lat > b.lat;
        return a.entry != b.entry ? b.entry : a.chain < b.chain;
    });
    std::vector<std::size_t> next(chains.size()), open, unmatched;
    for (const ChainEnd& end : ends) {
        if (!end.entry) {
            open.push_back(end.chain);
        } else if (open.empty()) {
            unmatched.push_back(end.chain);
        } else {
            next[open.back()] = end.chain;
            open.pop_back();
        }
    }
    // Only polygons that cross themselves come here; any pairing closes the rings.
    for (std::size_t i = 0; i < open.size(); ++i) next[open[i]] = unmatched[i];
    return next;
}

void close_chains(Side& side, bool northwards) {
    const std::vector<std::size_t> next = successors(side.chains, northwards);
    std::vector<bool> used(side.chains.size(), false);
    for (std::size_t first = 0; first < side.chains.size(); ++first) {
        LonLatRing ring;
        for (std::size_t c = first; !used[c]; c = next[c]) {
            used[c] = true;
            ring.insert(ring.end(), side.chains[c].begin(), side.chains[c].end());
        }
        if (ring.empty() || !tidy_ring(ring)) continue;
        const double area = signed_area2(ring);
        if (area == 0) continue;
        if (area < 0) std::ranges::reverse(ring);
        side.exteriors.push_back(std::move(ring));
    }
}

bool inside(LonLat p, const LonLatRing& ring) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const LonLat a = ring[i], b = ring[j];
        if ((a.lat > p.lat) == (b.lat > p.lat)) continue;
        if (p.lon < (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat) + a.lon) in = !in;
    }
    return in;
}

std::vector<LonLatPolygon> assemble(Side side) {
    std::vector<LonLatPolygon> polygons;
    for (LonLatRing& ring : side.exteriors) polygons.push_back({std::move(ring), {}});
    if (polygons.empty()) return polygons;
    for (LonLatRing& hole : side.holes) {
        auto owner = polygons.begin();
        if (polygons.size() > 1) {
            owner = std::ranges::find_if(polygons, [&](const LonLatPolygon& p) { return inside(hole[0], p.exterior); });
            if (owner == polygons.end()) owner = polygons.begin();
        }
        owner->holes.push_back(std::move(hole));
    }
    return polygons;
}

}  // namespace

Halves cut_at_meridian(const LonLatPolygon& polygon, double lon) {
    Side west, east;
    split_ring(polygon.exterior, true, lon, west, east);
    for (const LonLatRing& hole : polygon.holes) split_ring(hole, false, lon, west, east);
    close_chains(west, true);
    close_chains(east, false);
    return {assemble(std::move(west)), assemble(std::move(east))};
}

}  // namespace tourmap
