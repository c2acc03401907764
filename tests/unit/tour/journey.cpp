// Whether the journey itself can be: its dates, its legs, its sources.
#include TOURMAP_CATCH_HEADER

#include "sample.h"
#include "src/tour/when.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

#define RIGHT "\n    write a day as 2023-11-01, a moment as 2023-11-01T10:20 or 2023-11-01T10:20+06:00\n"
const Mistake mistakes[] = {
    // Dates that are none.
    {"depart: 2023-10-31", "depart: 2023-02-30",
     "t.yaml:18:13: error: \"depart\": \"2023-02-30\" is no day: February 2023 has 28" RIGHT},
    {"depart: 2023-10-31", "depart: 2023-13-01",
     "t.yaml:18:13: error: \"depart\": \"2023-13-01\" has no such month" RIGHT},
    {"depart: 2023-10-31", "depart: 2023-10", "t.yaml:18:13: error: \"depart\": \"2023-10\" is not a date" RIGHT},
    {"2023-11-01/2023-11-02", "2023-11-02/2023-11-01",
     "t.yaml:39:11: error: \"date\": the range \"2023-11-02/2023-11-01\" ends before it begins..."},

    // A stop is not left before it is reached. A day says nothing about the hour; offsets count.
    {"depart: 2023-11-01T18:00+06:00", "depart: 2023-11-01T10:00+06:00",
     "t.yaml:25:13: error: departs 1 November 2023, 10:00 (UTC+6), before it arrives 1 November 2023, 10:20 (UTC+6)\n"
     "    the arrival comes first\n"},
    {"depart: 2023-11-01T18:00+06:00", "depart: 2023-11-01", ""},
    {"depart: 2023-11-01T18:00+06:00", "depart: 2023-11-01T05:00Z", ""},

    // Stops come in the order of their dates.
    {"depart: 2023-10-31", "depart: 2023-11-02",
     "t.yaml:24:13: error: the stop \"astana\" (1 November 2023, 10:20 (UTC+6)) comes before the stop \"paris\" (2 "
     "November 2023)\n    list the stops in the order of the journey\n"},

    // Legs fit their stops.
    {"mode: flight", "mode: flight\n    depart: 2023-11-01\n    arrive: 2023-10-31",
     "t.yaml:33:13: error: arrives 31 October 2023, before it departs 1 November 2023\n    the departure comes "
     "first\n"},
    {"mode: flight", "mode: flight\n    arrive: 2023-11-02",
     "t.yaml:32:13: error: reaches \"astana\" 2 November 2023, after the departure there 1 November 2023, 18:00 "
     "(UTC+6)\n    mend the leg or the stop\n"},
    {"to: astana", "to: paris",
     "t.yaml:30:9: error: the leg \"outward\" ends where it begins\n    a leg leads to another stop\n"},
    {"    from: paris\n    to: astana", "    from: astana\n    to: paris",
     "t.yaml:29:11: warning: the leg \"outward\" does not lead from a stop to the next one\n    stops are told in the "
     "order of the list; a return is a stop of its own\n"},
    // Two days and the zones between are not enough to walk it.
    {"mode: flight", "mode: walk",
     "t.yaml:31:11: error: 4772 km in at most 60 hours is too fast for walk\n    mend the times, the stops' positions or the "
     "mode\n"},
    {"markers:", "  - {id: again, from: paris, to: astana, mode: road}\nmarkers:",
     "t.yaml:32:23: warning: the leg \"again\" repeats \"outward\"\n    keep one of them\n"},

    // What has no sources, and titles that fit a card.
    {"    status: signed\n    sources: [press]\n", "",
     "t.yaml:33:5: warning: the marker \"wind\" has no sources\n    add sources: [id, ...]\n"},
    {"    depart: 2023-10-31\n    sources: [press]\n", "",
     "t.yaml:14:5: warning: the stop \"paris\" has no sources\n    add sources: [id, ...]\n"},
    {"title: Wind farm", "title: 0123456789012345678901234567890123456789012345678901234567890",
     "t.yaml:35:12: warning: the title has 61 characters\n    up to 60 fit a card; put the rest into text\n"},
    {"title: Wind farm", "title: é12345678901234567890123456789012345678901234567890123456789", ""},
};
#undef RIGHT

}  // namespace

