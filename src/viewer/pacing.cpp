#include "src/viewer/pacing.h"

#include <algorithm>

namespace tourmap {

double sleep_for(const Pace& pace) {
    if (!pace.shown) return idle_seconds;
    if (pace.frame_due || pace.animating) return std::max(0.0, frame_seconds - pace.since_frame);
    return std::max(0.0, std::min(pace.next_change, pace.working ? idle_seconds : forever));
}

}  // namespace tourmap
