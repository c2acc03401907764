// The base map for views: what is kept, and what a draft is.
#include TOURMAP_CATCH_HEADER

#include <atomic>

#include "geodata/crs_choice.h"
#include "src/files/assets.h"
#include "src/story/basemap_cache.h"

using namespace tourmap;

namespace {

MapDataPtr map_data() {
    static const MapDataPtr data = load_basemap(find_asset("basemap").value(), {}).value();
    return data;
}

BasemapPage page(double units, bool draft) {
    Camera camera;
    camera.units_per_canvas = units;
    return {camera, {640, 360}, draft};
}

std::size_t vertices(const BasemapPaths& paths) {
    return paths.land->points.size() + paths.coast->points.size() + paths.boundaries[0]->points.size();
}

}  // namespace

TEST_CASE("A globe that turns for ever keeps a few CRSs, the last ones") {
    BasemapCache cache(map_data(), {});
    for (int i = 0; i < 100; ++i) REQUIRE(cache.space(choose_globe({i * 1.0, 20}).definition));
    CHECK(cache.space_count() <= 16);
    const auto last = cache.space(choose_globe({99, 20}).definition).value();
    CHECK(last == cache.space(choose_globe({99, 20}).definition).value());
}

TEST_CASE("A draft is a smaller map of the same, and is not kept") {
    BasemapCache cache(map_data(), {"France"});
    const std::string crs = choose_globe({10, 45}).definition;
    const auto space = cache.space(crs);
    REQUIRE(space);
    const auto draft = cache.paths(**space, page(2000, true));
    REQUIRE(draft);
    CHECK_FALSE(cache.has_paths(crs, page(2000, true)));
    CHECK_FALSE((*draft)->story->empty());
    const auto full = cache.paths(**space, page(2000, false));
    REQUIRE(full);
    CHECK(cache.has_paths(crs, page(2000, false)));
    CHECK(2 * vertices(**draft) < vertices(**full));
}

TEST_CASE("What is not wanted any more stops, and leaves nothing half-made behind") {
    BasemapCache cache(map_data(), {});
    const std::string crs = choose_globe({10, 45}).definition;
    const auto space = cache.space(crs);
    REQUIRE(space);
    const auto stopped = cache.paths(**space, page(300, false), Progress([](double, const char*) { return false; }));
    REQUIRE_FALSE(stopped);
    CHECK(was_cancelled(stopped.error()));
    CHECK_FALSE(cache.has_paths(crs, page(300, false)));
    CHECK(cache.paths(**space, page(300, false)));
}
