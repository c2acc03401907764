#include "src/story/locator.h"

#include <algorithm>

#include "geodata/crs_choice.h"

namespace tourmap {

Result<LocatorGlobe> make_locator(BasemapCache& cache, LonLat middle, const Progress& progress) {
    auto space = cache.space(choose_globe(middle).definition);
    if (!space) return tl::unexpected(space.error());
    LocatorGlobe globe;
    globe.space = *space;
    const MapBox outline = project_outline(*globe.space->projector, globe.space->domain, {20'000, 0}).boxes.front();
    globe.radius = std::max(outline.max.x - outline.min.x, outline.max.y - outline.min.y) / 2;
    // Some 400 pixels across are enough for the largest pictures.
    const Canvas canvas{400, 400};
    const Camera camera{{}, 2 * globe.radius / canvas.height(), 0};
    auto paths = cache.paths(*globe.space, {camera, canvas}, progress);
    if (!paths) return tl::unexpected(paths.error());
    globe.paths = std::move(*paths);
    return globe;
}

}  // namespace tourmap
