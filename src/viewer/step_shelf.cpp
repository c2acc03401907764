#include "src/viewer/step_shelf.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tourmap {

std::optional<UiPicture> StepShelf::take(std::size_t step, int width_px) {
    if (asked_.empty()) width_px_ = std::clamp(width_px, 16, 1024);
    asked_.push_back(step);
    const BitmapPtr bitmap = pictures_.at(step);
    if (!bitmap) return std::nullopt;
    Hung& hung = hung_[step];
    hung.used = true;
    if (hung.bitmap != bitmap) {
        hung.bitmap = bitmap;
        hung.texture.reset();
        if (auto made = Texture::make(*bitmap)) hung.texture.emplace(std::move(*made));
    }
    ++shown_;
    return hung.texture ? std::optional(hung.texture->picture()) : std::nullopt;
}

void StepShelf::follow(const StepPictureKind& kind, bool may_work) {
    asked_last_ = std::exchange(asked_, {});
    shown_last_ = std::exchange(shown_, 0);
    std::erase_if(hung_, [](const auto& entry) { return !entry.second.used; });
    for (auto& [step, hung] : hung_) hung.used = false;
    if (asked_last_.empty() || !may_work) return;
    StepPictureKind wanted = kind;
    const double shape = static_cast<double>(kind.canvas.height_px) / std::max(1, kind.canvas.width_px);
    wanted.canvas = {width_px_, std::clamp(static_cast<int>(std::lround(width_px_ * shape)), 9, 2048)};
    pictures_.want(wanted, asked_last_);
}

void StepShelf::forget() {
    pictures_.forget();
    hung_.clear();
    asked_last_.clear();
}

}  // namespace tourmap
