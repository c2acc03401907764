#include "src/story/layer_choice.h"

#include <algorithm>
#include <filesystem>

namespace tourmap {

LayerRefs own_layers(const std::vector<TourLayer>& own) {
    LayerRefs out;
    for (const TourLayer& layer : own) {
        LayerRef ref{layer.file, layer.layer, false, 0};
        while (find_layer(out, ref)) ++ref.nth;
        out.push_back(std::move(ref));
    }
    return out;
}

std::optional<std::size_t> find_layer(const LayerRefs& layers, const LayerRef& ref) {
    const auto found = std::ranges::find(layers, ref);
    return found == layers.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - layers.begin()));
}

LayerChoices complete(const LayerChoices& choices, const LayerRefs& own) {
    LayerChoices out;
    for (const LayerRef& ref : own)
        if (std::ranges::find(choices, ref, &LayerChoice::ref) == choices.end()) out.push_back({ref, true, {}, 0});
    for (const LayerChoice& choice : choices)
        if (choice.ref.added || find_layer(own, choice.ref)) out.push_back(choice);
    return out;
}

std::string title_of(const TourLayer& layer) {
    return layer.title.empty() ? title_of_file(layer.file, layer.layer, !layer.layer.empty()) : layer.title;
}

std::string title_of_file(const std::string& file, const std::string& layer, bool several) {
    std::filesystem::path path(file);
    if (!path.has_filename()) path = path.parent_path();  // a folder, with its slash
    const std::string name = path.stem().string();
    return several && !layer.empty() && layer != name ? name + ": " + layer : name;
}

const char* name_of(BreakMethod method) {
    switch (method) {
        case BreakMethod::quantile:
            return "quantile";
        case BreakMethod::equal:
            return "equal";
        case BreakMethod::natural:
            return "natural";
    }
    return "";
}

}  // namespace tourmap
