#include "src/story/frame_source.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "geodata/lonlat_extent.h"
#include "geodata/turn.h"
#include "src/story/basemap_cache.h"
#include "src/story/build_frame.h"
#include "src/story/framing.h"
#include "src/story/label_plan.h"
#include "src/story/names.h"
#include "src/story/page_layout.h"
#include "src/story/recent.h"
#include "src/story/shown_layers.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

std::vector<std::string> countries_of(const Tour& tour) {
    std::vector<std::string> out;
    for (const Stop& stop : tour.stops) out.push_back(stop.country);
    return out;
}

using PlanPtr = std::shared_ptr<const FramePlan>;
constexpr std::size_t kept_plans = 8;

// The frame at rest whose names a moving one shows.
FrameSpec at_rest(const FrameSpec& frame, const StepView& at) {
    FrameSpec spec = frame;
    spec.crs = at.view.crs;
    spec.camera = at.view.camera;
    spec.step = at.step;
    spec.t = 1;
    spec.labels.reset();
    spec.selected_marker.clear();
    spec.draft = false;
    return spec;
}

// How far the camera has left a view: 0 in it, 1 where it is a quarter larger or smaller or a quarter of a page away.
double distance_from(const FrameSpec& spec, const View& view) {
    const Camera &a = spec.camera, &b = view.camera;
    const double zoom = std::abs(std::log2(a.units_per_canvas / b.units_per_canvas)) / std::log2(1.25);
    const double page = b.units_per_canvas * spec.canvas.height() / 4;
    const double shift = std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y) / page;
    const double turned = centres_apart({spec.crs, a}, view) / 0.1;
    return std::clamp(std::max({zoom, shift, turned}), 0.0, 1.0);
}

}  // namespace

// What is projected, and serves whatever layers are added.
struct StoryFrames::Projected {
    explicit Projected(const StoryData& data)
        : cache(data.map, countries_of(*data.tour)), layers(data.map->jobs), middle(middle_of_tour(*data.tour)) {}

    // The same for all frames: made when the first one asks.
    Result<const LocatorGlobe*> locator(const Progress& progress) {
        const std::lock_guard guard(lock);
        if (!globe) {
            auto made = make_locator(cache, middle, progress);
            if (!made) return tl::unexpected(made.error());
            globe = std::move(*made);
        }
        return &*globe;
    }

    BasemapCache cache;
    LayerCache layers;
    LonLat middle;    // of the tour
    std::mutex lock;  // of what follows
    std::optional<LocatorGlobe> globe;
};

struct StoryFrames::State {
    State(StoryData d, std::shared_ptr<Projected> p) : data(std::move(d)), projected(std::move(p)) {}

    BasemapPage page_of(const FrameSpec& spec) const {
        return {spec.camera, spec.canvas, spec.draft, &data.worldviews->at(spec.look.worldview)};
    }

    Result<ProjectedSpacePtr> space(const std::string& crs) { return projected->cache.space(crs); }

    // With the paths of those that the base map does not have.
    Result<std::vector<ShownLayer>> layers(const FrameSpec& spec, ProjectedSpace& space, const Progress& progress) {
        std::vector<ShownLayer> shown = shown_layers(spec, data, projected->layers);
        for (ShownLayer& layer : shown) {
            if (layer.is_plain_own()) continue;
            auto paths = projected->layers.paths(space, page_of(spec), layer.parted, progress);
            if (!paths) return tl::unexpected(paths.error());
            layer.paths = std::move(*paths);
        }
        return shown;
    }

    // The plan of a view that a frame comes from or goes to.
    Result<PlanPtr> plan(const FrameSpec& frame, const StepView& at, const LocatorGlobe* globe) {
        const FrameSpec spec = at_rest(frame, at);
        {
            const std::lock_guard guard(lock);
            if (PlanPtr known = plans.find(spec)) return known;
        }
        const auto space = this->space(spec.crs);
        if (!space) return tl::unexpected(space.error());
        auto made = std::make_shared<const FramePlan>(
            plan_frame({spec, data, **space, {}, globe, nullptr, shown_layers(spec, data, projected->layers)}));
        const std::lock_guard guard(lock);
        plans.put(spec, made);
        return made;
    }

