#include "src/viewer/opening.h"

#include "src/files/cache_folder.h"
#include "src/story/load_layer_frames.h"
#include "src/story/load_story.h"

namespace tourmap {
namespace {

Result<Opened> open_tour(const ViewerOptions& options, std::shared_ptr<const FontSet> fonts, const Progress& progress) {
    const BasemapOptions basemap{cache_folder(), all_cores(), progress};
    auto story = load_story(options.path, std::move(fonts),
                            {options.crs, options.look, basemap, options.relief, options.access});
    if (!story) return tl::unexpected(story.error());
    return Opened{std::move(story->source), std::move(story->crs), std::move(story->look), std::move(story->warnings)};
}

Result<Opened> open_map(const ViewerOptions& options, const Progress& progress) {
    LayerFramesOptions how{options.crs, options.extent, options.look.theme, options.relief, {}};
    how.detail.load.progress = progress;
    how.detail.load.allow_network = options.access.network;
    how.detail.cache_folder = cache_folder();
    auto map = load_layer_frames(options.path, how);
    if (!map) return tl::unexpected(map.error());
    return Opened{std::move(map->source), options.crs, std::move(map->look), std::move(map->warnings)};
}

}  // namespace

Result<Opened> open_file(const ViewerOptions& options, std::shared_ptr<const FontSet> fonts, const Progress& progress) {
    return options.journey ? open_tour(options, std::move(fonts), progress) : open_map(options, progress);
}

}  // namespace tourmap
