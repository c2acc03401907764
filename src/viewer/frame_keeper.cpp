#include "src/viewer/frame_keeper.h"

#include <cmath>

namespace tourmap {
namespace {

constexpr int painted_margin_px = 64;

// A picture that is being dragged has this much of its margin left when the next one is begun.
constexpr double followed_px = 0.4 * painted_margin_px;

// Whether the picture that is shown can stay a while, moved: the map is under the hand, and has been dragged less far
// than the picture has a margin. Where OpenGL runs on the CPU, what need not be painted leaves it time to show frames.
bool can_follow(const ShownFrame& shown, const FrameSpec& wanted) {
    if (!wanted.labels || shown.spec.draft) return false;
    FrameSpec moved = shown.spec;
    moved.camera.centre = wanted.camera.centre;
    if (moved != wanted) return false;
    const MapXY from = shown.spec.camera.centre, to = wanted.camera.centre;
    const double px_per_unit = wanted.canvas.pixels_per_unit() / wanted.camera.units_per_canvas;
    return std::hypot(to.x - from.x, to.y - from.y) * px_per_unit < followed_px;
}

bool same_but_draft(FrameSpec a, const FrameSpec& b) {
    a.draft = b.draft;
    return a == b;
}

}  // namespace

FrameKeeper::FrameKeeper(std::shared_ptr<FrameSource> source, Worker& worker, bool painted)
    : source_(std::move(source)), worker_(worker), painted_(painted), self_(std::make_shared<FrameKeeper*>(this)) {}

FrameKeeper::~FrameKeeper() {
    *self_ = nullptr;
    if (running_) *running_->stop = true;
}

void FrameKeeper::renew(std::shared_ptr<FrameSource> source) {
    source_ = std::move(source);
    if (running_) *running_->stop = true;
    shown_generation_ = ++generation_;  // what is being made is too old
    failed_.reset();
    outdated_ = true;
}

void FrameKeeper::want(const FrameSpec& spec) {
    const bool moves = wanted_ != spec;
    if (moves) {
        wanted_ = spec;
        ++generation_;
        if (running_ && !running_->spec.draft && running_->spec.crs != spec.crs) *running_->stop = true;
    }
    if (!pending()) return;
    if (!painted_ && source_->ready(spec)) {
        const auto list = guarded<DisplayList>([&] { return source_->frame(spec); });
        accept(spec, generation_,
               list ? Result<Made>(Made{std::make_shared<const DisplayList>(*list), nullptr})
                    : tl::unexpected(list.error()));
        return;
    }
    if (!running_ && !(painted_ && moves && shown_ && !outdated_ && can_follow(*shown_, spec))) start(next());
}

FrameSpec FrameKeeper::next() const {
    FrameSpec spec = *wanted_;
    spec.draft = shown_ && shown_->spec.crs != spec.crs && !same_but_draft(shown_->spec, spec);
    return spec;
}

void FrameKeeper::start(const FrameSpec& spec) {
    running_ = Running{spec, std::make_shared<std::atomic<bool>>(false)};
    worker_.post([source = source_, self = self_, spec, generation = generation_, stop = running_->stop,
                  painted = painted_, before = shown_ ? shown_->picture : nullptr]() -> Worker::Done {
        auto made = std::make_shared<Result<Made>>(guarded<Made>([&]() -> Result<Made> {
            auto list = source->frame(spec, Progress([stop](double, const char*) { return !*stop; }));
            if (!list) return tl::unexpected(list.error());
            if (*stop) return cancelled();
            Made out{std::make_shared<const DisplayList>(std::move(*list)), nullptr};
            if (!painted) return out;
            auto picture = paint_map(*out.list, {spec.draft ? 0 : painted_margin_px, spec.draft}, before);
            if (!picture) return tl::unexpected(picture.error());
            out.picture = std::move(*picture);
            return out;
        }));
        return [self, spec, generation, made] {
            if (!*self) return;
            (*self)->running_.reset();
            (*self)->accept(spec, generation, *made);
        };
    });
}

void FrameKeeper::accept(const FrameSpec& spec, std::uint64_t generation, const Result<Made>& made) {
    if (generation < shown_generation_) return;  // something newer is on the screen
    if (made) {
        shown_ = ShownFrame{spec, made->list, made->picture};
        shown_generation_ = generation;
        outdated_ = false;
    } else if (wanted_ && same_but_draft(*wanted_, spec) && !was_cancelled(made.error())) {
        failed_ = wanted_;
        error_ = describe(made.error());
    }
}

std::string FrameKeeper::take_error() {
    return std::exchange(error_, {});
}

}  // namespace tourmap
