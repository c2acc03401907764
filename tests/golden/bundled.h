// The bundled tour and its pictures, for tests.
#pragma once

#include TOURMAP_CATCH_HEADER

#include "src/files/assets.h"
#include "src/files/cache_folder.h"
#include "src/story/load_story.h"

namespace tourmap {

inline LoadedStory story_of(const std::string& path) {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    auto story = load_story(path, *fonts, {"", {"", "", ""}, {cache_folder(), all_cores(), {}}});
    REQUIRE(story);
    CHECK(story->warnings.empty());
    return *story;
}

inline LoadedStory bundled_story() {
    const auto path = find_asset(bundled_tour);
    REQUIRE(path);
    return story_of(*path);
}

inline DisplayList list_of(const LoadedStory& story, const Canvas& size, std::size_t step) {
    const auto spec = story.source->spec_for(story.crs, story.look, size, step);
    REQUIRE(spec);
    auto list = story.source->frame(*spec);
    REQUIRE(list);
    return *list;
}

}  // namespace tourmap
