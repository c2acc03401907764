// Frames of tours made up, without the areas and lines of the base map.
#pragma once

#include TOURMAP_CATCH_HEADER

#include <fstream>
#include <string>
#include <vector>

#include "src/files/cache_folder.h"
#include "src/story/load_story.h"

namespace tourmap::test {

// A story of one stop, with lines of a tour file put at its beginning.
inline LoadedStory story_with(const std::string& head, const Look& look = {"", "", ""},
                              const std::string& text = "A text.") {
    const std::string path = std::string(TOURMAP_BINARY_DIR) + "/story_test.tour.yaml";
    std::ofstream(path) << "version: 1\ntitle: " << text << "\n"
                        << head << "sources:\n  - {id: s, title: " << text << "}\nstops:\n  - {id: a, place: " << text
                        << ", lon: 20, lat: 45, text: " << text << ", sources: [s]}\n";
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    auto story = load_story(path, *fonts, {"", look, {cache_folder(), all_cores(), {}}});
    if (!story) FAIL(describe(story.error()));
    return *story;
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
