#include "geodata/feature_order.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace tourmap {
namespace {

template <class Value>
void append(std::vector<Value>& to, const std::vector<Value>& from, std::size_t begin, std::size_t end) {
    const auto items = std::span(from).subspan(begin, end - begin);
    to.insert(to.end(), items.begin(), items.end());
}

// The ends of items begin .. end - 1, moved to where they lie now.
void append_ends(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from, std::size_t begin,
                 std::size_t end) {
    const std::uint32_t last = to.back();
    for (std::size_t i = begin; i < end; ++i) to.push_back(last + (from[i + 1] - from[begin]));
}

void append_feature(GeoLayer& to, const GeoLayer& from, std::size_t f) {
    const std::size_t part = from.feature_offsets[f], part_end = from.feature_offsets[f + 1];
    const std::size_t ring = from.part_offsets[part], ring_end = from.part_offsets[part_end];
    const std::size_t vertex = from.ring_offsets[ring], vertex_end = from.ring_offsets[ring_end];
    append(to.vertices, from.vertices, vertex, vertex_end);
    append(to.seam, from.seam, vertex, vertex_end);
    append_ends(to.ring_offsets, from.ring_offsets, ring, ring_end);
    append_ends(to.part_offsets, from.part_offsets, part, part_end);
    append_ends(to.feature_offsets, from.feature_offsets, f, f + 1);
    to.kinds.push_back(from.kinds[f]);
    to.ids.push_back(from.ids[f]);
}

void append_row(AttributeTable& to, AttributeTable& from, std::size_t row) {
    const std::size_t begin = row * from.names.size(), end = begin + from.names.size();
    for (std::size_t i = begin; i < end; ++i) to.values.push_back(std::move(from.values[i]));
    if (!from.nulls.empty()) append(to.nulls, from.nulls, begin, end);
}

}  // namespace

GeoLayer in_order_of_ids(GeoLayer layer) {
    if (std::ranges::is_sorted(layer.ids)) return layer;
    std::vector<std::uint32_t> order(layer.ids.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t f) { return layer.ids[f]; });

    GeoLayer out;
    out.vertices.reserve(layer.vertices.size());
    out.seam.reserve(layer.seam.size());
    out.ring_offsets.reserve(layer.ring_offsets.size());
    for (const std::uint32_t f : order) {
        append_feature(out, layer, f);
        append_row(out.attributes, layer.attributes, f);
    }
    std::swap(layer.vertices, out.vertices);
    std::swap(layer.seam, out.seam);
    std::swap(layer.ring_offsets, out.ring_offsets);
    std::swap(layer.part_offsets, out.part_offsets);
    std::swap(layer.feature_offsets, out.feature_offsets);
    std::swap(layer.kinds, out.kinds);
    std::swap(layer.ids, out.ids);
    std::swap(layer.attributes.values, out.attributes.values);
    std::swap(layer.attributes.nulls, out.attributes.nulls);
    return layer;
}

}  // namespace tourmap
