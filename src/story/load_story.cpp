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

Result<Theme> load_theme() {
    const auto path = find_asset("themes/light.yaml");
    if (!path) return tl::unexpected(path.error());
    return read_theme(*path);
}

Result<MapDataPtr> load_map(const BasemapOptions& options) {
    const auto folder = find_asset("basemap");
    if (!folder) return tl::unexpected(folder.error());
    return load_basemap(*folder, options);
}

}  // namespace

Result<LoadedStory> load_story(const std::string& tour_path, std::shared_ptr<const FontSet> fonts,
                               const StoryOptions& options) {
    ReadTour read = read_tour(tour_path);
    if (!read.tour) return tl::unexpected(as_error(read.problems));
    auto theme = load_theme();
    if (!theme) return tl::unexpected(theme.error());
    auto map = load_map(options.basemap);
    if (!map) return tl::unexpected(map.error());

    LoadedStory story;
    for (const Problem& problem : read.problems) story.warnings.push_back(describe(problem));
    story.warnings.insert(story.warnings.end(), (*map)->warnings.begin(), (*map)->warnings.end());
    story.source =
        std::make_shared<FrameSource>(StoryData{std::make_shared<const Tour>(std::move(*read.tour)), *map,
                                                std::make_shared<const Theme>(std::move(*theme)), std::move(fonts)});
    auto resolved = story.source->crs_for(options.crs);
    if (!resolved) return tl::unexpected(resolved.error());
    story.crs = std::move(*resolved);
    return story;
}

}  // namespace tourmap
