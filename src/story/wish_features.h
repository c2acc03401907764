// Names of the features of a layer, by one of their attributes.
#pragma once

#include <vector>

#include "src/story/label_plan.h"
#include "src/story/named_layer.h"

namespace tourmap {

// One wish for each point and area that has a name, and one for all lines of a name together. They go before the names
// of the base map: points first, then areas, the roomiest first, then lines.
void wish_features(const Scene& scene, const NamedLayer& layer, std::vector<LabelWish>& wishes);

}  // namespace tourmap
