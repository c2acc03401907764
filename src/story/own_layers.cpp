#include "src/story/own_layers.h"

#include "geodata/load.h"
#include "src/story/label_plan.h"
#include "src/story/named_layer.h"
#include "src/story/scene.h"
#include "src/story/shown_layers.h"
#include "src/story/wish_features.h"
#include "src/tour/nearest.h"
#include "src/tour/problems.h"

namespace tourmap {

Result<void> check_label_field(const GeoLayer& about, const std::string& field) {
    if (field.empty() || about.attributes.column(field)) return {};
    std::string fields;
    for (const std::string& name : about.attributes.names) fields += (fields.empty() ? "" : ", ") + name;
    const std::string near = nearest_word(field, about.attributes.names);
    return fail("the layer " + in_quotes(about.name) + " has no field " + in_quotes(field),
                (near.empty() ? "" : "did you mean " + in_quotes(near) + "? ") +
                    (fields.empty() ? "it has no fields" : "fields: " + fields.substr(0, 300)));
}

std::vector<LayerProblem> check_layers(const Tour& tour) {
    std::vector<LayerProblem> problems;
    for (std::size_t i = 0; i < tour.layers.size(); ++i) {
        const TourLayer& layer = tour.layers[i];
        if (layer.file.empty()) continue;  // said already
        LoadOptions options;
        options.layer = layer.layer;
        options.allow_network = tour.access.network;
        const auto loaded = load_layers(layer.file, options);
        if (!loaded)
            problems.push_back({i, "file", loaded.error()});
        else if (const auto known = check_label_field(*loaded->front().layer, layer.label); !known)
            problems.push_back({i, "label", known.error()});
    }
    return problems;
}

void wish_own_layers(const Scene& scene, std::vector<LabelWish>& wishes) {
    const auto& layers = scene.tour().layers;
    const std::vector<bool> shown = own_shown(scene.spec, *scene.data.tour);
    for (std::size_t i = 0; i < std::min(layers.size(), scene.data.map->own.size()); ++i) {
        if (!shown[i]) continue;
        auto named = named_layer(scene.data.map->own[i]->about(), layers[i].label, scene.language().code);
        if (!named) continue;
        named->projected = scene.space.label_own(i);
        wish_features(scene, *named, wishes);
    }
}

}  // namespace tourmap
