// Pictures that are being saved, as a part of the AppState. Pure.
#pragma once

#include "render/camera.h"

namespace tourmap {

struct Exporting {
    int orders = 0;       // that are not done yet; 0: nothing is being saved
    double fraction = 0;  // of the one that is under way, 0..1
    double seconds = 0;   // that it has taken so far
};

// What is to be saved.
struct ExportWish {
    bool every_step = false;    // else what the window shows
    int width = 0, height = 0;  // pixels; 0: as the window has them
};

// Seconds until the work is done, from how long the part so far took; negative: that cannot be told yet.
inline double seconds_left(const Exporting& exporting) {
    const double done = exporting.fraction;
    return done > 0.05 && exporting.seconds > 1 ? exporting.seconds * (1 - done) / done : -1;
}

}  // namespace tourmap
