#include "src/viewer/layering.h"

#include <algorithm>

namespace tourmap {

const MapLayer* find_layer(const Layering& layering, const LayerRef& ref) {
    const auto found = std::ranges::find(layering.known, ref, &MapLayer::ref);
    return found == layering.known.end() ? nullptr : &*found;
}

const LayerChoice* find_choice(const LayerChoices& choices, const LayerRef& ref) {
    const auto found = std::ranges::find(choices, ref, &LayerChoice::ref);
    return found == choices.end() ? nullptr : &*found;
}

LayerChoices choices_of(const Layering& layering) {
    LayerRefs own;
    for (const MapLayer& layer : layering.known)
        if (!layer.ref.added) own.push_back(layer.ref);
    LayerChoices out = complete(layering.choices, own);
    std::erase_if(out, [&](const LayerChoice& choice) { return !find_layer(layering, choice.ref); });
    return out;
}

}  // namespace tourmap
