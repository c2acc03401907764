// --theme, --lang and --worldview of the verbs that draw.
#pragma once

#include <CLI/CLI.hpp>

#include "src/story/look.h"

namespace tourmap {

// What is not asked for stays as it is in `look`.
inline void add_theme_option(CLI::App& verb, Look& look) {
    verb.add_option("--theme", look.theme, "light, dark, print, contrast, or a theme file (.yaml)")->type_name("THEME");
}

inline void add_relief(CLI::App& verb, std::string& relief) {
    verb.add_option("--relief", relief, "shaded, none, or a raster to lie over the land (default: the tour's)")
        ->type_name("RASTER");
}

inline void add_language_option(CLI::App& verb, Look& look, const char* what) {
    verb.add_option("--lang", look.language, what)->type_name("LANG");
}

inline void add_look(CLI::App& verb, Look& look) {
    add_theme_option(verb, look);
    add_language_option(verb, look, "Language of names and words: en, fr, ru, kk ... (default: the tour's)");
    verb.add_option("--worldview", look.worldview,
                    "Whose borders: un, ne, fr, or a file (.yaml) (default: the tour's, or un)")
        ->type_name("VIEW");
}

}  // namespace tourmap
