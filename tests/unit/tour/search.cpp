#include TOURMAP_CATCH_HEADER

#include "src/tour/search.h"
#include "sample.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const Tour& bundled() {
    static const Tour tour = [] {
        const ReadTour read = read_tour(TOURMAP_SOURCE_DIR "/assets/tours/macron-2023.tour.yaml");
        REQUIRE(read.tour);
        return *read.tour;
    }();
    return tour;
}

std::vector<std::string> titles(const Tour& tour, const std::string& words, FoundKind kind) {
    std::vector<std::string> out;
    for (const Found& found : search_tour(tour, words))
        if (found.kind == kind) out.push_back(found.title);
    return out;
}

}  // namespace

TEST_CASE("uranium is found: its markers by name before those that mention it") {
    const auto found = search_tour(bundled(), "uranium");
    REQUIRE(found.size() > 5);
    CHECK(found.front().kind == FoundKind::marker);
    const auto markers = titles(bundled(), "uranium", FoundKind::marker);
    REQUIRE(markers.size() > 2);
    CHECK(markers.front().find("ranium") != std::string::npos);
    for (const Found& one : found)
        if (one.kind == FoundKind::marker) {
            REQUIRE(one.marker);
            CHECK(one.stop == bundled().markers[*one.marker].stop);
        }
    CHECK(search_tour(bundled(), "uranium", 3).size() == 3);
}

TEST_CASE("capitals, accents and apostrophes make no difference, and translations are searched too") {
    CHECK(titles(bundled(), "ASTANA", FoundKind::stop).front() == "Astana");
    CHECK(titles(bundled(), "samarcande", FoundKind::stop).front() == "Samarkand");
    CHECK(titles(bundled(), "Самарканд", FoundKind::stop).front() == "Samarkand");
    const Tour accents = *parse_tour(changed("title: Wind farm", "title: L'été à Türkiye"), "t.yaml").tour;
    for (const char* words : {"ete", "l’ete", "turkiye", "TÜRK", "ete turkiye"})
        CHECK(titles(accents, words, FoundKind::marker).size() == 1);
    CHECK(titles(accents, "ete paris", FoundKind::marker).empty());
}

TEST_CASE("parties and sources lead to where the journey tells of them") {
    const Tour tour = *parse_tour(good_tour, "t.yaml").tour;
    const auto party = search_tour(tour, "visitor");
    REQUIRE_FALSE(party.empty());
    CHECK(party.front().kind == FoundKind::party);
    CHECK(party.front().marker == 0u);
    CHECK(party.front().stop == 1u);
    const auto source = search_tour(tour, "press release");
    REQUIRE(source.size() == 1);
    CHECK(source.front().kind == FoundKind::source);
    CHECK(source.front().marker == 0u);
}

TEST_CASE("no words find nothing") {
    for (const char* words : {"", "   ", "...", "\xcc\x81"}) CHECK(search_tour(bundled(), words).empty());
    CHECK(search_tour(bundled(), "zzzz").empty());
}