    StoryData data;
    std::shared_ptr<Projected> projected;
    std::mutex lock;  // of what follows
    Recent<FrameSpec, PlanPtr> plans{kept_plans};
};

StoryFrames::StoryFrames(StoryData data) {
    auto projected = std::make_shared<Projected>(data);
    state_ = std::make_unique<State>(std::move(data), std::move(projected));
}
StoryFrames::StoryFrames(std::unique_ptr<State> state) : state_(std::move(state)) {}
StoryFrames::~StoryFrames() = default;
StoryFrames::StoryFrames(StoryFrames&&) noexcept = default;

const StoryData& StoryFrames::data() const {
    return state_->data;
}

Result<Look> StoryFrames::look_for(const Look& asked) const {
    const Tour& tour = *state_->data.tour;
    Look look;
    if (!tour.theme.empty()) look.theme = tour.theme;
    if (!asked.theme.empty()) look.theme = asked.theme;
    if (!state_->data.themes->contains(look.theme)) return fail("no theme \"" + look.theme + "\"");
    if (!tour.language.empty()) look.language = tour.language;
    if (!tour.shown_language.empty()) look.language = tour.shown_language;
    if (!asked.language.empty()) look.language = asked.language;
    const auto language = state_->data.languages->find(look.language);
    if (!language) return tl::unexpected(language.error());
    look.language = (*language)->code;
    if (!tour.worldview.empty()) look.worldview = tour.worldview;
    if (!asked.worldview.empty()) look.worldview = asked.worldview;
    if (!state_->data.worldviews->contains(look.worldview)) return fail("no worldview \"" + look.worldview + "\"");
    return look;
}

Result<std::string> StoryFrames::crs_for(const std::string& asked) const {
    const std::string& wanted = asked.empty() ? state_->data.tour->crs : asked;
    if (wanted == "globe") return wanted;
    const std::string crs = wanted == "auto" ? auto_crs(*state_->data.tour).definition : wanted;
    const auto space = state_->space(crs);
    if (!space) return tl::unexpected(space.error());
    return crs;
}

namespace {

template <class Named>
std::vector<std::string> names_of(const Named& named) {
    std::vector<std::string> names;
    for (const auto& [name, value] : named) names.push_back(name);
    return names;
}

}  // namespace

std::vector<std::string> StoryFrames::theme_names() const {
    return names_of(*state_->data.themes);
}

std::vector<std::string> StoryFrames::worldview_names() const {
    return names_of(*state_->data.worldviews);
}

Result<View> StoryFrames::view_for(const std::string& crs, const Look& look, const Canvas& canvas,
                                   std::size_t step) const {
    const StoryState moment = state_at(*state_->data.tour, step, 1);
    const std::string definition = crs == "globe" ? globe_crs(moment).definition : crs;
    const auto space = state_->space(definition);
    if (!space) return tl::unexpected(space.error());
    return View{definition,
                frame_focus(**space, moment, canvas, page_layout(state_->data, look, canvas, step).framing)};
}

PageLayout StoryFrames::page(const Look& look, const Canvas& canvas, std::size_t step) const {
    return page_layout(state_->data, look, canvas, step);
}

std::string StoryFrames::step_name(const Look& look, const Step& step) const {
    return tourmap::step_name(Naming(state_->data, look), step);
}

Result<std::string> StoryFrames::camera_for(const FrameSpec& spec) const {
    const auto space = state_->space(spec.crs);
    if (!space) return tl::unexpected(space.error());
    const auto view = stop_view_of(**space, spec.camera, spec.canvas, page(spec.look, spec.canvas, spec.step).framing);
    if (!view) return tl::unexpected(view.error());
    return camera_text(*view);
}

