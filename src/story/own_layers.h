// The tour's own layers: whether they can be read, and are named by fields that they have.
#pragma once

#include <string>
#include <vector>

#include "geodata/geo_layer.h"
#include "geodata/result.h"
#include "src/tour/tour.h"

namespace tourmap {

// Error: the layer lacks the field that is to name its features, with those that it has.
Result<void> check_label_field(const GeoLayer& about, const std::string& field);

struct LayerProblem {
    std::size_t layer = 0;
    std::string key;  // of the layer in the tour file: "file", "label"
    Error error;      // without a place in the tour file
};

// Reads all of them.
std::vector<LayerProblem> check_layers(const Tour& tour);

}  // namespace tourmap
