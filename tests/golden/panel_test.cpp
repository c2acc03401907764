// The panel of text on other sides of the page than its own, and left out.
#include "render/raster/raster_player.h"
#include "tests/golden/bundled.h"
#include "tests/tools/golden.h"

using namespace tourmap;

namespace {

void compare(const LoadedStory& bundled, FurniturePlaces furniture, const std::string& language, std::size_t step,
             const std::string& name) {
    StoryData data = bundled.source->data();
    auto tour = std::make_shared<Tour>(*data.tour);
    tour->furniture = std::move(furniture);
    data.tour = tour;
    StoryFrames source(data);
    const auto look = source.look_for({"", language, ""});
    REQUIRE(look);
    const auto spec = source.spec_for(bundled.crs, *look, {960, 540}, step);
    REQUIRE(spec);
    const auto list = source.frame(*spec);
    REQUIRE(list);
    const auto bitmap = rasterize(*list);
    REQUIRE(bitmap);
    CHECK(golden::compare_with_reference(name, *bitmap) == "");
}

}  // namespace

TEST_CASE("a caption at the top, at the left or left out looks as approved, the map framed beside it") {
    const LoadedStory story = bundled_story();
    constexpr std::size_t astana = 3;
    compare(story, {{}, {{&Furniture::caption, PanelSide::top}}}, "", astana, "caption-top");
    compare(story, {{}, {{&Furniture::caption, PanelSide::left}, {&Furniture::title, PanelSide::none}}}, "", astana,
            "caption-left");
    compare(story, {{}, {{&Furniture::caption, PanelSide::none}}}, "", astana, "caption-none");
}

TEST_CASE("an opening read from the right is mirrored") {
    compare(bundled_story(), {}, "he", 0, "title-he");
}

TEST_CASE("a tour that has everything looks as approved: pictures, quotes, a way by points, the language it asks for") {
    const LoadedStory full = story_of(TOURMAP_SOURCE_DIR "/tests/data/full.tour.yaml");
    constexpr std::size_t astana = 3;
    const auto bitmap = rasterize(list_of(full, {960, 540}, astana));
    REQUIRE(bitmap);
    CHECK(golden::compare_with_reference("panel-pictures", *bitmap) == "");
}
