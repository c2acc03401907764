// Reads everything that a tour is told with. Slow (files): for a worker thread.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "src/story/frame_source.h"

namespace tourmap {

struct LoadedStory {
    std::shared_ptr<StoryFrames> source;
    std::string crs;                    // resolved
    Look look;                          // resolved
    std::vector<std::string> warnings;  // one line each
};

// The tour that is shown when none is named; for find_asset().
inline constexpr const char* bundled_tour = "tours/macron-2023.tour.yaml";

// The bundled themes and those that are wanted besides: add_theme(). Empty names are skipped.
Result<ThemeSet> load_themes(std::initializer_list<std::string> wanted);

// The bundled worldviews and those that are wanted besides: add_worldview(). Empty names are skipped.
Result<WorldviewSet> load_worldviews(std::initializer_list<std::string> wanted);

// The bundled languages.
Result<LanguageSetPtr> load_languages();

// Whether the theme, the language and the worldview that are asked for are there. Empty names are skipped.
Result<void> check_look(const Look& asked);

// The file of a relief that is asked for: empty or "none", "shaded" (the bundled one), or a raster. Empty: none.
Result<std::string> relief_file(const std::string& asked);

struct StoryOptions {
    std::string crs;        // empty for the tour's own
    Look look{"", "", ""};  // empty likewise
    BasemapOptions basemap;
    std::string relief = {};  // "shaded", "none", a raster, or empty for the tour's own
};

// Errors: the tour's problems, one a line; what is missing or broken of the
// program's own data; an unknown CRS, with PROJ's reason; an unknown theme, language or worldview; cancelled.
Result<LoadedStory> load_story(const std::string& tour_path, std::shared_ptr<const FontSet> fonts,
                               const StoryOptions& options);

}  // namespace tourmap
