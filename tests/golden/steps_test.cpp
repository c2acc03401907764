// Every step of the bundled tour: against its golden picture, and OpenGL against the CPU.
#include TOURMAP_CATCH_HEADER

#include "render/gl/gl_player.h"
#include "render/raster/raster_player.h"
#include "tests/golden/bundled.h"
#include "tests/tools/gl_context.h"
#include "tests/tools/golden.h"
#include "tests/tools/picture_diff.h"

using namespace tourmap;

namespace {

constexpr Canvas canvas{960, 540};

}  // namespace

TEST_CASE("every step of the bundled tour looks as approved") {
    const LoadedStory story = bundled_story();
    const auto steps = steps_of(*story.source->data().tour);
    REQUIRE(steps.size() == 7);
    for (std::size_t step = 0; step < steps.size(); ++step) {
        const auto bitmap = rasterize(list_of(story, canvas, step));
        REQUIRE(bitmap);
        CHECK(golden::compare_with_reference("step-" + std::to_string(step + 1), *bitmap) == "");
    }
}

TEST_CASE("a portrait and a square page look as approved") {
    const LoadedStory story = bundled_story();
    for (const Canvas& size : {Canvas{540, 960}, Canvas{600, 600}}) {
        const auto bitmap = rasterize(list_of(story, size, 3));
        REQUIRE(bitmap);
        const std::string name = size.height_px > size.width_px ? "portrait" : "square";
        CHECK(golden::compare_with_reference("step-4-" + name, *bitmap) == "");
    }
}

TEST_CASE("a theme may ask for the names of the graticule, inside the map") {
    const LoadedStory story = bundled_story();
    StoryData data = story.source->data();
    auto themes = std::make_shared<ThemeSet>(*data.themes);
    themes->at("light").graticule_labels = true;
    data.themes = themes;
    StoryFrames source(data);
    const auto crs = source.crs_for("");
    REQUIRE(crs);
    const auto spec = source.spec_for(*crs, story.look, {1280, 720}, 0);
    REQUIRE(spec);
    const auto list = source.frame(*spec);
    REQUIRE(list);
    const auto bitmap = rasterize(*list);
    REQUIRE(bitmap);
    CHECK(golden::compare_with_reference("step-1-graticule", *bitmap) == "");
}

TEST_CASE("OpenGL draws every step as the CPU does") {
    const auto context = GlContext::create(64, 64);
    REQUIRE(context);
    GlOptions options;
    options.samples = 4;
    options.supersampling = 2;
    auto player = GlPlayer::create(options);
    REQUIRE(player);
    const LoadedStory story = bundled_story();
    for (std::size_t step = 0; step < steps_of(*story.source->data().tour).size(); ++step) {
        const DisplayList list = list_of(story, canvas, step);
        const auto expected = rasterize(list);
        const auto actual = player->draw_to_bitmap(list);
        REQUIRE(expected);
        REQUIRE(actual);
        const PictureDiff diff = compare_pictures(*expected, *actual);
        INFO("step " << step + 1 << ", window at " << diff.worst_window_x << "," << diff.worst_window_y);
        if (diff.worst_window_share > 0.03)
            write_side_by_side(*expected, *actual,
                               std::string(TOURMAP_BINARY_DIR) + "/gl-step-" + std::to_string(step + 1) + ".png");
        CHECK(diff.worst_window_share <= 0.03);
    }
}

TEST_CASE("equal specs give equal display lists, from a cold and a warm cache and in any order") {
    const LoadedStory first = bundled_story(), second = bundled_story();
    const std::size_t steps = steps_of(*first.source->data().tour).size();
    std::vector<std::uint64_t> forwards, backwards(steps);
    for (std::size_t s = 0; s < steps; ++s) forwards.push_back(list_of(first, canvas, s).hash());
    for (std::size_t s = steps; s-- > 0;) backwards[s] = list_of(second, canvas, s).hash();
    CHECK(forwards == backwards);
    for (std::size_t s = 0; s < steps; ++s) CHECK(list_of(first, canvas, s).hash() == forwards[s]);
}
