// One step of the bundled tour in every theme, in languages of several scripts, and in other sizes.
#include "render/raster/raster_player.h"
#include "tests/golden/bundled.h"
#include "tests/tools/golden.h"

using namespace tourmap;

namespace {

constexpr Canvas canvas{960, 540};
constexpr std::size_t astana = 3;

void compare(const LoadedStory& story, const Look& look, const Canvas& size, const std::string& name) {
    const auto resolved = story.source->look_for(look);
    REQUIRE(resolved);
    const auto spec = story.source->spec_for(story.crs, *resolved, size, astana);
    REQUIRE(spec);
    const auto list = story.source->frame(*spec);
    REQUIRE(list);
    const auto bitmap = rasterize(*list);
    REQUIRE(bitmap);
    CHECK(golden::compare_with_reference("step-4-" + name, *bitmap) == "");
}

}  // namespace

TEST_CASE("a step looks as approved in every theme") {
    const LoadedStory story = bundled_story();
    for (const char* theme : {"dark", "print", "contrast"}) compare(story, {theme, "", ""}, canvas, theme);
}

TEST_CASE("a step looks as approved in languages of several scripts") {
    const LoadedStory story = bundled_story();
    for (const char* language : {"fr", "ru", "kk", "ar", "hi"}) compare(story, {"", language, ""}, canvas, language);
}

TEST_CASE("a step looks as approved in other sizes") {
    const LoadedStory story = bundled_story();
    compare(story, {"", "", ""}, {1600, 900}, "1600x900");
    compare(story, {"", "", ""}, {640, 480}, "640x480");
}
