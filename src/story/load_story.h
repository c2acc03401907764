// Reads everything that a tour is told with. Slow (files): for a worker thread.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/story/frame_source.h"
#include "src/story/map_dressing.h"

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

// ColorBrewer's, which are bundled.
Result<std::shared_ptr<const PaletteSet>> load_palettes();

// The bundled worldviews and those that are wanted besides: add_worldview(). Empty names are skipped.
Result<WorldviewSet> load_worldviews(std::initializer_list<std::string> wanted);

// The bundled languages, and those of texts: as LanguageSet::open() says.
Result<LanguageSetPtr> load_languages(const std::vector<std::string>& wanted = {});
// In which the texts of a tour are given.
std::vector<std::string> languages_of(const Tour& tour);

// Whether the theme, the language and the worldview that are asked for are there. Empty names are skipped.
Result<void> check_look(const Look& asked);

// The file of a relief that is asked for: empty or "none", "shaded" (the bundled one), or a raster. Empty: none.
Result<std::string> relief_path(const std::string& asked);

struct DressingOptions {
    Look look{"", "", ""};  // empty: the defaults of Look
    bool basemap = false;
    std::string label;  // as MapDressing has them
    std::optional<ClassSpec> classes = {};
    std::vector<FurniturePiece> furniture;  // what there is of it, where the theme puts it
    std::optional<RasterSource> relief;     // of the base map
    BasemapOptions reading;                 // of the base map
};

// What surrounds the layers of a map. Errors as of load_story().
Result<MapDressing> load_dressing(const DressingOptions& options, std::shared_ptr<const FontSet> fonts);

struct StoryOptions {
    std::string crs;        // empty for the tour's own
    Look look{"", "", ""};  // empty likewise
    BasemapOptions basemap;
    std::string relief = {};  // "shaded", "none", a raster, or empty for the tour's own
    TourAccess access = {};
};

// Errors: the tour's problems, one a line; what is missing or broken of the
// program's own data; an unknown CRS, with PROJ's reason; an unknown theme, language or worldview; cancelled.
Result<LoadedStory> load_story(const std::string& tour_path, std::shared_ptr<const FontSet> fonts,
                               const StoryOptions& options);

}  // namespace tourmap
