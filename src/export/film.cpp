#include "src/export/film.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "src/story/long_way.h"
#include "src/story/map_plane.h"
#include "src/story/reading_time.h"

namespace tourmap {
namespace {

Timeline timeline_of(const FrameSource& source, const FrameSpec& base, const std::string& crs,
                     const FilmOptions& options) {
    const auto tour = source.tour();
    const Tour& told = in_language(*tour, base.look.language);
    const std::vector<Step> steps = steps_of(told);
    std::vector<std::size_t> wanted = options.steps;
    if (wanted.empty()) {
        wanted.resize(steps.size());
        std::iota(wanted.begin(), wanted.end(), std::size_t{0});
    }
    std::vector<TimelineStep> timed;
    for (const std::size_t step : wanted) {
        const auto view = source.view_for(crs, base.look, base.canvas, step);  // the CRS has been proved
        timed.push_back({step, steps[step].kind == StepKind::leg, view.value_or(View{crs, {}}),
                         seconds_to_read(told, steps[step])});
    }
    MapPlane plane;
    return Timeline(std::move(timed), options.pace, [&](const View& from, const View& to) {
        if (from.crs != to.crs) return false;
        plane.follow(from, base.canvas);
        return goes_the_long_way(plane, from.camera, to.camera);
    });
}

}  // namespace

Film::Film(const FrameSource& source, FrameSpec base, const std::string& crs, const FilmOptions& options)
    : base_(std::move(base)), options_(options), timeline_(timeline_of(source, base_, crs, options)) {
    names_ = source.tour()->has_journey();
    frames_ = std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(timeline_.seconds() * options.fps)));
    Shot last;
    for (std::size_t frame = 0; frame < frames_; ++frame) {
        Shot now = shot(frame);
        if (frame > 0 && now == last) {
            ++runs_.back().count;
            continue;
        }
        runs_.push_back({frame, 1});
        last = std::move(now);
    }
}

FrameSpec Film::spec_of(const TimelineMoment& moment) const {
    FrameSpec spec = base_;
    spec.crs = moment.view.crs;
    spec.camera = moment.view.camera;
    spec.step = moment.step;
    spec.t = moment.t;
    if (names_) spec.labels = moment.labels;
    return spec;
}

Shot Film::shot_of(const TimelineMoment& moment) const {
    Shot shot;
    shot.spec = spec_of(moment);
    if (moment.earlier > 0 && moment.part > 0) {
        shot.earlier = spec_of(timeline_.rest_of(moment.part - 1));
        shot.earlier_left = moment.earlier;
    }
    return shot;
}

Shot Film::shot(std::size_t frame) const {
    const double seconds = static_cast<double>(frame) / options_.fps;
    Shot shot = shot_of(timeline_.at(seconds));
    if (options_.fade > 0) {
        const double left = static_cast<double>(frames_ - 1) / options_.fps - seconds;
        shot.light = std::min(ease_in_out(seconds / options_.fade), ease_in_out(left / options_.fade));
    }
    return shot;
}

Shot Film::on_the_way(std::size_t part, double share) const {
    const double begins = timeline_.begin_of(part), rests = timeline_.rest_begin_of(part);
    return shot_of(share < 1 ? timeline_.at(begins + share * (rests - begins)) : timeline_.rest_of(part));
}

std::vector<FilmChapter> Film::chapters() const {
    std::vector<FilmChapter> chapters;
    const double end = static_cast<double>(frames_) / options_.fps;
    for (std::size_t part = 0; part < timeline_.parts(); ++part) {
        const double begins = timeline_.begin_of(part);
        const double ends = part + 1 < timeline_.parts() ? timeline_.begin_of(part + 1) : end;
        if (!(ends > begins)) continue;  // it is not to be seen
        chapters.push_back({timeline_.step_of(part).step, begins, timeline_.rest_begin_of(part), ends});
    }
    return chapters;
}

}  // namespace tourmap
