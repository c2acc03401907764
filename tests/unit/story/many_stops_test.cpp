// A journey of many stops that comes back to some of its places.
#include <set>

#include "src/files/assets.h"
#include "tests/unit/story/frame_support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const LoadedStory& voyages() {
    static const LoadedStory story = [] {
        const auto path = find_asset("tours/amundsen.tour.yaml");
        REQUIRE(path);
        const auto fonts = FontSet::system();
        REQUIRE(fonts);
        auto loaded = load_story(*path, *fonts, {"", {"", "", ""}, {cache_folder(), all_cores(), {}}});
        REQUIRE(loaded);
        return *loaded;
    }();
    return story;
}

}  // namespace

TEST_CASE("an itinerary that is too long for the panel counts what it leaves out") {
    for (const Canvas canvas : {Canvas{1280, 720}, Canvas{800, 1000}, Canvas{640, 360}}) {
        const DisplayList list = frame_of(voyages(), 0, canvas);
        std::set<std::string> named;
        for (const GlyphRun& run : runs_of(list, "rows")) named.insert(run.tag.id);
        CAPTURE(named.size());
        CHECK(named.size() > 10);
        CHECK(named.size() < 30);
        const std::string counted = "(" + std::to_string(named.size()) + "/30)";
        bool said = false;
        for (const GlyphRun& run : runs_of(list, "panel")) said = said || run.text.find(counted) != std::string::npos;
        CHECK(said);
    }
}

TEST_CASE("a place where a journey stops twice is named once") {
    const DisplayList list = frame_of(voyages(), 0, {1280, 720});
    std::size_t count = 0;
    for (const GlyphRun& run : runs_of(list, "labels")) count += run.text == "Nome";
    CHECK(count == 1);
}
