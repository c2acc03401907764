#include "src/viewer/pacing.h"

#include <algorithm>

namespace tourmap {

bool may_draw(const Pace& pace) {
    constexpr double early = 0.001;  // sleeping is no more exact than that
    return pace.shown && pace.frame_due && pace.since_frame >= frame_seconds - early;
}

double sleep_for(const Pace& pace) {
    if (!pace.shown) return idle_seconds;
    if (pace.frame_due || pace.animating) return std::max(0.0, frame_seconds - pace.since_frame);
    return std::max(0.0, std::min(pace.next_change, pace.working ? idle_seconds : forever));
}

}  // namespace tourmap
