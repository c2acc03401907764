#include "src/story/load_story.h"

#include <filesystem>

#include "src/files/assets.h"
#include "src/tour/read_tour.h"

namespace tourmap {

namespace {

constexpr std::size_t most_problems_said = 8;

Error as_error(const std::vector<Problem>& problems) {
    Error error;
    std::size_t errors = 0;
    for (const Problem& problem : problems) {
        if (problem.severity != Severity::error) continue;
        if (++errors <= most_problems_said) error.what += (error.what.empty() ? "" : "\n") + describe(problem);
    }
    if (errors > most_problems_said) error.what += "\n... and " + std::to_string(errors - most_problems_said) + " more";
    return error;
}

// A theme that the tour names by its path lies in the tour's folder.
std::string beside(const std::string& tour_path, const std::string& theme) {
    if (!theme.ends_with(".yaml")) return theme;
    return (std::filesystem::path(tour_path).parent_path() / theme).lexically_normal().string();
}

Result<MapDataPtr> load_map(const BasemapOptions& options) {
    const auto folder = find_asset("basemap");
    if (!folder) return tl::unexpected(folder.error());
    return load_basemap(*folder, options);
}

}  // namespace

Result<ThemeSet> load_themes(std::initializer_list<std::string> wanted) {
    const auto folder = find_asset("themes");
    if (!folder) return tl::unexpected(folder.error());
    auto themes = read_themes(*folder);
    if (!themes) return themes;
    for (const std::string& name : wanted)
        if (!name.empty())
            if (const auto added = add_theme(*themes, name); !added) return tl::unexpected(added.error());
    return themes;
}

Result<LoadedStory> load_story(const std::string& tour_path, std::shared_ptr<const FontSet> fonts,
                               const StoryOptions& options) {
    ReadTour read = read_tour(tour_path);
    if (!read.tour) return tl::unexpected(as_error(read.problems));
    read.tour->theme = beside(tour_path, read.tour->theme);
    auto themes = load_themes({read.tour->theme, options.look.theme});
    if (!themes) return tl::unexpected(themes.error());
    auto map = load_map(options.basemap);
    if (!map) return tl::unexpected(map.error());

    LoadedStory story;
    for (const Problem& problem : read.problems) story.warnings.push_back(describe(problem));
    story.warnings.insert(story.warnings.end(), (*map)->warnings.begin(), (*map)->warnings.end());
    story.source = std::make_shared<FrameSource>(StoryData{std::make_shared<const Tour>(std::move(*read.tour)), *map,
                                                           std::make_shared<const ThemeSet>(std::move(*themes)),
                                                           std::move(fonts)});
    auto resolved = story.source->crs_for(options.crs);
    if (!resolved) return tl::unexpected(resolved.error());
    story.crs = std::move(*resolved);
    auto look = story.source->look_for(options.look);
    if (!look) return tl::unexpected(look.error());
    story.look = std::move(*look);
    return story;
}

}  // namespace tourmap