Result<FrameSpec> StoryFrames::spec_for(const std::string& crs, const Look& look, const Canvas& canvas,
                                        std::size_t step) const {
    auto view = view_for(crs, look, canvas, step);
    if (!view) return tl::unexpected(view.error());
    FrameSpec spec;
    spec.crs = std::move(view->crs);
    spec.canvas = canvas;
    spec.look = look;
    spec.camera = view->camera;
    spec.step = step;
    return spec;
}

Result<DisplayList> StoryFrames::frame(const FrameSpec& spec, const Progress& progress) {
    const auto space = state_->space(spec.crs);
    if (!space) return tl::unexpected(space.error());
    const auto paths = state_->projected->cache.paths(**space, state_->page_of(spec), progress);
    if (!paths) return tl::unexpected(paths.error());
    auto layers = state_->layers(spec, **space, progress);
    if (!layers) return tl::unexpected(layers.error());
    const auto globe = state_->projected->locator(progress);
    if (!globe) return tl::unexpected(globe.error());
    if (!spec.labels) return build_frame({spec, state_->data, **space, **paths, *globe, nullptr, std::move(*layers)});
    const auto from = state_->plan(spec, spec.labels->from, *globe), to = state_->plan(spec, spec.labels->to, *globe);
    if (!from) return tl::unexpected(from.error());
    if (!to) return tl::unexpected(to.error());
    const double away =
        std::min(distance_from(spec, spec.labels->from.view), distance_from(spec, spec.labels->to.view));
    const Motion motion{from->get(), to->get(), spec.labels->blend, away};
    return build_frame({spec, state_->data, **space, **paths, *globe, &motion, std::move(*layers)});
}

bool StoryFrames::ready(const FrameSpec& spec) const {
    const BasemapPage page = state_->page_of(spec);
    if (!state_->projected->cache.has_paths(spec.crs, page)) return false;
    if (!are_classes_ready(spec, state_->data, state_->projected->layers)) return false;
    const auto space = state_->space(spec.crs);
    const std::vector<ShownLayer> layers = shown_layers(spec, state_->data, state_->projected->layers);
    return space && std::ranges::all_of(layers, [&](const ShownLayer& layer) {
               return layer.is_plain_own() || state_->projected->layers.has_paths(**space, page, layer.parted);
           });
}

MapLayers StoryFrames::layers(const Look& look) const {
    const StoryData& data = state_->data;
    const Tour& tour = in_language(*data.tour, look.language);
    const LayerRefs own = own_layers(data.tour->layers);
    MapLayers out;
    for (std::size_t i = 0; i < std::min(own.size(), data.map->own.size()); ++i)
        out.push_back({own[i], title_of(tour.layers[i]), data.map->own[i]});
    out.insert(out.end(), data.added.begin(), data.added.end());
    return out;
}

std::shared_ptr<FrameSource> StoryFrames::with_added(MapLayers added) const {
    StoryData data = state_->data;
    data.added = std::move(added);
    return std::shared_ptr<FrameSource>(new StoryFrames(std::make_unique<State>(std::move(data), state_->projected)));
}

Result<View> StoryFrames::view_of_layer(const FrameSpec& spec, const LayerRef& ref) const {
    constexpr double least_km = 20;
    const MapLayers all = layers(spec.look);
    const auto found = std::ranges::find(all, ref, &MapLayer::ref);
    if (found == all.end()) return fail("there is no such layer");
    StoryState state;
    state.focus = places_over(shortest_extent(std::span(&found->layer, 1)));
    state.least_metres = 1000 * least_km;
    const std::string crs = is_globe(spec.crs) ? globe_crs(state).definition : spec.crs;
    const auto space = state_->space(crs);
    if (!space) return tl::unexpected(space.error());
    if (std::ranges::none_of(state.focus, [&](LonLat p) { return contains((*space)->domain.domain, p); }))
        return fail("this map does not show where the layer " + in_quotes(found->title) + " lies");
    return View{crs, frame_focus(**space, state, spec.canvas, page(spec.look, spec.canvas, spec.step).framing)};
}

}  // namespace tourmap
