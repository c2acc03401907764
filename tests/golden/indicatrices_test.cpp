// Circles on the globe that show how a map distorts.
#include "render/raster/raster_player.h"
#include "tests/golden/bundled.h"
#include "tests/tools/golden.h"

using namespace tourmap;

TEST_CASE("Tissot's indicatrices look as approved, also where the map is cut") {
    const LoadedStory story = bundled_story();
    constexpr std::size_t closing = 6;
    for (const auto& [name, crs] : {std::pair{"robin", "+proj=robin +lon_0=60"}, {"homolosine", "+proj=igh"}}) {
        auto spec = story.source->spec_for(crs, story.look, {960, 540}, closing);
        REQUIRE(spec);
        spec->indicatrices = true;
        if (name == std::string("homolosine")) spec->camera.units_per_canvas *= 2.5;
        const auto list = story.source->frame(*spec);
        REQUIRE(list);
        const auto bitmap = rasterize(*list);
        REQUIRE(bitmap);
        CHECK(golden::compare_with_reference(std::string("indicatrices-") + name, *bitmap) == "");
    }
}
