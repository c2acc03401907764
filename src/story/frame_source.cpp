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

Result<std::string> FrameSource::crs_for(const std::string& asked) const {
    const std::string& wanted = asked.empty() ? state_->data.tour->crs : asked;
    const Tour& tour = *state_->data.tour;
    const std::string crs = wanted == "auto"    ? auto_crs(tour).definition
                            : wanted == "globe" ? globe_crs(tour).definition
                                                : wanted;
    const auto space = state_->cache.space(crs);
    if (!space) return tl::unexpected(space.error());
    return crs;
}

Result<Camera> FrameSource::camera_for(const std::string& crs, const Canvas& canvas, std::size_t step, double t) const {
    const auto space = state_->cache.space(crs);
    if (!space) return tl::unexpected(space.error());
    return frame_focus(**space, state_at(*state_->data.tour, step, t), canvas);
}

Result<FrameSpec> FrameSource::spec_for(const std::string& crs, const Canvas& canvas, std::size_t step) const {
    const auto camera = camera_for(crs, canvas, step, 1);
    if (!camera) return tl::unexpected(camera.error());
    FrameSpec spec;
    spec.crs = crs;
    spec.canvas = canvas;
    spec.camera = *camera;
    spec.step = step;
    return spec;
}

Result<DisplayList> FrameSource::frame(const FrameSpec& spec) {
    const auto space = state_->cache.space(spec.crs);
    if (!space) return tl::unexpected(space.error());
    const auto paths = state_->cache.paths(spec.crs, spec.camera, spec.canvas);
    if (!paths) return tl::unexpected(paths.error());
    return build_frame(spec, state_->data, **space, **paths);
}

bool FrameSource::ready(const FrameSpec& spec) const {
    return state_->cache.has_paths(spec.crs, spec.camera, spec.canvas);
}

}  // namespace tourmap
