#include "src/story/dress_map.h"

#include <algorithm>

#include "src/story/draw_furniture.h"
#include "src/story/label_plan.h"
#include "src/story/scene.h"
#include "src/story/wish_features.h"

namespace tourmap {
namespace {

PageLayout layout_of(const LayerMapSpec& spec, const MapPage& page) {
    PageLayout layout;
    layout.page = screen_box(0, 0, spec.canvas.width(), spec.canvas.height());
    layout.map = page.placing.frame;
    return layout;
}

bool has(const std::vector<NamedLayer>& layers, GeometryKind kind) {
    return std::any_of(layers.begin(), layers.end(), [kind](const NamedLayer& layer) {
        const auto& kinds = layer.projected->kinds;
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    });
}

}  // namespace

struct DressedMap::State {
    State(const MapDressing& d, const LayerMapSpec& layer_map, const MapPage& page)
        : dressing(d), layout(layout_of(layer_map, page)) {
        spec.crs = page.space.projector.crs().definition;
        spec.canvas = layer_map.canvas;
        spec.camera = page.placing.camera;
        spec.look = d.look;
    }

    const MapDressing& dressing;
    FrameSpec spec;
    StoryState story;
    PageLayout layout;
    std::unique_ptr<BasemapCache> cache;  // keeps what follows
    ProjectedSpacePtr space;
    BasemapPaths paths;
    std::unique_ptr<Scene> scene;
};

DressedMap::DressedMap(std::unique_ptr<State> state) : state_(std::move(state)) {}
DressedMap::~DressedMap() = default;
DressedMap::DressedMap(DressedMap&&) noexcept = default;

Result<DressedMap> DressedMap::create(const MapDressing& dressing, const LayerMapSpec& spec, const MapPage& page,
                                      DisplayList& list, const Progress& progress) {
    auto state = std::make_unique<State>(dressing, spec, page);
    state->cache = std::make_unique<BasemapCache>(dressing.data.map, std::vector<std::string>{});
    auto space = state->cache->space(state->spec.crs);
    if (!space) return tl::unexpected(space.error());
    state->space = std::move(*space);
    if (dressing.basemap) {
        const Worldview& worldview = dressing.data.worldviews->at(dressing.look.worldview);
        const auto paths =
            state->cache->paths(*state->space, {page.placing.camera, spec.canvas, false, &worldview}, progress);
        if (!paths) return tl::unexpected(paths.error());
        state->paths = **paths;
        // Lines that are named lie over the layers.
        if (spec.graticule_labels) state->paths.graticule = std::make_shared<const Path>();
    }
    state->scene = std::make_unique<Scene>(
        Scene{state->spec, dressing.data, state->story, *state->space, state->paths, nullptr, state->layout, list});
    return DressedMap(std::move(state));
}

void DressedMap::basemap() {
    draw_basemap(*state_->scene);
}

void DressedMap::furniture() {
    draw_furniture(*state_->scene, nullptr);
}

void DressedMap::labels(const std::vector<NamedLayer>& layers) {
    Scene& scene = *state_->scene;
    std::vector<LabelWish> wishes;
    for (const NamedLayer& layer : layers) wish_features(scene, layer, wishes);
    if (state_->dressing.basemap) {
        if (!has(layers, GeometryKind::polygon)) wish_countries(scene, wishes);
        wish_waters(scene, wishes);
        if (!has(layers, GeometryKind::point)) wish_cities(scene, wishes);
    }
    draw_labels(scene, plan_labels(scene, std::move(wishes)));
}

Scene& DressedMap::scene() {
    return *state_->scene;
}

}  // namespace tourmap
