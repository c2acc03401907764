// Puts the features of a layer into another order.
#pragma once

#include "geodata/geo_layer.h"

namespace tourmap {

// By ascending ids. Precondition: the layer has ids, each once.
GeoLayer in_order_of_ids(GeoLayer layer);

}  // namespace tourmap
