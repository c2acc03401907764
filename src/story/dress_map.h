// The base map, the names and the furniture of a map of layers, by the same means as a story's.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geodata/geo_layer.h"
#include "geodata/projected_layer.h"
#include "render/display_list.h"
#include "src/story/map_dressing.h"
#include "src/story/map_page.h"

namespace tourmap {

struct Scene;

// A layer whose features are named by its attributes.
struct NamedLayer {
    const GeoLayer* about = nullptr;
    ProjectedLayer projected;
    std::size_t field = 0;
    std::optional<std::size_t> local_field;  // the same in the map's language: goes first where it is not empty
};

// The fields of a layer that a dressing names its features by; none: it has no such field.
std::optional<NamedLayer> named_layer(const GeoLayer& about, const MapDressing& dressing);

// Draws on one page, in the order of its functions. Keeps its arguments.
class DressedMap {
public:
    // Error: the base map cannot be read or projected; cancelled.
    static Result<DressedMap> create(const MapDressing& dressing, const LayerMapSpec& spec, const MapPage& page,
                                     DisplayList& list, const Progress& progress);
    ~DressedMap();
    DressedMap(DressedMap&&) noexcept;

    void basemap();    // sea and graticule too
    void furniture();  // keeps its room
    // Names of features of layers, and those of the base map that the layers do not name.
    void labels(const std::vector<NamedLayer>& layers);

    Scene& scene();

private:
    struct State;
    explicit DressedMap(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace tourmap