TEST_CASE("what cannot be in a journey, and where") {
    for (const Mistake& mistake : mistakes) {
        const std::string text = changed(mistake.from, mistake.to);
        INFO("said:\n" << said(text) << "expected:\n" << mistake.expected);
        CHECK(says(text, mistake.expected));
        const bool error = std::string(mistake.expected).find(": error: ") != std::string::npos;
        CHECK(parse_tour(text, "t.yaml").tour.has_value() != error);  // warnings leave the tour usable
    }
}

TEST_CASE("order of moments in two places") {
    const When second{2023, 11, 2, {}, {}}, first{2023, 11, 1, {}, {}};
    CHECK(order_between_places(second, 2, first, 71) == Order::after);
    CHECK(order_between_places(second, 140, first, -158) == Order::unknown);  // Tokyo to Honolulu
    const When tokyo{2023, 11, 1, 600, 540}, honolulu{2023, 11, 1, 100, -600};
    CHECK(order_between_places(tokyo, 140, honolulu, -158) == Order::before);
    const When new_years_eve{2023, 12, 31, {}, {}}, new_year{2024, 1, 1, {}, {}};
    CHECK(order_between_places(new_years_eve, 0, new_year, 0) == Order::before);
}

TEST_CASE("which texts are moments") {
    for (const char* good : {"2023-11-01", "2024-02-29", "2000-02-29", "2023-11-01T00:00", "2023-11-01T23:59Z",
                             "2023-11-01T10:20-03:30", "2023-11-01T10:20+14:00"}) {
        INFO(good);
        CHECK(parse_when(good).has_value());
    }
    for (const char* bad : {"", "2023", "2023-1-1", "2023-11-01 10:20", "2023-11-01T24:00", "2023-11-01T10:60",
                            "2023-11-01T10:20+15:00", "2023-11-01T10:20+06", "2023-11-01T10:20:30", "1900-02-29",
                            "2023-11-31", "0000-01-01", "2023-11-01T", "2023-11-00", "2023-11-01Zx", "+023-11-01"}) {
        INFO(bad);
        CHECK_FALSE(parse_when(bad).has_value());
    }
    for (const char* good :
         {"2023", "2023-11", "2022/2023", "2023-11/2023-11-05", "2023-11-01T10:00/2023-11-01T11:00"}) {
        INFO(good);
        CHECK(check_date(good).has_value());
    }
    for (const char* bad : {"2023/", "/2023", "2023/2022", "2023-12/2023-11", "2023-11-01T11:00/2023-11-01T10:00",
                            "2020/2021/2022", "November 2023"}) {
        INFO(bad);
        CHECK_FALSE(check_date(bad).has_value());
    }
}

TEST_CASE("moments as people read them") {
    CHECK(format_when({2023, 11, 1, {}, {}}) == "1 November 2023");
    CHECK(format_when({2023, 11, 1, 620, {}}) == "1 November 2023, 10:20");
    CHECK(format_when({2023, 11, 1, 620, 360}) == "1 November 2023, 10:20 (UTC+6)");
    CHECK(format_when({2023, 11, 1, 5, 330}) == "1 November 2023, 00:05 (UTC+5:30)");
    CHECK(format_when({2023, 11, 1, 5, -210}) == "1 November 2023, 00:05 (UTC−3:30)");
    CHECK(format_when({2023, 11, 1, 0, 0}) == "1 November 2023, 00:00 (UTC)");
}

TEST_CASE("kinds have the names of the file") {
    CHECK(std::string(name_of(MarkerStatus::signed_)) == "signed");
    CHECK(std::string(name_of(MarkerStatus::none)).empty());
    CHECK(std::string(name_of(MarkerKind::site)) == "site");
    CHECK(std::string(name_of(Mode::walk)) == "walk");
    CHECK(std::string(name_of(SymbolShape::cross)) == "cross");
}

TEST_CASE("a leg that nothing could travel is an error, by its mode") {
    const auto flown = [](const std::string& depart, const std::string& mode) {
        std::string text = changed("depart: 2023-10-31", "depart: " + depart);
        return said(text.replace(text.find("mode: flight"), 12, "mode: " + mode));
    };
    CHECK(flown("2023-11-01T05:00+01:00", "flight").find("too fast for flight") != std::string::npos);
    CHECK(flown("2023-10-31T23:00+01:00", "flight").empty());
    CHECK(flown("2023-10-31T23:00+01:00", "sea").find("too fast for sea") != std::string::npos);
    CHECK(flown("2023-10-31", "walk").find("at most 60 hours is too fast for walk") != std::string::npos);
    CHECK(flown("2023-10-31", "road").empty());  // within two days and the zones between them
}
