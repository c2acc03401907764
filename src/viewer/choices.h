// What the story is shown in, and what there is to choose from; a part of the AppState. Pure.
#pragma once

#include <string>
#include <vector>

#include "src/story/look.h"

namespace tourmap {

struct MapChoice {
    std::string crs;  // as FrameSource::view_for() takes it: "globe", or a definition
    Look look;
    friend bool operator==(const MapChoice&, const MapChoice&) = default;
};

// What can be shown, by name.
struct Offers {
    std::vector<std::string> themes, languages, worldviews;
};

// A projection that people ask for by name.
struct KnownCrs {
    const char* name;  // key of its words
    const char* definition;
};
const std::vector<KnownCrs>& known_crs();

}  // namespace tourmap
