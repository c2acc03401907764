// Searching the tour, as a part of the AppState. Pure.
#pragma once

#include <string>
#include <vector>

#include "src/tour/search.h"

namespace tourmap {

struct Searching {
    bool open = false;
    std::string words;  // as typed, UTF-8
    std::vector<Found> found;
    std::size_t chosen = 0;  // of `found`, for the keyboard
};

}  // namespace tourmap
