// A layer whose features are named by its attributes.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "geodata/geo_layer.h"
#include "geodata/projected_layer.h"

namespace tourmap {

struct NamedLayer {
    const GeoLayer* about = nullptr;
    std::shared_ptr<const ProjectedLayer> projected;  // set by whoever draws it
    std::size_t field = 0;
    std::optional<std::size_t> local_field;  // the same in the map's language: goes first where it is not empty
};

// field: a column of the layer, "name"; with a language ("fr"; may be empty) also "name_fr" and "name:fr". None: it has
// no such column, or the field is empty. Keeps a pointer to the layer.
std::optional<NamedLayer> named_layer(const GeoLayer& about, const std::string& field, const std::string& language);

}  // namespace tourmap
