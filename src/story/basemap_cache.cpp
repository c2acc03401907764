#include "src/story/basemap_cache.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "geodata/view_detail.h"
#include "src/story/recent.h"

namespace tourmap {
namespace {

constexpr std::size_t kept_regions = 12, kept_spaces = 16;

// A draft may be off by a pixel, where a picture may be by a quarter of one.
constexpr double draft_pixels = 4;

// What decides a piece of the base map.
struct RegionKey {
    std::string crs;
    bool draft = false;
    double grid = 0;
    std::size_t scale = 0;
    double graticule = 0;
    const Worldview* worldview = nullptr;
    MapXY min, max;
    friend bool operator==(const RegionKey&, const RegionKey&) = default;
};

double degrees_across(const Crs& crs, const Camera& camera, const Canvas& canvas) {
    const double units = camera.units_per_canvas * std::min(canvas.width(), canvas.height());
    return units * crs.metres_per_unit / 111'320;
}

// The units that belong to some countries.
FeatureFilter units_of(const DetailLayer& layer, const std::vector<std::string>& countries, const Worldview& view) {
    const AttributeTable& table = layer.about().attributes;
    const auto name = table.column("name");
    return
        [&table, name, &countries, &view](std::size_t f) { return name && view.is_of(table.at(f, *name), countries); };
}

// How each border is drawn.
std::vector<std::optional<std::size_t>> drawn_borders(const DetailLayer& layer, const Worldview& view) {
    const GeoLayer& about = layer.about();
    const AttributeTable& table = about.attributes;
    const auto kind = table.column("class"), a = table.column("a"), b = table.column("b");
    std::vector<std::optional<std::size_t>> out(about.feature_count());
    for (std::size_t f = 0; f < out.size() && kind && a && b; ++f) {
        const auto filed = std::find(boundary_classes.begin(), boundary_classes.end(), table.at(f, *kind));
        std::optional<std::size_t> as_filed;
        if (filed != boundary_classes.end()) as_filed = static_cast<std::size_t>(filed - boundary_classes.begin());
        out[f] = view.drawn(table.at(f, *a), table.at(f, *b), as_filed);
    }
    return out;
}

OwnPaths own_paths(const ProjectedLayer& layer, const MapBox& region) {
    OwnPaths out;
    const auto is = [&](GeometryKind kind) { return [&layer, kind](std::size_t f) { return layer.kinds[f] == kind; }; };
    out.areas = fill_path(layer, region, is(GeometryKind::polygon));
    out.lines = stroke_path(layer, region);
    for_points_in(layer, region, [&](std::size_t, MapXY p) { out.points.push_back(p); });
    return out;
}

double units_per_pixel(const BasemapPage& page) {
    return page.camera.units_per_canvas / page.canvas.pixels_per_unit() * (page.draft ? draft_pixels : 1);
}

}  // namespace

bool operator==(const PageRegion& a, const PageRegion& b) {
    return a.box.min == b.box.min && a.box.max == b.box.max && a.grid == b.grid && a.draft == b.draft;
}

PageRegion page_region(const BasemapPage& page) {
    return {page.draft ? visible_box(page.camera, page.canvas) : region_for(page.camera, page.canvas),
            ProjectionDetail::for_pixel(units_per_pixel(page)).grid, page.draft};
}

MapXY ProjectedSpace::forward(LonLat p) {
    const std::lock_guard guard(lock);
    return projector->forward(p);
}

MapBox ProjectedSpace::whole() {
    const std::lock_guard guard(lock);
    constexpr double page_metres = 20'000;
    const auto detail = ProjectionDetail::for_pixel(page_metres / crs.metres_per_unit);
    MapBox box;
    for (const MapBox& one : project_outline(*projector, domain, detail).boxes)
        if (!one.empty) box.include_all(one);
    return box;
}

std::optional<LonLat> ProjectedSpace::inverse(MapXY p) {
    const std::lock_guard guard(lock);
    return projector->inverse(p);
}

const ProjectedSpace::Made& ProjectedSpace::for_labels(Made& made, const DetailLayerPtr& of, double page_metres) {
    if (made) return made;
    // Without it the map lacks names, and is right otherwise.
    if (const auto shapes = of ? of->select(0, {}) : fail("")) {
        const auto detail = ProjectionDetail::for_pixel(page_metres / crs.metres_per_unit);
        made = std::make_shared<const ProjectedLayer>(project_layer(*shapes, *projector, domain, detail));
    } else {
        made = std::make_shared<const ProjectedLayer>();
    }
    return made;
}

const ProjectedLayer& ProjectedSpace::label_areas() {
    const std::lock_guard guard(lock);
    return *for_labels(label_areas_, countries, 20'000);
}

const ProjectedLayer& ProjectedSpace::label_lakes() {
    const std::lock_guard guard(lock);
    return *for_labels(label_lakes_, lakes, 5'000);
}

const ProjectedLayer& ProjectedSpace::label_rivers() {
    const std::lock_guard guard(lock);
    return *for_labels(label_rivers_, rivers, 5'000);
}

std::shared_ptr<const ProjectedLayer> ProjectedSpace::label_own(std::size_t i) {
    const std::lock_guard guard(lock);
    label_own_.resize(own.size());
    return for_labels(label_own_[i], own[i], 500);
}

struct BasemapCache::State {
    MapDataPtr data;
    std::vector<std::string> story_countries;
    mutable std::mutex lock;
    Recent<std::string, ProjectedSpacePtr> spaces{kept_spaces};
    Recent<RegionKey, std::shared_ptr<const BasemapPaths>> regions{kept_regions};

    RegionKey key_of(const ProjectedSpace& space, const BasemapPage& page) const {
        const double units = units_per_pixel(page);
        const PageRegion region = page_region(page);
        // By the octave, not the exact scale: all cameras of an octave share one projection.
        const double metres = std::exp2(std::floor(std::log2(units))) * space.crs.metres_per_unit;
        const double step = graticule_step(degrees_across(space.crs, page.camera, page.canvas));
        return {space.crs.definition, page.draft,     region.grid,   scale_for(*data, metres), step,
                page.worldview,       region.box.min, region.box.max};
    }

    std::shared_ptr<const BasemapPaths> kept(const RegionKey& key) {
        const std::lock_guard guard(lock);
        return regions.find(key);
    }

    // The base map of one region: only what it shows is selected, projected and cut. The space is locked.
    Result<std::shared_ptr<const BasemapPaths>> make(ProjectedSpace& space, const RegionKey& key,
                                                     const Progress& progress) const {
        MapBox region;
        region.include(key.min);
        region.include(key.max);
        const double fine = key.draft ? key.grid / draft_pixels : key.grid;  // the edge of a globe shows every step
        const ProjectionDetail full{fine, fine};
        const ViewDetail detail = view_detail(view_of(*space.projector, space.domain.domain, region), key.grid);
        std::optional<Error> error;
        const auto layer = [&](const DetailLayerPtr& from) -> ProjectedLayer {
            if (!from || error) return {};
            const auto selected = from->select(detail.tolerance, detail.view.window);
            if (!selected) error = selected.error();
            if (error) return {};
            ProjectedLayer projected =
                project_layer(*selected, *space.projector, space.domain, detail.projection, data->jobs, progress);
            if (!progress.at(std::numeric_limits<double>::quiet_NaN())) error = cancelled().value();
            return error ? ProjectedLayer{} : std::move(projected);
        };
        const BasemapScale& scale = data->scales[key.scale];
        auto out = std::make_shared<BasemapPaths>();
        out->outline = project_outline(*space.projector, space.domain, full);
        out->sea = fill_path(out->outline, region);
        const ProjectedLayer countries = layer(scale.countries);
        out->land = fill_path(countries, region);
        static const Worldview every_unit;
        const Worldview& worldview = key.worldview ? *key.worldview : every_unit;
        out->story = fill_path(countries, region, units_of(*scale.countries, story_countries, worldview));
        out->lakes = fill_path(layer(scale.lakes), region);
        out->rivers = stroke_path(key.draft ? ProjectedLayer{} : layer(scale.rivers), region);
        out->coast = stroke_path(layer(scale.coast), region);
        out->net = project_graticule(*space.projector, space.domain, detail.view.window, key.graticule, full);
        out->graticule = stroke_path(out->net.net, region);
        const ProjectedLayer boundaries = layer(scale.boundaries);
        const auto drawn = drawn_borders(*scale.boundaries, worldview);
        for (std::size_t c = 0; c < boundary_classes.size(); ++c)
            out->boundaries[c] = stroke_path(boundaries, region, [&](std::size_t f) { return drawn[f] == c; });
        for (const DetailLayerPtr& own : data->own) out->own.push_back(own_paths(layer(own), region));
        if (error) return tl::unexpected(*error);
        if (data->relief && !key.draft) {
            const double pixel = 2 * key.grid;  // at least: the grid is a quarter of the power of two below it
            auto relief = make_relief(*data->relief, *space.projector, space.domain,
                                      {region, pixel, space.crs.metres_per_unit}, data->jobs);
            if (!relief) return tl::unexpected(relief.error());
            out->relief = std::move(*relief);
        }
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
        if (auto found = state_->spaces.find(text)) return found;
    }
    auto crs = parse_crs(text);
    if (!crs) return tl::unexpected(crs.error());
    auto projector = Projector::create(*crs);
    if (!projector) return tl::unexpected(projector.error());
    auto space = std::make_shared<ProjectedSpace>();
    space->crs = *crs;
    space->domain = domain_of(*crs);
    space->projector = std::make_unique<Projector>(std::move(*projector));
    space->countries = state_->data->scales.front().countries;
    const auto& scales = state_->data->scales;
    const BasemapScale& middle = scales[std::min<std::size_t>(1, scales.size() - 1)];
    space->lakes = middle.lakes;
    space->rivers = middle.rivers;
    space->own = state_->data->own;
    const std::lock_guard guard(state_->lock);
    if (auto found = state_->spaces.find(text)) return found;  // another thread was quicker
    state_->spaces.put(text, space);
    return space;
}

Result<std::shared_ptr<const BasemapPaths>> BasemapCache::paths(ProjectedSpace& space, const BasemapPage& page,
                                                                const Progress& progress) {
    const RegionKey key = state_->key_of(space, page);
    if (auto found = state_->kept(key)) return found;
    const std::lock_guard projecting(space.lock);
    if (auto found = state_->kept(key)) return found;  // another thread was quicker
    auto made = state_->make(space, key, progress);
    if (!made || page.draft) return made;  // a draft is of one moment
    const std::lock_guard guard(state_->lock);
    state_->regions.put(key, *made);
    return made;
}

bool BasemapCache::has_paths(const std::string& crs, const BasemapPage& page) const {
    const std::lock_guard guard(state_->lock);
    const auto space = state_->spaces.find(crs);
    return space && state_->regions.find(state_->key_of(*space, page)) != nullptr;
}

std::size_t BasemapCache::space_count() const {
    const std::lock_guard guard(state_->lock);
    return state_->spaces.size();
}

}  // namespace tourmap
