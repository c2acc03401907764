// PointerRest: hides the pointer where it has been still for a while over a picture that fills the screen. Pure.
#pragma once

#include <limits>
#include <optional>

#include "geodata/units.h"

namespace tourmap {

inline constexpr double pointer_patience = 3;  // seconds

class PointerRest {
public:
    // at: the pointer in the window; none: it is elsewhere. alone: the picture fills the screen. seconds: now, on a
    // clock that only goes forward.
    void see(std::optional<ScreenXY> at, bool alone, double seconds) {
        const bool moved = at && (!at_ || at->x != at_->x || at->y != at_->y);
        if (moved || alone != alone_) since_ = seconds;
        at_ = at;
        alone_ = alone;
        now_ = seconds;
    }
    bool hidden() const { return may_hide() && now_ - since_ >= pointer_patience; }
    // Until it is hidden; infinite where it is already, or will not be.
    double seconds_left() const {
        return may_hide() && !hidden() ? since_ + pointer_patience - now_ : std::numeric_limits<double>::infinity();
    }

private:
    bool may_hide() const { return alone_ && at_.has_value(); }

    std::optional<ScreenXY> at_;
    bool alone_ = false;
    double since_ = 0, now_ = 0;
};

}  // namespace tourmap
