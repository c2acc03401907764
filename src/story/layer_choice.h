// Which layers a map shows over the base map, in which order and how: the choice of whoever looks at it. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/story/classed_layer.h"
#include "src/tour/tour.h"

namespace tourmap {

// A layer by where it comes from, so that it is found again when its tour is read anew.
struct LayerRef {
    std::string file, layer;  // layer: of a file with several; may be empty
    bool added = false;       // to the tour or map that is shown; else it belongs to that
    std::size_t nth = 0;      // among those of a tour with the same file and layer
    friend bool operator==(const LayerRef&, const LayerRef&) = default;
};

struct LayerChoice {
    LayerRef ref;
    bool visible = true;
    std::optional<ClassSpec> classes;  // coloured by an attribute; none: plainly, as the tour or the theme has it
    std::size_t colour = 0;            // of an added one: by turns of the theme's
    friend bool operator==(const LayerChoice&, const LayerChoice&) = default;
};

// From the lowest up. Empty: the tour's own, as it has them.
using LayerChoices = std::vector<LayerChoice>;

using LayerRefs = std::vector<LayerRef>;

LayerRefs own_layers(const std::vector<TourLayer>& own);
// None: the layer is not, or no more, among them.
std::optional<std::size_t> find_layer(const LayerRefs& layers, const LayerRef& ref);
// With the own ones that nothing was chosen for lowest, and without those that are no more. Added ones stay.
LayerChoices complete(const LayerChoices& choices, const LayerRefs& own);

// What is said of a layer of a tour: its title, or else its file's name.
std::string title_of(const TourLayer& layer);
// "roads", "atlas: roads"; several: the file has more than this one.
std::string title_of_file(const std::string& file, const std::string& layer, bool several);

const char* name_of(BreakMethod method);  // "quantile", "equal", "natural"

}  // namespace tourmap
