// Look: how a story is shown, by name. What the names stand for is data: assets/themes, assets/languages,
// assets/worldviews.
#pragma once

#include <string>

namespace tourmap {

struct Look {
    std::string theme = "light";   // of a ThemeSet
    std::string language = "en";   // BCP 47, of a LanguageSet
    std::string worldview = "un";  // of a WorldviewSet

    friend bool operator==(const Look&, const Look&) = default;
};

}  // namespace tourmap
