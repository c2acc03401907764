#include "src/story/layer_cache.h"

#include "geodata/view_detail.h"
#include "src/story/recent.h"

namespace tourmap {
namespace {

// A few layers in the regions that were looked at last. Projected layers are large and needed again only when classes
// change.
constexpr std::size_t kept_projected = 8, kept_paths = 24, kept_classes = 16;

using ProjectedPtr = std::shared_ptr<const ProjectedLayer>;

struct ProjectedKey {
    DetailLayerPtr layer;
    std::string crs;
    PageRegion region;
    friend bool operator==(const ProjectedKey&, const ProjectedKey&) = default;
};

struct PathsKey {
    ProjectedKey projected;
    ClassedLayerPtr classed;
    friend bool operator==(const PathsKey&, const PathsKey&) = default;
};

struct ClassKey {
    DetailLayerPtr layer;
    ClassSpec spec;
    std::string language;
    friend bool operator==(const ClassKey&, const ClassKey&) = default;
};

std::size_t class_of(const ClassedLayer* classed, std::size_t feature) {
    if (!classed) return 0;
    const std::uint8_t c = classed->class_of[feature];
    return c == ClassedLayer::no_class ? classed->entries.size() : c;
}

LayerPaths parted(const ProjectedLayer& layer, const MapBox& region, const ClassedLayer* classed) {
    LayerPaths out;
    out.classes.resize(classed ? classed->entries.size() + 1 : 1);
    for (std::size_t c = 0; c < out.classes.size(); ++c) {
        const auto of = [&](GeometryKind kind) {
            return [&, kind, c](std::size_t f) { return layer.kinds[f] == kind && class_of(classed, f) == c; };
        };
        out.classes[c].areas = fill_path(layer, region, of(GeometryKind::polygon));
        out.classes[c].lines = stroke_path(layer, region, of(GeometryKind::line));
    }
    out.outlines = stroke_path(layer, region, [&](std::size_t f) { return layer.kinds[f] == GeometryKind::polygon; });
    for_points_in(layer, region,
                  [&](std::size_t f, MapXY p) { out.classes[class_of(classed, f)].points.push_back(p); });
    return out;
}

}  // namespace

struct LayerCache::State {
    Jobs jobs = 1;
    mutable std::mutex lock;
    Recent<ProjectedKey, ProjectedPtr> projected{kept_projected};
    Recent<PathsKey, LayerPathsPtr> paths{kept_paths};
    Recent<ClassKey, std::shared_ptr<const Result<ClassedLayer>>> classes{kept_classes};

    Result<ProjectedPtr> project(ProjectedSpace& space, const ProjectedKey& key, bool keep, const Progress& progress) {
        {
            const std::lock_guard guard(lock);
            if (auto known = projected.find(key)) return known;
        }
        const std::lock_guard of_projector(space.lock);
        const ViewDetail detail =
            view_detail(view_of(*space.projector, space.domain.domain, key.region.box), key.region.grid);
        const auto selected = key.layer->select(detail.tolerance, detail.view.window);
        if (!selected) return tl::unexpected(selected.error());
        auto made = std::make_shared<const ProjectedLayer>(
            project_layer(*selected, *space.projector, space.domain, detail.projection, jobs, progress));
        if (!progress.wanted()) return cancelled();
        const std::lock_guard guard(lock);
        if (keep) projected.put(key, made);
        return made;
    }
};

LayerCache::LayerCache(Jobs jobs) : state_(std::make_unique<State>()) {
    state_->jobs = jobs;
}
LayerCache::~LayerCache() = default;

ClassedLayerPtr LayerCache::classed(const DetailLayerPtr& layer, const ClassSpec& spec, const PaletteSet& palettes,
                                    const Language& language) {
    const ClassKey key{layer, spec, language.code};
    const auto done = [](const std::shared_ptr<const Result<ClassedLayer>>& made) -> ClassedLayerPtr {
        return *made ? ClassedLayerPtr(made, &**made) : nullptr;
    };
    {
        const std::lock_guard guard(state_->lock);
        if (const auto known = state_->classes.find(key)) return done(known);
    }
    const auto made = std::make_shared<const Result<ClassedLayer>>(classify(layer->about(), spec, palettes, language));
    const std::lock_guard guard(state_->lock);
    if (const auto known = state_->classes.find(key)) return done(known);  // one pointer for one key
    state_->classes.put(key, made);
    return done(made);
}

bool LayerCache::has_classed(const DetailLayerPtr& layer, const ClassSpec& spec, const Language& language) const {
    const std::lock_guard guard(state_->lock);
    return state_->classes.find({layer, spec, language.code}) != nullptr;
}

Result<LayerPathsPtr> LayerCache::paths(ProjectedSpace& space, const BasemapPage& page, const PartedLayer& of,
                                        const Progress& progress) {
    const PathsKey key{{of.layer, space.crs.definition, page_region(page)}, of.classed};
    {
        const std::lock_guard guard(state_->lock);
        if (auto known = state_->paths.find(key)) return known;
    }
    const auto projected = state_->project(space, key.projected, !page.draft, progress);
    if (!projected) return tl::unexpected(projected.error());
    const auto made =
        std::make_shared<const LayerPaths>(parted(**projected, key.projected.region.box, of.classed.get()));
    if (page.draft) return made;  // of one moment
    const std::lock_guard guard(state_->lock);
    state_->paths.put(key, made);
    return made;
}

bool LayerCache::has_paths(const ProjectedSpace& space, const BasemapPage& page, const PartedLayer& of) const {
    const std::lock_guard guard(state_->lock);
    return state_->paths.find({{of.layer, space.crs.definition, page_region(page)}, of.classed}) != nullptr;
}

}  // namespace tourmap
