// Letters take the forms of the language that a text is in, on the map and in the panel.
#include TOURMAP_CATCH_HEADER

#include "tests/unit/story/frame_support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

// The letters as numbers of glyphs, of all runs of a layer that have that text.
std::vector<std::uint32_t> glyphs_of(const DisplayList& list, const std::string& layer, const std::string& text) {
    std::vector<std::uint32_t> out;
    for (const GlyphRun& run : runs_of(list, layer))
        if (run.text.find(text) != std::string::npos)
            for (const Glyph& glyph : run.glyphs) out.push_back(glyph.index);
    return out;
}

}  // namespace

TEST_CASE("a tour's texts and places take the letters of its language, in the panel and on the map") {
    const std::string text = "Сомбор и баба";
    const DisplayList serbian = frame_of(story_with("language: sr\n", {"", "", ""}, text), 1);
    const DisplayList russian = frame_of(story_with("language: ru\n", {"", "ru", ""}, text), 1);
    for (const char* layer : {"panel", "labels"}) {
        INFO(layer);
        const auto in_russian = glyphs_of(russian, layer, text), in_serbian = glyphs_of(serbian, layer, text);
        CHECK_FALSE(in_russian.empty());
        CHECK(in_serbian.size() == in_russian.size());
        CHECK(in_serbian != in_russian);
    }
}
