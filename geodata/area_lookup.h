// Which area of a layer lies at a place.
#pragma once

#include <optional>
#include <vector>

#include "geodata/geo_layer.h"

namespace tourmap {

// Whether a place lies in a feature's polygons: straight edges in lon/lat, holes are outside. On a border one of the
// two neighbours, and always the same one.
bool lies_in(const GeoLayer& layer, std::size_t feature, LonLat p);

class AreaLookup {
public:
    // Keeps a copy of the boxes only; `layer` is asked again for each place and must be the same.
    explicit AreaLookup(const GeoLayer& layer);

    // The first feature there; none: no polygon lies there. Looks at the features whose box holds the place.
    std::optional<std::size_t> at(const GeoLayer& layer, LonLat p) const;

private:
    std::vector<LonLatBox> boxes_;  // of each feature
};

}  // namespace tourmap
