// One level of detail of a tile: what is left, from a rank on, of parts of a layer that lie near one another.
#pragma once

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
    bool empty() const { return west > east; }
};

// Flags of the edge that leaves a vertex.
namespace detail_edge {
inline constexpr std::uint8_t seam = 1;      // as in GeoLayer
inline constexpr std::uint8_t repeated = 2;  // as in Topology
}  // namespace detail_edge

// Arrays laid out as in GeoLayer, but for its features: parts and features tell the number in the layer of each part,
// ascending, and of the feature it belongs to. They lie in `storage`: a GeoLayer, vectors or what was read from a
// cache. Rings with too few vertices left are gone, and so are parts whose first ring is gone.
struct DetailLevel {
    DetailRank least_rank = 0;  // of a vertex that is here
    std::span<const LonLat> vertices;
    std::span<const std::uint8_t> edges;  // detail_edge
    std::span<const DetailRank> ranks;
    std::span<const std::uint32_t> ring_offsets, part_offsets;
    std::span<const std::uint32_t> parts, features;
    std::shared_ptr<const void> storage;
    // Made by add_boxes(): of each ring, and of each run of box_step vertices.
    std::vector<SmallBox> ring_boxes, run_boxes;

    static constexpr std::size_t box_step = 64;
    void add_boxes();
};

// The arrays of a level, as they are made part by part.
struct DetailArrays {
    std::vector<LonLat> vertices;
    std::vector<std::uint8_t> edges;
    std::vector<DetailRank> ranks;
    std::vector<std::uint32_t> ring_offsets{0}, part_offsets{0};
    std::vector<std::uint32_t> parts, features;

    void push(LonLat vertex, std::uint8_t edge, DetailRank rank) {
        vertices.push_back(vertex);
        edges.push_back(edge);
        ranks.push_back(rank);
    }
    // False: fewer vertices than the kind needs; they are taken back.
    bool end_ring(GeometryKind kind);
    // A part without rings is none.
    void end_part(std::uint32_t part, std::uint32_t feature);
};

// What is known of a whole layer.
struct RankedLayer {
    GeoLayerPtr layer;
    std::vector<DetailRank> ranks;
    std::vector<std::uint8_t> edges;  // detail_edge
    std::vector<std::uint32_t> feature_of_part;
    RankedLayer(GeoLayerPtr whole, std::vector<DetailRank> ranks_of_it, const Topology& topology);
};
using RankedLayerPtr = std::shared_ptr<const RankedLayer>;

// What is left of these parts (ascending) from a rank on. All parts at rank 0 are not copied.
DetailLevel level_of(const RankedLayerPtr& from, std::shared_ptr<const std::vector<std::uint32_t>> parts,
                     DetailRank least_rank);

}  // namespace tourmap
