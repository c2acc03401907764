// The words of a card, and the names of exported pictures.
#include TOURMAP_CATCH_HEADER

#include <set>

#include "src/story/language.h"
#include "src/viewer/card_text.h"
#include "src/viewer/picture_file.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;

namespace {

const Language& words(const std::string& code = "en") {
    static const LanguageSetPtr languages = LanguageSet::open(TOURMAP_SOURCE_DIR "/assets/languages").value();
    return **languages->find(code);
}

}  // namespace

TEST_CASE("A card as text holds everything that the card shows") {
    Tour tour = *test::small_tour();
    Marker& marker = tour.markers[0];
    marker.status = MarkerStatus::signed_;
    marker.text = "What it is about.";
    marker.date = "2023-11-01";
    marker.amount = 2e6;
    marker.currency = "EUR";
    marker.approximate = true;
    marker.parties = {0};
    marker.sources = {0};
    const std::string text = card_as_text(words(), tour, marker);
    for (const char* part : {"Title one", "Agreement · signed", "1 November 2023", "Aville (place approximate)",
                             "EUR 2 million", "What it is about.", "Party P, Ministry", "Energy", "A title",
                             "Paper, An Author (1 November 2023)", "https://example.org/a"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("A card is in the language of the look") {
    Tour tour = *test::small_tour();
    Marker& marker = tour.markers[1];
    marker.status = MarkerStatus::signed_;
    marker.date = "2023-11-01";
    marker.amount = 2e6;
    marker.currency = "EUR";
    marker.approximate = true;
    marker.parties = {0};
    marker.sources = {0};
    const std::string text = card_as_text(words("fr"), tour, marker);
    for (const char* part : {"Accord · signé", "1er novembre 2023", "Aville (lieu approximatif)", "2 millions EUR",
                             "Parties", "Secteurs", "\nSource\n"}) {
        INFO(part << " in " << text);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("A source without a publisher is told by its author, and by its date alone") {
    CHECK(source_heading(words(), {"s", "", "T", "", "Ann", ""}) == "Ann");
    CHECK(source_heading(words(), {"s", "", "T", "", "", "2023-11"}) == "November 2023");
    CHECK(source_heading(words(), {"s", "", "T", "", "", ""}).empty());
}

TEST_CASE("A picture is named by its tour and step, and takes the next free name") {
    CHECK(picture_stem("/x/macron-2023.tour.yaml", 3) == "macron-2023-step-04");
    CHECK(picture_stem("plain", 0) == "plain-step-01");
    CHECK(picture_stem("/x/.tour.yaml", 11) == "tour.tour-step-12");
    CHECK(picture_stem("--help.yaml", 0) == "tour--help-step-01");
    const std::set<std::string> taken{"a.png", "a-2.png"};
    const auto is_taken = [&](const std::string& name) { return taken.contains(name); };
    CHECK(free_name("a", ".png", is_taken) == "a-3.png");
    CHECK(free_name("b", ".png", is_taken) == "b.png");
}
