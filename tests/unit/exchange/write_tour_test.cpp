// A tour written as YAML is read as the same tour.
#include TOURMAP_CATCH_HEADER

#include <filesystem>
#include <random>

#include "src/exchange/write_tour.h"
#include "src/tour/read_tour.h"
#include "tests/unit/exchange/tour_dump.h"

using namespace tourmap;
using tourmap::test::dump;

namespace {

Tour tour_of(const std::string& path) {
    const ReadTour read = read_tour(TOURMAP_SOURCE_DIR "/" + path);
    REQUIRE(read.tour);
    return *read.tour;
}

// As it is read again from a file beside the one it came from.
Tour read_again(const Tour& tour) {
    LeftOut left_out;
    const std::string folder = std::filesystem::canonical(std::filesystem::path(tour.file).parent_path()).string();
    const std::string text = as_tour_yaml(tour, folder, left_out);
    const ReadTour again = parse_tour(text, folder + "/again.tour.yaml");
    for (const Problem& problem : again.problems)
        if (problem.severity == Severity::error) FAIL_CHECK(describe(problem));
    if (!again.tour) FAIL(text);
    CHECK(left_out.empty());
    return *again.tour;
}

// Texts that YAML could take for something else, or lose a part of.
std::string odd_text(std::mt19937& random) {
    static const char* const pieces[] = {"a",
                                         "word",
                                         " ",
                                         "  ",
                                         "\n",
                                         "\n\n",
                                         ": ",
                                         " #",
                                         "- ",
                                         "\"",
                                         "'",
                                         "{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         "&a",
                                         "*a",
                                         "!t",
                                         "%",
                                         "@",
                                         "`",
                                         "|",
                                         ">",
                                         "?",
                                         "~",
                                         "null",
                                         "true",
                                         "1903",
                                         "1e5",
                                         "Çà",
                                         "Астана",
                                         "日本",
                                         "👋🏽",
                                         "=",
                                         "---",
                                         "...",
                                         "\\n",
                                         "\\",
                                         "2023-11-01",
                                         "\u2028",
                                         "\u00A0",
                                         "a long word after another, and so on and so forth, until the line is full"};
    std::string out;
    const std::size_t n = 1 + random() % 12;
    for (std::size_t i = 0; i < n; ++i) out += pieces[random() % std::size(pieces)];
    const std::size_t first = out.find_first_not_of(" \n");
    if (first == std::string::npos) return "x";
    return out.substr(first, out.find_last_not_of(" \n") - first + 1);
}

std::string one_line(std::string text) {
    for (char& c : text) c = c == '\n' ? ' ' : c;
    return text;
}

}  // namespace

TEST_CASE("tours with all that a tour can hold come back from YAML as they were") {
    for (const char* path : {"assets/tours/macron-2023.tour.yaml", "assets/tours/amundsen.tour.yaml",
                             "assets/tours/starter.tour.yaml", "tests/data/full.tour.yaml"}) {
        CAPTURE(path);
        const Tour tour = tour_of(path);
        CHECK(dump(read_again(tour)) == dump(tour));
    }
}

TEST_CASE("any text comes back from YAML as it was") {
    const Tour tour = tour_of("tests/data/full.tour.yaml");
    const unsigned seed = 20231101;
    std::mt19937 random(seed);
    for (int run = 0; run < 400; ++run) {
        CAPTURE(seed, run);
        Tour odd = tour;
        odd.translations.clear();
        odd.title = odd.title_card.title = one_line(odd_text(random));
        odd.stops[0].text = odd_text(random);
        odd.stops[1].place = one_line(odd_text(random));
        odd.stops[1].quotes[0] = {odd_text(random), one_line(odd_text(random)), {}};
        odd.sectors[0].name = one_line(odd_text(random));
        odd.markers[0].text = odd_text(random);
        odd.markers[0].picture->alt = one_line(odd_text(random));
        odd.closing_card = {one_line(odd_text(random)), odd_text(random)};
        CAPTURE(odd.stops[0].text);
        CHECK(dump(read_again(odd)) == dump(odd));
    }
}

TEST_CASE("a written tour is for people: long texts are folded, ids stand on one line, comments say what is possible") {
    const Tour tour = tour_of("assets/tours/macron-2023.tour.yaml");
    LeftOut left_out;
    const std::string text = as_tour_yaml(tour, "/nowhere", left_out);
    CHECK(text.starts_with("# yaml-language-server: $schema=tour.schema.json\nversion: 1\ntitle:"));
    CHECK(text.find("en: >-\n") != std::string::npos);
    CHECK(text.find("    sources: [") != std::string::npos);
    CHECK(text.find("# In the order of the journey") != std::string::npos);
    std::size_t longest = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        if (text.substr(at, end - at).find("http") == std::string::npos) longest = std::max(longest, end - at);
        at = end + 1;
    }
    CHECK(longest < 250);
}

TEST_CASE("files outside the folder of the tour are left out, and it is said") {
    Tour tour = tour_of("tests/data/full.tour.yaml");
    LeftOut left_out;
    const std::string text = as_tour_yaml(tour, "/nowhere", left_out);
    CHECK(text.find("blue.png") == std::string::npos);
    CHECK(text.find("polar.fgb") == std::string::npos);
    CHECK(left_out.has("a picture outside the folder of the tour"));
    CHECK(left_out.has("a layer outside the folder of the tour"));
    CHECK(parse_tour(text, "/nowhere/a.tour.yaml").tour);
}
