#include "src/viewer/card_picture.h"

namespace tourmap {

void CardPicture::follow(const MarkerPicture& wanted) {
    if (wanted.bitmap == uploaded_) {
        if (!uploaded_) error_ = wanted.error;
        return;
    }
    uploaded_ = wanted.bitmap;
    texture_.reset();
    error_ = wanted.error;
    if (!uploaded_) return;
    auto made = Texture::make(*uploaded_);
    if (made) {
        texture_ = std::move(*made);
    } else {
        error_ = describe(made.error());
    }
}

std::optional<UiPicture> CardPicture::picture() const {
    return texture_ ? std::optional(texture_->picture()) : std::nullopt;
}

}  // namespace tourmap
