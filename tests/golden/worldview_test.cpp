// The Black Sea and the Levant as two worldviews have them.
#include TOURMAP_CATCH_HEADER

#include "render/raster/raster_player.h"
#include "src/files/cache_folder.h"
#include "src/story/load_story.h"
#include "tests/tools/golden.h"

using namespace tourmap;

TEST_CASE("one map in two worldviews looks as approved") {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    for (const std::string view : {"un", "ne"}) {
        CAPTURE(view);
        const auto story = load_story(TOURMAP_SOURCE_DIR "/tests/data/borders.tour.yaml", *fonts,
                                      {"", {"", "", view}, {cache_folder(), all_cores(), {}}});
        REQUIRE(story);
        CHECK(story->look.worldview == view);
        const auto spec = story->source->spec_for(story->crs, story->look, {960, 540}, 0);
        REQUIRE(spec);
        const auto list = story->source->frame(*spec);
        REQUIRE(list);
        const auto bitmap = rasterize(*list);
        REQUIRE(bitmap);
        CHECK(golden::compare_with_reference("worldview-" + view, *bitmap) == "");
    }
}
