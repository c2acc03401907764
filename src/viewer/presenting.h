// Presenting: what stands in front of people, as a part of the AppState. Pure.
#pragma once

#include <optional>
#include <string>

#include "src/story/view.h"
#include "src/viewer/playback.h"

namespace tourmap {

// Where the window was before the show.
struct BeforeShow {
    std::size_t step = 0;
    View view;
    bool camera_free = false, full_screen = false;
};

struct Presenting {
    Playback playback;
    std::optional<BeforeShow> show;  // under way: the picture alone fills the screen
    bool blank = false;              // a black screen
    bool laser = false;              // a spot at the pointer
    bool reduced_motion = false;     // changes in place of movements
    std::string digits;              // of the number of a step, as far as it is typed
    double digits_seconds = 0;       // since the last of them
};

inline constexpr double digits_lifetime = 5;  // seconds: a number that nobody ends is forgotten

}  // namespace tourmap
