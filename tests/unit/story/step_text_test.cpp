// Steps as text: all that is told, in reading order.
#include TOURMAP_CATCH_HEADER

#include <algorithm>

#include "src/story/step_text.h"
#include "src/tour/read_tour.h"

using namespace tourmap;

namespace {

Tour tour_of(const std::string& file) {
    ReadTour read = read_tour(TOURMAP_SOURCE_DIR "/" + file);
    REQUIRE(read.tour);
    return *read.tour;
}

const Language& language(const char* code) {
    static const LanguageSetPtr languages = LanguageSet::open(TOURMAP_SOURCE_DIR "/assets/languages").value();
    return *languages->find(code).value();
}

std::vector<TextKind> kinds_of(const std::vector<TextBlock>& blocks) {
    std::vector<TextKind> kinds;
    for (const TextBlock& block : blocks) kinds.push_back(block.kind);
    return kinds;
}

const TextBlock* find_kind(const std::vector<TextBlock>& blocks, TextKind kind) {
    const auto found = std::ranges::find(blocks, kind, &TextBlock::kind);
    return found == blocks.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a stop is told in reading order: where, when, what the map shows, the text, who said what, its markers") {
    const Tour tour = tour_of("tests/data/full.tour.yaml");
    const auto blocks = step_text(tour, language("en"), steps_of(tour)[3]);
    using enum TextKind;
    const std::vector<TextKind> first{heading, moment, map, paragraph, quote, picture, marker, facts};
    REQUIRE(blocks.size() > first.size());
    auto kinds = kinds_of(blocks);
    kinds.resize(first.size());
    CHECK(kinds == first);
    CHECK(blocks[0].text == "Astana, Kazakhstan");
    CHECK(blocks[2].text == "Astana and its surroundings");
    CHECK(blocks[4].speaker == "The host");
    CHECK(blocks[5].text == "A blue square (Made by hand)");
    CHECK(blocks[7].text.find("Agreement") == 0);
    REQUIRE(find_kind(blocks, parties));
    CHECK(find_kind(blocks, parties)->text == "The host, President");
    CHECK(find_kind(blocks, sectors)->text == "Talks");
}

TEST_CASE("the text of every step of the bundled tour has all that the tour says of it, once") {
    const Tour tour = tour_of("assets/tours/macron-2023.tour.yaml");
    for (const char* code : {"en", "fr", "ru"}) {
        const Tour& told = in_language(tour, code);
        for (const Step& step : steps_of(told)) {
            const auto blocks = step_text(told, language(code), step);
            REQUIRE_FALSE(blocks.empty());
            CHECK((blocks[0].kind == TextKind::title || blocks[0].kind == TextKind::heading));
            std::size_t markers = 0;
            for (const TextBlock& block : blocks) {
                markers += block.kind == TextKind::marker;
                CHECK((!block.text.empty() || !block.sources.empty()));
            }
            const auto expected = std::ranges::count_if(told.markers, [&](const Marker& marker) {
                return step.kind == StepKind::stop && marker.stop == step.index;
            });
            CHECK(markers == static_cast<std::size_t>(expected));
            const std::string text = as_plain_text(told, language(code), blocks);
            CHECK(text.find("\n\n\n") == std::string::npos);
            for (const std::size_t source : cited_sources(blocks))
                CHECK(text.find(told.sources[source].url) != std::string::npos);
            if (step.kind != StepKind::stop) continue;
            CHECK(text.find(told.stops[step.index].text) != std::string::npos);
            if (!told.stops[step.index].notes.empty())
                CHECK(text.find(told.stops[step.index].notes) == std::string::npos);
        }
    }
}

TEST_CASE("sources are numbered in the order in which they are named, and listed with their addresses") {
    const Tour tour = tour_of("tests/data/full.tour.yaml");
    const auto blocks = step_text(tour, language("en"), steps_of(tour)[1]);
    CHECK(as_plain_text(tour, language("en"), blocks).find("Where it starts. [1]\n") != std::string::npos);
    CHECK(as_plain_text(tour, language("en"), blocks)
              .ends_with("Sources\n[1] A. Writer. The Daily. They met. 1 November 2023\n    https://example.org/a\n"));
    CHECK(citation({4, 2}, {2, 3, 4}) == " [3, 1]");
    CHECK(citation({7}, {2}).empty());
}
