// Looking at the map itself, as a part of the AppState. Pure.
#pragma once

namespace tourmap {

struct Exploring {
    bool coordinates = false;  // of the place that is aimed at
    bool country = false;      // there, told at once; else when the pointer has rested
    friend bool operator==(const Exploring&, const Exploring&) = default;
};

}  // namespace tourmap
