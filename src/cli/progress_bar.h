// What a verb shows while it works, and how Ctrl-C ends it.
#pragma once

#include <chrono>
#include <string>

#include "geodata/progress.h"

namespace tourmap {

// While it lives, the first Ctrl-C makes progress() say stop; a second one ends the program at once. A bar on
// standard error, where that is a terminal, from half a second on. One at a time.
class ProgressBar {
public:
    ProgressBar();
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    // Must not be asked after the bar is gone.
    Progress progress() { return progress_; }
    // Takes the bar off the screen, so that a message begins on a line of its own.
    void clear();
    // For good; Ctrl-C still says stop.
    void hide() {
        clear();
        terminal_ = false;
    }

private:
    bool show(double fraction, const char* what);

    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    bool terminal_;
    std::string shown_;
    Progress progress_;
};

// "[####    ]", `width` characters between the brackets.
std::string bar_of(double fraction, std::size_t width);

}  // namespace tourmap
