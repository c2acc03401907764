#include "geodata/detail_level.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tourmap {
namespace {

float below(double v) {
    return std::nextafter(static_cast<float>(v), -std::numeric_limits<float>::infinity());
}
float above(double v) {
    return std::nextafter(static_cast<float>(v), std::numeric_limits<float>::infinity());
}

LonLatBox box_of(std::span<const LonLat> points) {
    LonLatBox box;
    for (const LonLat p : points) box.include(p);
    return box;
}

std::size_t least_vertices(GeometryKind kind) {
    return kind == GeometryKind::polygon ? 3 : kind == GeometryKind::line ? 2 : 1;
}

std::vector<std::uint32_t> features_of_parts(const GeoLayer& layer) {
    std::vector<std::uint32_t> out;
    out.reserve(layer.part_count());
    for (std::size_t f = 0; f < layer.feature_count(); ++f)
        out.insert(out.end(), layer.feature_offsets[f + 1] - layer.feature_offsets[f], static_cast<std::uint32_t>(f));
    return out;
}

DetailArrays arrays_of(const RankedLayer& from, std::span<const std::uint32_t> parts, DetailRank least_rank) {
    const GeoLayer& layer = *from.layer;
    DetailArrays out;
    for (const std::uint32_t part : parts) {
        const std::uint32_t feature = from.feature_of_part[part];
        for (std::size_t r = layer.part_offsets[part]; r < layer.part_offsets[part + 1]; ++r) {
            for (std::size_t i = layer.ring_offsets[r]; i < layer.ring_offsets[r + 1]; ++i)
                if (from.ranks[i] >= least_rank) out.push(layer.vertices[i], from.edges[i], from.ranks[i]);
            // Holes of nothing are nothing.
            if (!out.end_ring(layer.kinds[feature]) && r == layer.part_offsets[part]) break;
        }
        out.end_part(part, feature);
    }
    return out;
}

}  // namespace

void SmallBox::include(const LonLatBox& box) {
    if (box.empty) return;
    include(SmallBox{below(box.min.lon), below(box.min.lat), above(box.max.lon), above(box.max.lat)});
}

void SmallBox::include(const SmallBox& box) {
    west = std::min(west, box.west);
    south = std::min(south, box.south);
    east = std::max(east, box.east);
    north = std::max(north, box.north);
}

bool SmallBox::meets(const GlobeWindow& window) const {
    const LonLatBox& w = window.box;
    if (empty() || north < w.min.lat || south > w.max.lat) return false;
    return (east >= w.min.lon && west <= w.max.lon) || west + 360 <= w.max.lon;
}

void DetailLevel::add_boxes() {
    run_boxes.assign((vertices.size() + box_step - 1) / box_step, {});
    for (std::size_t run = 0; run < run_boxes.size(); ++run)
        run_boxes[run].include(
            box_of(vertices.subspan(run * box_step).first(std::min(box_step, vertices.size() - run * box_step))));
    ring_boxes.assign(ring_offsets.size() - 1, {});
    for (std::size_t r = 0; r < ring_boxes.size(); ++r)
        ring_boxes[r].include(box_of(vertices.subspan(ring_offsets[r], ring_offsets[r + 1] - ring_offsets[r])));
}

bool DetailArrays::end_ring(GeometryKind kind) {
    const std::uint32_t begin = ring_offsets.back();
    if (vertices.size() - begin < least_vertices(kind)) {
        vertices.resize(begin);
        edges.resize(begin);
        ranks.resize(begin);
        return false;
    }
    ring_offsets.push_back(static_cast<std::uint32_t>(vertices.size()));
    return true;
}

void DetailArrays::end_part(std::uint32_t part, std::uint32_t feature) {
    const auto rings = static_cast<std::uint32_t>(ring_offsets.size() - 1);
    if (rings == part_offsets.back()) return;
    part_offsets.push_back(rings);
    parts.push_back(part);
    features.push_back(feature);
}

RankedLayer::RankedLayer(GeoLayerPtr whole, std::vector<DetailRank> ranks_of_it, const Topology& topology)
    : layer(std::move(whole)),
      ranks(std::move(ranks_of_it)),
      edges(layer->seam.size()),
      feature_of_part(features_of_parts(*layer)) {
    for (std::size_t i = 0; i < edges.size(); ++i)
        edges[i] = static_cast<std::uint8_t>((layer->seam[i] ? detail_edge::seam : 0) |
                                             (topology.repeated[i] ? detail_edge::repeated : 0));
}

DetailLevel level_of(const RankedLayerPtr& from, std::shared_ptr<const std::vector<std::uint32_t>> parts,
                     DetailRank least_rank) {
    DetailLevel level;
    level.least_rank = least_rank;
    if (least_rank == 0 && parts->size() == from->layer->part_count()) {
        const GeoLayer& whole = *from->layer;
        level.vertices = whole.vertices;
        level.edges = from->edges;
        level.ranks = from->ranks;
        level.ring_offsets = whole.ring_offsets;
        level.part_offsets = whole.part_offsets;
        level.parts = *parts;
        level.features = from->feature_of_part;
        level.storage = std::make_shared<const std::pair<RankedLayerPtr, decltype(parts)>>(from, parts);
    } else {
        const auto arrays = std::make_shared<const DetailArrays>(arrays_of(*from, *parts, least_rank));
        level.vertices = arrays->vertices;
        level.edges = arrays->edges;
        level.ranks = arrays->ranks;
        level.ring_offsets = arrays->ring_offsets;
        level.part_offsets = arrays->part_offsets;
        level.parts = arrays->parts;
        level.features = arrays->features;
        level.storage = arrays;
    }
    level.add_boxes();
    return level;
}

}  // namespace tourmap
