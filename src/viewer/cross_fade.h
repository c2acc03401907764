// CrossFade: from what the window showed to what it shows, in place of a movement. Needs the GL context that was
// current when it first remembered.
#pragma once

#include <chrono>

#include "src/viewer/layout.h"
#include "src/viewer/window_copy.h"

namespace tourmap {

class CrossFade {
public:
    // Between end_ui() and present(), in each frame that may be the first of a fade.
    void remember(const Layout& layout);
    // From what was remembered last.
    void begin();
    void end() { under_way_ = false; }
    bool under_way() const { return under_way_; }
    int count() const { return count_; }  // begun so far

    // Over the map and under all panels: between begin_ui() and end_ui().
    void draw(const Layout& layout);

private:
    using Clock = std::chrono::steady_clock;
    WindowCopy last_, from_;
    Clock::time_point begun_{};
    bool under_way_ = false;
    int count_ = 0;
};

}  // namespace tourmap
