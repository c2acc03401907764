// One level of a pyramid of detail: what is left of a layer's geometry from a rank on.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geodata/geo_layer.h"
#include "geodata/importance.h"

namespace tourmap {

// A part of the globe as a box in lon/lat. box.max.lon may be up to 360 above box.min.lon; the box then
// reaches over the antimeridian. Default: everywhere.
struct GlobeWindow {
    LonLatBox box{{-180, -90}, {180, 90}, false};
    bool everywhere() const { return box.max.lon - box.min.lon >= 360 && box.min.lat <= -90 && box.max.lat >= 90; }
};

// A box of vertices; floats rounded outwards.
struct SmallBox {
    float west = 181, south = 91, east = -181, north = -91;  // empty
    void include(const LonLatBox& box);
    void include(const SmallBox& box);
    bool meets(const GlobeWindow& window) const;
};

// Flags of the edge that leaves a vertex.
namespace detail_edge {
inline constexpr std::uint8_t seam = 1;      // as in GeoLayer
inline constexpr std::uint8_t repeated = 2;  // as in Topology
}  // namespace detail_edge

// Which edges of polygons are borders to stroke.
enum class Borders : std::uint8_t {
    of_each,  // those of every feature
    once,     // each of a layer's once: an edge that two features share is hidden in the second
};

// Arrays laid out as in GeoLayer. They lie in `storage`: a GeoLayer, vectors or what was read from a cache.
// Rings with too few vertices left are gone, and so are parts whose first ring is gone.
struct DetailLevel {
    DetailRank least_rank = 0;  // of a vertex that is here
    std::span<const LonLat> vertices;
    std::span<const std::uint8_t> edges;  // detail_edge
    std::span<const DetailRank> ranks;
    std::span<const std::uint32_t> ring_offsets, part_offsets, feature_offsets;
    std::shared_ptr<const void> storage;
    // Made by add_boxes(): of each ring, and of each run of box_step vertices.
    std::vector<SmallBox> ring_boxes, run_boxes;

    static constexpr std::size_t box_step = 64;
    void add_boxes();
};

// The whole of a layer as a level.
DetailLevel whole_level(GeoLayerPtr layer, std::vector<DetailRank> ranks, const Topology& topology);
// What is left from a rank on; the kinds of the features are those of the layer.
DetailLevel coarser_level(const DetailLevel& from, std::span<const GeometryKind> kinds, DetailRank least_rank);

// By degrees of latitude, from the south pole: the scale of many maps grows towards the poles.
inline constexpr std::size_t latitude_bands = 180;
inline std::size_t latitude_band(double lat) {
    const double band = lat + 90;
    return band >= 179 ? 179 : band > 0 ? static_cast<std::size_t>(band) : 0;
}
template <class Value>
using ByLatitude = std::array<Value, latitude_bands>;

// What a map needs of a level.
struct Selection {
    ByLatitude<DetailRank> least_ranks{};
    GlobeWindow window;
    Borders borders = Borders::of_each;
};

// The geometry that a map needs, as a layer without attributes; features keep their numbers. Rings outside the window
// are left out. Stretches outside it are straightened so that none crosses it that did not: inside the window nothing
// changes.
GeoLayer select_geometry(const DetailLevel& from, std::span<const GeometryKind> kinds, const Selection& selection);

}  // namespace tourmap
