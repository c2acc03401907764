#include "src/story/frame_source.h"

#include <algorithm>

#include "src/story/basemap_cache.h"
#include "src/story/build_frame.h"
#include "src/story/framing.h"

namespace tourmap {
namespace {

std::vector<std::string> countries_of(const Tour& tour) {
    std::vector<std::string> out;
    for (const Stop& stop : tour.stops) out.push_back(stop.country);
    return out;
}

BasemapPage page_of(const FrameSpec& spec) {
    return {spec.camera, spec.canvas, spec.draft};
}

}  // namespace

struct FrameSource::State {
    explicit State(StoryData d) : data(std::move(d)), cache(data.map, countries_of(*data.tour)) {}
    StoryData data;
    BasemapCache cache;
};

FrameSource::FrameSource(StoryData data) : state_(std::make_unique<State>(std::move(data))) {}
FrameSource::~FrameSource() = default;
FrameSource::FrameSource(FrameSource&&) noexcept = default;

const StoryData& FrameSource::data() const {
    return state_->data;
}

Result<Look> FrameSource::look_for(const Look& asked) const {
    const Tour& tour = *state_->data.tour;
    Look look;
    if (!tour.theme.empty()) look.theme = tour.theme;
    if (!asked.theme.empty()) look.theme = asked.theme;
    if (!state_->data.themes->contains(look.theme)) return fail("no theme \"" + look.theme + "\"");
    if (!tour.language.empty()) look.language = tour.language;
    if (!asked.language.empty()) look.language = asked.language;
    const auto language = state_->data.languages->find(look.language);
    if (!language) return tl::unexpected(language.error());
    look.language = (*language)->code;
    return look;
}

Result<std::string> FrameSource::crs_for(const std::string& asked) const {
    const std::string& wanted = asked.empty() ? state_->data.tour->crs : asked;
    if (wanted == "globe") return wanted;
    const std::string crs = wanted == "auto" ? auto_crs(*state_->data.tour).definition : wanted;
    const auto space = state_->cache.space(crs);
    if (!space) return tl::unexpected(space.error());
    return crs;
}

Result<View> FrameSource::view_for(const std::string& crs, const Canvas& canvas, std::size_t step, double t) const {
    const StoryState moment = state_at(*state_->data.tour, step, t);
    const std::string definition = crs == "globe" ? globe_crs(moment).definition : crs;
    const auto space = state_->cache.space(definition);
    if (!space) return tl::unexpected(space.error());
    return View{definition, frame_focus(**space, moment, canvas)};
}

Result<FrameSpec> FrameSource::spec_for(const std::string& crs, const Look& look, const Canvas& canvas,
                                        std::size_t step) const {
    auto view = view_for(crs, canvas, step, 1);
    if (!view) return tl::unexpected(view.error());
    FrameSpec spec;
    spec.crs = std::move(view->crs);
    spec.canvas = canvas;
    spec.look = look;
    spec.camera = view->camera;
    spec.step = step;
    return spec;
}

Result<DisplayList> FrameSource::frame(const FrameSpec& spec, const Progress& progress) {
    const auto space = state_->cache.space(spec.crs);
    if (!space) return tl::unexpected(space.error());
    const auto paths = state_->cache.paths(**space, page_of(spec), progress);
    if (!paths) return tl::unexpected(paths.error());
    return build_frame(spec, state_->data, **space, **paths);
}

bool FrameSource::ready(const FrameSpec& spec) const {
    return state_->cache.has_paths(spec.crs, page_of(spec));
}

}  // namespace tourmap
