#include "src/viewer/step_pictures.h"

#include <algorithm>

#include "render/raster/raster_player.h"

namespace tourmap {

Result<BitmapPtr> paint_step(const StepPictureKind& kind, std::size_t step, const Progress& progress) {
    const auto view = kind.source->view_for(kind.choice.crs, kind.choice.look, kind.canvas, step);
    if (!view) return tl::unexpected(view.error());
    FrameSpec spec;
    spec.crs = view->crs;
    spec.camera = view->camera;
    spec.canvas = kind.canvas;
    spec.look = kind.choice.look;
    spec.step = step;
    spec.filter = kind.filter;
    spec.indicatrices = kind.indicatrices;
    spec.layers = kind.layers;
    const auto list = kind.source->frame(spec, progress);
    if (!list) return tl::unexpected(list.error());
    auto bitmap = rasterize(*list);
    if (!bitmap) return tl::unexpected(bitmap.error());
    return std::make_shared<const Bitmap>(std::move(*bitmap));
}

StepPictures::StepPictures(Worker& worker) : worker_(worker), self_(std::make_shared<StepPictures*>(this)) {}

StepPictures::~StepPictures() {
    *self_ = nullptr;
    if (running_) *running_ = true;
}

void StepPictures::forget() {
    if (running_) *running_ = true;
    kind_.reset();
    wanted_.clear();
    made_.clear();
    ++kinds_;
}

void StepPictures::want(const StepPictureKind& kind, const std::vector<std::size_t>& steps) {
    if (kind_ != kind) {
        forget();
        kind_ = kind;
    }
    wanted_ = steps;
    ++calls_;
    for (const std::size_t step : steps)
        if (const auto found = made_.find(step); found != made_.end()) found->second.wanted_at = calls_;
    drop_oldest();
    if (running_) return;
    const auto next = std::ranges::find_if(wanted_, [this](std::size_t step) { return !made_.contains(step); });
    if (next != wanted_.end()) start(*next);
}

void StepPictures::start(std::size_t step) {
    running_ = std::make_shared<std::atomic<bool>>(false);
    worker_.post([self = self_, kind = *kind_, kinds = kinds_, step, stop = running_]() -> Worker::Done {
        const auto painted = guarded<BitmapPtr>(
            [&] { return paint_step(kind, step, Progress([stop](double, const char*) { return !*stop; })); });
        return [self, kinds, step, picture = painted.value_or(nullptr)] {
            if (!*self) return;
            StepPictures& mine = **self;
            mine.running_.reset();
            if (kinds == mine.kinds_) mine.made_[step] = {picture, mine.calls_};
        };
    });
}

void StepPictures::drop_oldest() {
    constexpr std::size_t most_bytes = std::size_t{48} << 20, fewest = 8;
    const std::size_t each = std::size_t{4} * static_cast<std::size_t>(kind_->canvas.width_px) *
                             static_cast<std::size_t>(kind_->canvas.height_px);
    const std::size_t most = std::max(fewest, most_bytes / std::max<std::size_t>(each, 1));
    while (made_.size() > most) {
        const auto oldest =
            std::ranges::min_element(made_, {}, [](const auto& entry) { return entry.second.wanted_at; });
        if (oldest->second.wanted_at == calls_) return;
        made_.erase(oldest);
    }
}

BitmapPtr StepPictures::at(std::size_t step) const {
    const auto found = made_.find(step);
    return found == made_.end() ? nullptr : found->second.picture;
}

bool StepPictures::pending() const {
    return std::ranges::any_of(wanted_, [this](std::size_t step) { return !made_.contains(step); });
}

}  // namespace tourmap
