#include "src/story/basemap_cache.h"

#include <algorithm>
#include <cmath>
#include <list>
#include <map>
#include <optional>

#include "geodata/graticule.h"
#include "geodata/view_detail.h"

namespace tourmap {
namespace {

constexpr std::size_t kept_regions = 12;

// What decides a piece of the base map.
struct RegionKey {
    std::string crs;
    double grid = 0;
    std::size_t scale = 0;
    double graticule = 0;
    MapXY min, max;
    friend bool operator==(const RegionKey&, const RegionKey&) = default;
};

// A few recent values, the most recent in front.
template <class Key, class Value>
class Recent {
public:
    explicit Recent(std::size_t most) : most_(most) {}
    Value find(const Key& key) {
        for (auto i = items_.begin(); i != items_.end(); ++i)
            if (i->first == key) {
                items_.splice(items_.begin(), items_, i);
                return items_.front().second;
            }
        return {};
    }
    void put(const Key& key, Value value) {
        items_.emplace_front(key, std::move(value));
        if (items_.size() > most_) items_.pop_back();
    }

private:
    std::size_t most_;
    std::list<std::pair<Key, Value>> items_;
};

double degrees_across(const Crs& crs, const Camera& camera, const Canvas& canvas) {
    const double units = camera.units_per_canvas * std::min(canvas.width(), canvas.height());
    return units * crs.metres_per_unit / 111'320;
}

FeatureFilter with_value(const DetailLayer& layer, const char* column, std::vector<std::string> wanted) {
    const AttributeTable& table = layer.about().attributes;
    const auto index = table.column(column);
    return [&table, index, wanted = std::move(wanted)](std::size_t f) {
        return index && std::find(wanted.begin(), wanted.end(), table.at(f, *index)) != wanted.end();
    };
}

}  // namespace

MapXY ProjectedSpace::forward(LonLat p) {
    const std::lock_guard guard(lock);
    return projector->forward(p);
}

std::optional<LonLat> ProjectedSpace::inverse(MapXY p) {
    const std::lock_guard guard(lock);
    return projector->inverse(p);
}

struct BasemapCache::State {
    MapDataPtr data;
    std::vector<std::string> story_countries;
    mutable std::mutex lock;
    std::map<std::string, ProjectedSpacePtr> spaces;
    Recent<RegionKey, std::shared_ptr<const BasemapPaths>> regions{kept_regions};

    RegionKey key_of(const ProjectedSpace& space, const Camera& camera, const Canvas& canvas) const {
        const double units = camera.units_per_canvas / canvas.pixels_per_unit();
        const ProjectionDetail detail = ProjectionDetail::for_pixel(units);
        // By the octave, not the exact scale: all cameras of an octave share one projection.
        const double metres = std::exp2(std::floor(std::log2(units))) * space.crs.metres_per_unit;
        const double step = graticule_step(degrees_across(space.crs, camera, canvas));
        const MapBox region = region_for(camera, canvas);
        return {space.crs.definition, detail.grid, scale_for(*data, metres), step, region.min, region.max};
    }

    // The base map of one region: only what it shows is selected, projected and cut.
    Result<std::shared_ptr<const BasemapPaths>> make(ProjectedSpace& space, const RegionKey& key) const {
        const std::lock_guard guard(space.lock);
        MapBox region;
        region.include(key.min);
        region.include(key.max);
        const ProjectionDetail full{key.grid, key.grid};
        const ViewDetail detail = view_detail(view_of(*space.projector, space.domain.domain, region), full.tolerance);
        std::optional<Error> error;
        const auto layer = [&](const DetailLayerPtr& from) -> ProjectedLayer {
            if (!from || error) return {};
            const auto selected = from->select(detail.tolerance, detail.view.window);
            if (selected) return project_layer(*selected, *space.projector, space.domain, detail.projection);
            error = selected.error();
            return {};
        };
        const BasemapScale& scale = data->scales[key.scale];
        auto out = std::make_shared<BasemapPaths>();
        out->sea = fill_path(project_outline(*space.projector, space.domain, full), region);
        const ProjectedLayer countries = layer(scale.countries);
        out->land = fill_path(countries, region);
        out->story = fill_path(countries, region, with_value(*scale.countries, "name", story_countries));
        out->lakes = fill_path(layer(scale.lakes), region);
        out->rivers = stroke_path(layer(scale.rivers), region);
        out->coast = stroke_path(layer(scale.coast), region);
        out->graticule =
            stroke_path(project_layer(graticule(key.graticule), *space.projector, space.domain, full), region);
        const ProjectedLayer boundaries = layer(scale.boundaries);
        for (std::size_t c = 0; c < boundary_classes.size(); ++c)
            out->boundaries[c] =
                stroke_path(boundaries, region, with_value(*scale.boundaries, "class", {boundary_classes[c]}));
        if (error) return tl::unexpected(*error);
        return out;
    }
};

BasemapCache::BasemapCache(MapDataPtr data, std::vector<std::string> story_countries)
    : state_(std::make_unique<State>()) {
    state_->data = std::move(data);
    state_->story_countries = std::move(story_countries);
}
BasemapCache::~BasemapCache() = default;

Result<ProjectedSpacePtr> BasemapCache::space(const std::string& text) {
    {
        const std::lock_guard guard(state_->lock);
        const auto found = state_->spaces.find(text);
        if (found != state_->spaces.end()) return found->second;
    }
    auto crs = parse_crs(text);
    if (!crs) return tl::unexpected(crs.error());
    auto projector = Projector::create(*crs);
    if (!projector) return tl::unexpected(projector.error());
    auto space = std::make_shared<ProjectedSpace>();
    space->crs = *crs;
    space->domain = domain_of(*crs);
    space->projector = std::make_unique<Projector>(std::move(*projector));
    const double page_metres = 20'000;
    const auto areas = state_->data->scales.front().countries->select(0, {});
    if (!areas) return tl::unexpected(areas.error());
    space->label_areas = project_layer(*areas, *space->projector, space->domain,
                                       ProjectionDetail::for_pixel(page_metres / crs->metres_per_unit));
    const std::lock_guard guard(state_->lock);
    return state_->spaces.emplace(text, space).first->second;
}

Result<std::shared_ptr<const BasemapPaths>> BasemapCache::paths(const std::string& crs, const Camera& camera,
                                                                const Canvas& canvas) {
    const auto where = space(crs);
    if (!where) return tl::unexpected(where.error());
    const RegionKey key = state_->key_of(**where, camera, canvas);
    {
        const std::lock_guard guard(state_->lock);
        if (auto found = state_->regions.find(key)) return found;
    }
    auto made = state_->make(**where, key);
    if (!made) return made;
    const std::lock_guard guard(state_->lock);
    state_->regions.put(key, *made);
    return made;
}

bool BasemapCache::has_paths(const std::string& crs, const Camera& camera, const Canvas& canvas) const {
    const std::lock_guard guard(state_->lock);
    const auto found = state_->spaces.find(crs);
    return found != state_->spaces.end() &&
           state_->regions.find(state_->key_of(*found->second, camera, canvas)) != nullptr;
}

}  // namespace tourmap
