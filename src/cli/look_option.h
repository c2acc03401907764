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
    verb.add_option("--relief", relief, "shaded, none, or a raster of colours or heights (default: the tour's)")
        ->type_name("RASTER");
}

// The defaults are said as they hold for the verb.
inline void add_look(CLI::App& verb, Look& look, const std::string& language = "the tour's",
                     const std::string& worldview = "the tour's, or un") {
    add_theme_option(verb, look);
    verb.add_option("--lang", look.language,
                    "Language of names and words: en, fr, ru, kk ... (default: " + language + ")")
        ->type_name("LANG");
    verb.add_option("--worldview", look.worldview,
                    "Whose borders: un, ne, fr, or a file (.yaml) (default: " + worldview + ")")
        ->type_name("VIEW");
}

}  // namespace tourmap
