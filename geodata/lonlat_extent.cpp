#include "geodata/lonlat_extent.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <vector>

namespace tourmap {
namespace {

UnitVec minus(UnitVec a, UnitVec b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
// None for a vector too short to have a direction.
std::optional<UnitVec> direction_of(UnitVec a) {
    if (dot(a, a) < 1e-18) return std::nullopt;
    return normalised(a);
}

// A circle on the unit sphere: all points p with p . centre >= cosine.
struct Circle {
    UnitVec centre;
    double cosine = 1;
    bool holds(UnitVec p) const { return dot(p, centre) >= cosine - 1e-12; }
};

constexpr Circle everything{{0, 0, 1}, -1};

Circle round(UnitVec a, UnitVec b) {
    const auto centre = direction_of({a.x + b.x, a.y + b.y, a.z + b.z});
    return centre ? Circle{*centre, dot(a, *centre)} : everything;  // antipodes
}

Circle through(UnitVec a, UnitVec b, UnitVec c) {
    auto centre = direction_of(cross(minus(b, a), minus(c, a)));
    if (!centre) return everything;
    // Of the two sides of the circle the one of less than a hemisphere.
    if (dot(a, *centre) < 0) centre = UnitVec{-centre->x, -centre->y, -centre->z};
    return {*centre, dot(a, *centre)};
}

}  // namespace

LonLatBox shortest_extent(std::span<const LonLat> places) {
    LonLatBox box;
    for (const LonLat p : places) box.include(p);
    // Each gap between neighbours, exactly; the range is what the largest leaves.
    std::vector<double> lons;
    for (const LonLat p : places) lons.push_back(wrap_longitude(p.lon));
    std::sort(lons.begin(), lons.end());
    double gap = -1;
    for (std::size_t i = 0; i < lons.size(); ++i) {
        const bool last = i + 1 == lons.size();
        const double next = last ? lons.front() + 360 : lons[i + 1];
        if (next - lons[i] <= gap) continue;
        gap = next - lons[i];
        box.min.lon = last ? next - 360 : next;
        box.max.lon = box.min.lon + 360 - gap;
    }
    return box;
}

namespace {

// A box, over the antimeridian where what is covered leaves a gap in it.
LonLatBox narrowed(LonLatBox box, const LongitudeCover& cover) {
    const auto [west, east] = cover.range();
    // What does not cross the antimeridian has its exact box.
    if (east - west >= box.max.lon - box.min.lon - 1) return box;
    box.min.lon = west;
    box.max.lon = east;
    return box;
}

}  // namespace

LonLatBox shortest_extent(std::span<const GeoLayerPtr> layers) {
    LonLatBox box;
    LongitudeCover cover;
    for (const GeoLayerPtr& layer : layers) {
        box.include_all(layer->extent());
        for (std::size_t r = 0; r < layer->ring_count(); ++r) {
            const auto ring = layer->ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) cover.add_between(ring[i].lon, ring[i + 1].lon);
            if (!ring.empty()) cover.add(ring.back().lon);
        }
    }
    return box.empty ? box : narrowed(box, cover);
}

LonLatBox shortest_extent(std::span<const DetailLayerPtr> layers) {
    LonLatBox box;
    for (const DetailLayerPtr& layer : layers) box.include_all(layer->extent());
    if (box.empty || box.max.lon - box.min.lon <= 180) return box;
    LongitudeCover cover;
    for (const DetailLayerPtr& layer : layers) cover.add_all(layer->cover());
    return narrowed(box, cover);
}

// Welzl's algorithm without its shuffling: places are few.
Cap smallest_cap(std::span<const LonLat> places) {
    assert(!places.empty());
    std::vector<UnitVec> p;
    for (const LonLat place : places) p.push_back(unit(place));
    Circle circle{p[0], 1};
    for (std::size_t i = 1; i < p.size(); ++i) {
        if (circle.holds(p[i])) continue;
        circle = {p[i], 1};
        for (std::size_t j = 0; j < i; ++j) {
            if (circle.holds(p[j])) continue;
            circle = round(p[i], p[j]);
            for (std::size_t k = 0; k < j; ++k)
                if (!circle.holds(p[k])) circle = through(p[i], p[j], p[k]);
        }
    }
    const bool holds_all = std::all_of(p.begin(), p.end(), [&](UnitVec q) { return circle.holds(q); });
    const double radius = std::acos(std::clamp(circle.cosine, -1.0, 1.0)) / degrees_to_radians;
    return {lonlat(circle.centre), holds_all ? radius : 180};
}

}  // namespace tourmap
