#include "src/story/added_layers.h"

#include <algorithm>
#include <set>

namespace tourmap {

MapLayers added_layers(const std::string& file, const std::vector<LoadedDetail>& loaded) {
    MapLayers out;
    LayerRefs refs;
    const auto has_places = [](const LoadedDetail& one) { return !one.layer->extent().empty; };
    const bool several = std::ranges::count_if(loaded, has_places) > 1;
    for (const LoadedDetail& one : loaded) {
        if (out.size() == most_added_layers) break;
        if (!has_places(one)) continue;
        const std::string& name = one.layer->about().name;
        LayerRef ref{file, several ? name : "", true, 0};
        while (find_layer(refs, ref)) ++ref.nth;
        refs.push_back(ref);
        out.push_back({std::move(ref), printable(title_of_file(file, name, several)), one.layer});
    }
    return out;
}

Result<MapLayers> load_added(std::span<const FrameSpec> frames, const DetailOptions& options) {
    std::set<std::string> files;
    for (const FrameSpec& frame : frames)
        for (const LayerChoice& choice : frame.layers)
            if (choice.ref.added && choice.visible) files.insert(choice.ref.file);
    MapLayers out;
    for (const std::string& file : files) {
        const auto loaded = load_detail(file, options);
        if (!loaded) return tl::unexpected(loaded.error());
        for (MapLayer& layer : added_layers(file, *loaded)) out.push_back(std::move(layer));
    }
    return out;
}

}  // namespace tourmap
