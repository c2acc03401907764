#include "geodata/area_lookup.h"

namespace tourmap {
namespace {

// Whether a ray towards the west crosses the ring an odd number of times.
bool is_inside(std::span<const LonLat> ring, LonLat p) {
    bool inside = false;
    for (std::size_t i = 0, k = ring.size() - 1; i < ring.size(); k = i++)
        if ((ring[i].lat > p.lat) != (ring[k].lat > p.lat) &&
            p.lon < (ring[k].lon - ring[i].lon) * (p.lat - ring[i].lat) / (ring[k].lat - ring[i].lat) + ring[i].lon)
            inside = !inside;
    return inside;
}

template <class Each>
void for_rings(const GeoLayer& layer, std::size_t feature, const Each& each) {
    const std::size_t first = layer.part_offsets[layer.feature_offsets[feature]];
    const std::size_t end = layer.part_offsets[layer.feature_offsets[feature + 1]];
    for (std::size_t r = first; r < end; ++r) each(layer.ring(r));
}

}  // namespace

bool lies_in(const GeoLayer& layer, std::size_t feature, LonLat p) {
    if (layer.kinds[feature] != GeometryKind::polygon) return false;
    bool inside = false;
    for_rings(layer, feature, [&](std::span<const LonLat> ring) { inside = inside != is_inside(ring, p); });
    return inside;
}

AreaLookup::AreaLookup(const GeoLayer& layer) {
    for (std::size_t f = 0; f < layer.feature_count(); ++f) {
        LonLatBox box;
        for_rings(layer, f, [&](std::span<const LonLat> ring) {
            for (const LonLat& p : ring) box.include(p);
        });
        boxes_.push_back(box);
    }
}

std::optional<std::size_t> AreaLookup::at(const GeoLayer& layer, LonLat p) const {
    for (std::size_t f = 0; f < boxes_.size(); ++f) {
        const LonLatBox& box = boxes_[f];
        const bool near =
            !box.empty && p.lon >= box.min.lon && p.lon <= box.max.lon && p.lat >= box.min.lat && p.lat <= box.max.lat;
        if (near && lies_in(layer, f, p)) return f;
    }
    return std::nullopt;
}

}  // namespace tourmap
