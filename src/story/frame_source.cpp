#include "src/story/frame_source.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "src/story/basemap_cache.h"
#include "src/story/build_frame.h"
#include "src/story/framing.h"
#include "src/story/label_plan.h"
#include "src/story/names.h"
#include "src/story/page_layout.h"
#include "src/story/recent.h"

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

struct StoryFrames::State {
    explicit State(StoryData d) : data(std::move(d)), cache(data.map, countries_of(*data.tour)) {}

    BasemapPage page_of(const FrameSpec& spec) const {
        return {spec.camera, spec.canvas, spec.draft, &data.worldviews->at(spec.look.worldview)};
    }

    // The same for all frames: made when the first one asks.
    Result<const LocatorGlobe*> locator(const Progress& progress) {
        const std::lock_guard guard(lock);
        if (!globe) {
            auto made = make_locator(cache, middle_of_tour(*data.tour), progress);
            if (!made) return tl::unexpected(made.error());
            globe = std::move(*made);
        }
        return &*globe;
    }

    // The plan of a view that a frame comes from or goes to.
    Result<PlanPtr> plan(const FrameSpec& frame, const StepView& at) {
        const FrameSpec spec = at_rest(frame, at);
        {
            const std::lock_guard guard(lock);
            if (PlanPtr known = plans.find(spec)) return known;
        }
        const auto space = cache.space(spec.crs);
        if (!space) return tl::unexpected(space.error());
        auto made = std::make_shared<const FramePlan>(plan_frame({spec, data, **space, {}, &*globe}));
        const std::lock_guard guard(lock);
        plans.put(spec, made);
        return made;
    }

    StoryData data;
    BasemapCache cache;
    std::mutex lock;  // of what follows
    std::optional<LocatorGlobe> globe;
    Recent<FrameSpec, PlanPtr> plans{kept_plans};
};

StoryFrames::StoryFrames(StoryData data) : state_(std::make_unique<State>(std::move(data))) {}
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
    const auto space = state_->cache.space(crs);
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
    const auto space = state_->cache.space(definition);
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
    const auto space = state_->cache.space(spec.crs);
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
    const auto space = state_->cache.space(spec.crs);
    if (!space) return tl::unexpected(space.error());
    const auto paths = state_->cache.paths(**space, state_->page_of(spec), progress);
    if (!paths) return tl::unexpected(paths.error());
    const auto globe = state_->locator(progress);
    if (!globe) return tl::unexpected(globe.error());
    if (!spec.labels) return build_frame({spec, state_->data, **space, **paths, *globe});
    const auto from = state_->plan(spec, spec.labels->from), to = state_->plan(spec, spec.labels->to);
    if (!from) return tl::unexpected(from.error());
    if (!to) return tl::unexpected(to.error());
    const double away =
        std::min(distance_from(spec, spec.labels->from.view), distance_from(spec, spec.labels->to.view));
    const Motion motion{from->get(), to->get(), spec.labels->blend, away};
    return build_frame({spec, state_->data, **space, **paths, *globe, &motion});
}

bool StoryFrames::ready(const FrameSpec& spec) const {
    return state_->cache.has_paths(spec.crs, state_->page_of(spec));
}

}  // namespace tourmap
