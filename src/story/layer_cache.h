// Layers beside the base map, projected and cut for a view and parted by class. Thread-safe.
#pragma once

#include <memory>

#include "geodata/detail_layer.h"
#include "src/story/basemap_cache.h"
#include "src/story/classed_layer.h"

namespace tourmap {

using ClassedLayerPtr = std::shared_ptr<const ClassedLayer>;

// What a class of features is drawn by, in map units. Paths are never null.
struct ClassPaths {
    PathPtr areas, lines;       // lines: of line features
    std::vector<MapXY> points;  // within the region
};

struct LayerPaths {
    PathPtr outlines;                 // of all areas
    std::vector<ClassPaths> classes;  // by class; after them the features without one
};
using LayerPathsPtr = std::shared_ptr<const LayerPaths>;

// A layer in the classes of an attribute; null: all features alike.
struct PartedLayer {
    DetailLayerPtr layer;
    ClassedLayerPtr classed;
    friend bool operator==(const PartedLayer&, const PartedLayer&) = default;
};

class LayerCache {
public:
    explicit LayerCache(Jobs jobs);
    ~LayerCache();

    // The features by classify(). Null: it cannot be done, and the layer has no classes.
    ClassedLayerPtr classed(const DetailLayerPtr& layer, const ClassSpec& spec, const PaletteSet& palettes,
                            const Language& language);
    // Whether classed() has it at hand.
    bool has_classed(const DetailLayerPtr& layer, const ClassSpec& spec, const Language& language) const;
    // Projected once for all cameras that share a region of the base map, and for all classes. Error: also cancelled.
    Result<LayerPathsPtr> paths(ProjectedSpace& space, const BasemapPage& page, const PartedLayer& parted,
                                const Progress& progress);
    bool has_paths(const ProjectedSpace& space, const BasemapPage& page, const PartedLayer& parted) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tourmap
