// Frames of tours made up, without the areas and lines of the base map.
#pragma once

#include TOURMAP_CATCH_HEADER

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "src/files/cache_folder.h"
#include "src/story/load_story.h"

namespace tourmap::test {

// The story of a tour file with this text.
inline LoadedStory story_of(const std::string& text, const Look& look = {"", "", ""}) {
    // Tests that run at the same time write one each.
    const std::string path =
        std::string(TOURMAP_BINARY_DIR) + "/story_test-" + std::to_string(getpid()) + ".tour.yaml";
    std::ofstream(path) << text;
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    auto story = load_story(path, *fonts, {"", look, {cache_folder(), all_cores(), {}}});
    std::remove(path.c_str());
    if (!story) FAIL(describe(story.error()));
    return *story;
}

// A story of one stop, with lines of a tour file put at its beginning.
inline LoadedStory story_with(const std::string& head, const Look& look = {"", "", ""},
                              const std::string& text = "A text.") {
    return story_of("version: 1\ntitle: " + text + "\n" + head + "sources:\n  - {id: s, title: " + text +
                        "}\nstops:\n  - {id: a, place: " + text + ", lon: 20, lat: 45, text: " + text +
                        ", sources: [s]}\n",
                    look);
}

inline DisplayList frame_of(const LoadedStory& story, std::size_t step, const Canvas& canvas = {960, 540}) {
    const auto spec = story.source->spec_for(story.crs, story.look, canvas, step);
    REQUIRE(spec);
    auto list = story.source->frame(*spec);
    REQUIRE(list);
    return *list;
}

inline std::vector<GlyphRun> runs_of(const DisplayList& list, const std::string& layer) {
    std::vector<GlyphRun> runs;
    for (const DrawCommand& command : list.commands)
        if (const auto* run = std::get_if<GlyphRun>(&command))
            if (run->tag.layer == layer) runs.push_back(*run);
    return runs;
}

}  // namespace tourmap::test
