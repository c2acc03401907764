#include "src/story/shown_layers.h"

#include <algorithm>

#include "src/story/frame_source.h"

namespace tourmap {

std::vector<ShownLayer> shown_layers(const FrameSpec& spec, const StoryData& data, LayerCache& cache) {
    const Tour& tour = in_language(*data.tour, spec.look.language);
    std::vector<ShownLayer> out;
    const LayerRefs own = own_layers(data.tour->layers);
    std::size_t added = 0;
    for (const LayerChoice& choice : complete(spec.layers, own)) {
        ShownLayer shown{find_layer(own, choice.ref), {}, {}, {}, {}, choice.colour};
        if (shown.own) {
            if (*shown.own >= data.map->own.size()) continue;
            shown.parted.layer = data.map->own[*shown.own];
            shown.title = tour.layers[*shown.own].title;
            shown.tag = {"layer", "layer-" + std::to_string(*shown.own + 1), shown.title};
            if (shown.title.empty()) shown.title = title_of(tour.layers[*shown.own]);
        } else {
            ++added;
            const auto found = std::ranges::find(data.added, choice.ref, &MapLayer::ref);
            if (found == data.added.end()) continue;
            shown.parted.layer = found->layer;
            shown.title = found->title;
            shown.tag = {"layer", "added-" + std::to_string(added), shown.title};
        }
        if (!choice.visible) continue;
        if (choice.classes && data.palettes) {
            const Language& language = data.languages->at(spec.look.language);
            shown.parted.classed = cache.classed(shown.parted.layer, *choice.classes, *data.palettes, language);
            shown.field = choice.classes->field;
        }
        out.push_back(std::move(shown));
    }
    return out;
}

bool are_classes_ready(const FrameSpec& spec, const StoryData& data, const LayerCache& cache) {
    const Language& language = data.languages->at(spec.look.language);
    const LayerRefs own = own_layers(data.tour->layers);
    return std::ranges::all_of(spec.layers, [&](const LayerChoice& choice) {
        if (!choice.classes || !choice.visible) return true;
        if (const auto i = find_layer(own, choice.ref); i && *i < data.map->own.size())
            return cache.has_classed(data.map->own[*i], *choice.classes, language);
        const auto added = std::ranges::find(data.added, choice.ref, &MapLayer::ref);
        return added == data.added.end() || cache.has_classed(added->layer, *choice.classes, language);
    });
}

std::vector<bool> own_shown(const FrameSpec& spec, const Tour& tour) {
    std::vector<bool> out(tour.layers.size(), true);
    const LayerRefs own = own_layers(tour.layers);
    for (const LayerChoice& choice : spec.layers)
        if (const auto i = find_layer(own, choice.ref)) out[*i] = choice.visible;
    return out;
}

}  // namespace tourmap
