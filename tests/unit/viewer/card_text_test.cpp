// The words of a card, and the names of exported pictures.
#include TOURMAP_CATCH_HEADER

#include <set>

#include "src/viewer/card_text.h"
#include "src/viewer/picture_file.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;

TEST_CASE("Dates are written out as far as they are known") {
    CHECK(format_date("2023-11-01") == "1 November 2023");
    CHECK(format_date("2023-11") == "November 2023");
    CHECK(format_date("2023") == "2023");
    CHECK(format_date("2023-11-01/2023-11-02") == "1 November 2023 to 2 November 2023");
    CHECK(format_date("about 2020") == "about 2020");
    CHECK(format_date("2023-13") == "2023-13");
    CHECK(format_date("").empty());
}

TEST_CASE("Amounts are short and keep four digits") {
    CHECK(format_amount(18.7e9, "USD") == "USD 18.7 billion");
    CHECK(format_amount(1e12, "EUR") == "EUR 1 trillion");
    CHECK(format_amount(1234567890, "EUR") == "EUR 1.235 billion");
    CHECK(format_amount(125000, "EUR") == "EUR 125,000");
    CHECK(format_amount(1000, "") == "1,000");
    CHECK(format_amount(999, "") == "999");
    CHECK(format_amount(0.5, "EUR") == "EUR 0.5");
    CHECK(format_amount(0, "EUR") == "EUR 0");
    CHECK(format_amount(-2.5e6, "EUR") == "EUR -2.5 million");
}

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
    const std::string text = card_as_text(tour, marker);
    for (const char* part : {"Title one", "Agreement, signed", "1 November 2023", "Aville (place approximate)",
                             "EUR 2 million", "What it is about.", "Party P, Ministry", "Energy", "A title",
                             "Paper, An Author (1 November 2023)", "https://example.org/a"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
}

TEST_CASE("A source without a publisher is told by its author, and by its date alone") {
    CHECK(source_heading({"s", "", "T", "", "Ann", ""}) == "Ann");
    CHECK(source_heading({"s", "", "T", "", "", "2023-11"}) == "November 2023");
    CHECK(source_heading({"s", "", "T", "", "", ""}).empty());
}

TEST_CASE("A picture is named by its tour and step, and takes the next free name") {
    CHECK(picture_stem("/x/macron-2023.tour.yaml", 3) == "macron-2023-step-04");
    CHECK(picture_stem("plain", 0) == "plain-step-01");
    CHECK(picture_stem("/x/.tour.yaml", 11) == "tour.tour-step-12");
    CHECK(picture_stem("--help.yaml", 0) == "tour--help-step-01");
    const std::set<std::string> taken{"a.png", "a-2.png"};
    const auto is_taken = [&](const std::string& name) { return taken.contains(name); };
    CHECK(free_picture_name("a", is_taken) == "a-3.png");
    CHECK(free_picture_name("b", is_taken) == "b.png");
}
