#include "src/viewer/frame_keeper.h"

namespace tourmap {

FrameKeeper::FrameKeeper(std::shared_ptr<FrameSource> source, Worker& worker)
    : source_(std::move(source)), worker_(worker), self_(std::make_shared<FrameKeeper*>(this)) {}

FrameKeeper::~FrameKeeper() {
    *self_ = nullptr;
}

void FrameKeeper::want(const FrameSpec& spec) {
    if (wanted_ != spec) {
        wanted_ = spec;
        ++generation_;
    }
    if (!pending()) return;
    if (source_->ready(spec)) {
        accept(spec, generation_, guarded<DisplayList>([&] { return source_->frame(spec); }));
        return;
    }
    if (busy_) return;
    busy_ = true;
    worker_.post([source = source_, self = self_, spec, generation = generation_]() -> Worker::Done {
        auto list = std::make_shared<Result<DisplayList>>(guarded<DisplayList>([&] { return source->frame(spec); }));
        return [self, spec, generation, list] {
            if (!*self) return;
            (*self)->busy_ = false;
            (*self)->accept(spec, generation, std::move(*list));
        };
    });
}

void FrameKeeper::accept(const FrameSpec& spec, std::uint64_t generation, Result<DisplayList> list) {
    if (generation < shown_.generation) return;  // something newer is on the screen
    if (list) {
        shown_ = {std::make_shared<const DisplayList>(std::move(*list)), spec, generation};
    } else if (wanted_ == spec) {
        failed_ = spec;
        error_ = describe(list.error());
    }
}

std::string FrameKeeper::take_error() {
    return std::exchange(error_, {});
}

}  // namespace tourmap
