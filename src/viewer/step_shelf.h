// StepShelf: the pictures of steps that panels ask for, on the graphics card. Needs the GL context that was current
// when it was made.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "src/viewer/step_pictures.h"
#include "src/viewer/texture.h"

namespace tourmap {

class StepShelf {
public:
    explicit StepShelf(Worker& worker) : pictures_(worker) {}

    // While panels are drawn: the picture of a step about so many device pixels wide, once it is made. What is asked
    // for first is made first.
    std::optional<UiPicture> take(std::size_t step, int width_px);

    // After each drawing. kind: but for the canvas, whose shape alone counts here. may_work: whether work may begin.
    // Textures that no panel has asked for since the last call go.
    void follow(const StepPictureKind& kind, bool may_work);
    // Everything goes.
    void forget();

    bool pending() const { return !asked_last_.empty() && pictures_.pending(); }
    // How many of the pictures that were asked for last are there.
    std::size_t shown() const { return shown_last_; }

private:
    struct Hung {
        BitmapPtr bitmap;
        std::optional<Texture> texture;  // none: too large for the card
        bool used = false;
    };
    StepPictures pictures_;
    std::map<std::size_t, Hung> hung_;
    std::vector<std::size_t> asked_, asked_last_;
    std::size_t shown_ = 0, shown_last_ = 0;
    int width_px_ = 0;
};

}  // namespace tourmap
