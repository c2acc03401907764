// Countries under the pointer: named as the worldview has them, with what the tour tells, and quickly.
#include TOURMAP_CATCH_HEADER

#include <chrono>
#include <random>

#include "src/story/country_atlas.h"
#include "tests/unit/story/frame_support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const LoadedStory& macron() {
    static const LoadedStory story = [] {
        const auto fonts = FontSet::system();
        REQUIRE(fonts);
        auto read = load_story(TOURMAP_SOURCE_DIR "/assets/tours/macron-2023.tour.yaml", *fonts,
                               {"", {"", "", ""}, {cache_folder(), all_cores(), {}}});
        REQUIRE(read);
        return *read;
    }();
    return story;
}

const CountryAtlas& atlas() {
    static const CountryAtlasPtr made = CountryAtlas::create(macron().source->data()).value();
    return *made;
}

CountryFacts facts_at(LonLat place, const std::string& worldview = "un", const std::string& language = "en") {
    Look look = macron().look;
    look.worldview = worldview;
    look.language = language;
    const std::string unit = atlas().unit_at(place);
    return unit.empty() ? CountryFacts{} : atlas().facts_of(unit, look);
}

}  // namespace

TEST_CASE("a country is told with its stops, their days and markers, and the legs that touch it") {
    const CountryFacts kazakhstan = facts_at({67, 48});
    CHECK(kazakhstan.name == "Kazakhstan");
    REQUIRE(kazakhstan.stops.size() == 1);
    CHECK(kazakhstan.stops[0].find("Astana · 1 November 2023 · ") == 0);
    CHECK(kazakhstan.stops[0].find(" markers") != std::string::npos);
    REQUIRE(kazakhstan.legs.size() == 2);
    CHECK(kazakhstan.legs[0].find("Flight: Paris → Astana") == 0);
    const CountryFacts germany = facts_at({10, 51});
    CHECK(germany.stops.empty());
    CHECK(germany.legs.size() == 1);  // flown over
    CHECK(facts_at({-100, 40}).legs.empty());
    CHECK(facts_at({-30, 40}).name.empty());  // the sea
    CHECK(facts_at({10, 51}, "un", "fr").name == "Allemagne");
}

TEST_CASE("disputed places have the names that the worldview gives them") {
    const LonLat crimea{34.1, 45.2}, taiwan{121, 23.7}, kosovo{20.9, 42.6};
    CHECK(facts_at(crimea, "un").name == "Ukraine");
    CHECK(facts_at(crimea, "ne").name == "Russia");
    CHECK(facts_at(taiwan, "un").name == "China");
    CHECK(facts_at(taiwan, "fr").name == "Taiwan");
    const CountryFacts noted = facts_at(kosovo, "un");
    CHECK(noted.name == "Kosovo*");
    CHECK(noted.footnote.find("1244") != std::string::npos);
}

// Ratios would say nothing here: the promise is a time, and it is kept tenfold on a slow machine.
TEST_CASE("a place is looked up in far less than a millisecond") {
    std::mt19937 random(6);
    std::uniform_real_distribution<double> lon(-180, 180), lat(-90, 90);
    const auto start = std::chrono::steady_clock::now();
    constexpr int looks = 2000;
    for (int i = 0; i < looks; ++i) (void)atlas().unit_at({lon(random), lat(random)});
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
#ifdef NDEBUG
    CHECK(took.count() / looks < 1);
#else
    WARN(took.count() / looks << " ms");
#endif
}
