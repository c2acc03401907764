// A leg under way, with who travels at its head.
#include "render/raster/raster_player.h"
#include "tests/golden/bundled.h"
#include "tests/tools/golden.h"

using namespace tourmap;

TEST_CASE("a leg under way looks as approved in each mode") {
    const LoadedStory bundled = bundled_story();
    constexpr std::size_t to_astana = 2;
    for (const Mode mode : {Mode::flight, Mode::road, Mode::rail, Mode::sea, Mode::walk}) {
        StoryData data = bundled.source->data();
        auto tour = std::make_shared<Tour>(*data.tour);
        tour->legs[0].mode = mode;
        data.tour = tour;
        StoryFrames source(data);
        auto spec = source.spec_for(bundled.crs, bundled.look, {800, 450}, to_astana);
        REQUIRE(spec);
        spec->t = 0.45;
        const auto list = source.frame(*spec);
        REQUIRE(list);
        const auto bitmap = rasterize(*list);
        REQUIRE(bitmap);
        CHECK(golden::compare_with_reference(std::string("traveller-") + name_of(mode), *bitmap) == "");
    }
}
