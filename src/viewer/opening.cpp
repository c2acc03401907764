#include "src/viewer/opening.h"

#include "src/files/cache_folder.h"
#include "src/story/country_atlas.h"
#include "src/story/load_layer_frames.h"
#include "src/story/load_story.h"
#include "src/story/tour_files.h"

namespace tourmap {
namespace {

Result<Opened> open_tour(const ViewerOptions& options, std::shared_ptr<const FontSet> fonts, MapDataPtr map,
                         const Progress& progress) {
    BasemapOptions basemap{cache_folder(), all_cores(), progress};
    basemap.before = std::move(map);
    auto story = load_story(options.path, std::move(fonts),
                            {options.crs, options.look, basemap, options.relief, options.access});
    if (!story) return tl::unexpected(story.error());
    const StoryData& data = story->source->data();
    std::vector<std::string> files = files_named(options);
    for (std::string& file : tour_files(*data.tour)) files.push_back(std::move(file));
    const auto countries = [data] { return CountryAtlas::create(data); };
    return Opened{std::move(story->source),
                  {std::move(story->crs), std::move(story->look)},
                  std::move(story->warnings),
                  std::move(files),
                  data.map,
                  countries};
}

Result<Opened> open_map(const ViewerOptions& options, std::shared_ptr<const FontSet> fonts, const Progress& progress) {
    LayerFramesOptions how{options.crs, options.extent, options.look.theme, options.relief, {}, std::move(fonts)};
    how.detail.load.progress = progress;
    how.detail.load.allow_network = options.access.network;
    how.detail.cache_folder = cache_folder();
    auto map = load_layer_frames(options.path, how);
    if (!map) return tl::unexpected(map.error());
    return Opened{std::move(map->source),
                  {options.crs, std::move(map->look)},
                  std::move(map->warnings),
                  files_named(options),
                  nullptr};
}

}  // namespace

Result<Opened> open_file(const ViewerOptions& options, std::shared_ptr<const FontSet> fonts, MapDataPtr map,
                         const Progress& progress) {
    return options.journey ? open_tour(options, std::move(fonts), std::move(map), progress)
                           : open_map(options, std::move(fonts), progress);
}

std::vector<std::string> files_named(const ViewerOptions& options) {
    std::vector<std::string> files = with_companions(options.path);
    for (const std::string* name : {&options.look.theme, &options.look.worldview, &options.relief})
        if (name->find('/') != std::string::npos || name->find('.') != std::string::npos) files.push_back(*name);
    return files;
}

}  // namespace tourmap
