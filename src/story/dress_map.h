// The base map, the names and the furniture of a map of layers, by the same means as a story's.
#pragma once

#include <memory>
#include <vector>

#include "render/display_list.h"
#include "src/story/map_dressing.h"
#include "src/story/map_page.h"
#include "src/story/named_layer.h"

namespace tourmap {

struct Scene;

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
