// Dates and lengths in English as the map always had them, and in other languages as ICU writes them. ICU's releases
// differ in which space they use: all spaces compare equal here.
#include TOURMAP_CATCH_HEADER

#include <set>

#include "src/story/formats.h"

using namespace tourmap;

namespace {

std::string plain_spaces(std::string text) {
    for (const std::string space : {"\u202f", "\u00a0"})
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
            text.replace(at, space.size(), " ");
    return text;
}

struct Languages {
    LanguageSetPtr set = LanguageSet::open(TOURMAP_SOURCE_DIR "/assets/languages").value();
    const Language& operator()(const std::string& code) const { return **set->find(code); }
    std::string when(const std::string& code, const When& when, const std::string& zone = "",
                     bool approximate = false) const {
        return plain_spaces(format_when((*this)(code), when, zone, approximate));
    }
    std::string length(const std::string& code, double metres) const {
        return plain_spaces(format_length((*this)(code), metres));
    }
};

constexpr When day{2023, 11, 1, {}, {}};
constexpr When moment{2023, 11, 1, 620, 360};

}  // namespace

TEST_CASE("dates in English") {
    const Languages in;
    const Language& en = in("en");
    CHECK(format_when(en, day, "") == "1 November 2023");
    CHECK(format_when(en, day, "", true) == "1 November 2023");
    CHECK(format_when(en, {2023, 11, 1, 620, {}}, "") == "1 November 2023, 10:20");
    CHECK(format_when(en, moment, "") == "1 November 2023, 10:20 (UTC+6)");
    CHECK(format_when(en, {2023, 11, 1, 1245, 300}, "", true) == "1 November 2023, about 20:45 (UTC+5)");
    CHECK(format_when(en, {2023, 11, 1, 5, 330}, "") == "1 November 2023, 00:05 (UTC+5:30)");
    CHECK(format_when(en, {2023, 11, 1, 5, -210}, "") == "1 November 2023, 00:05 (UTC−3:30)");
    CHECK(format_when(en, {2023, 11, 1, 0, 0}, "") == "1 November 2023, 00:00 (UTC)");
    // The Gregorian calendar, whose days those of tours are, also before it was in use.
    CHECK(format_when(en, {1271, 2, 28, {}, {}}, "") == "28 February 1271");
}

TEST_CASE("a moment is told with the name of its zone, in each language") {
    const Languages in;
    CHECK(in.when("en", moment, "Asia/Almaty") == "1 November 2023, 10:20 (East Kazakhstan Time, UTC+6)");
    CHECK(in.when("fr", {2023, 11, 2, 620, 300}, "Asia/Samarkand") ==
          "2 novembre 2023, 10:20 (heure normale de l’Ouzbékistan, UTC+5)");
    CHECK(in.when("en", {2023, 7, 1, 620, 120}, "Europe/Paris") == "1 July 2023, 10:20 (Central European Time, UTC+2)");
    CHECK(in.when("en", day, "Asia/Almaty") == "1 November 2023");
    CHECK(in.when("en", {2023, 11, 1, 620, 0}, "Etc/UTC") == "1 November 2023, 10:20 (UTC)");
}

TEST_CASE("dates in other languages") {
    const Languages in;
    CHECK(in.when("fr", moment) == "1er novembre 2023, 10:20 (UTC+6)");
    CHECK(in.when("fr", moment, "", true) == "1er novembre 2023, vers 10:20 (UTC+6)");
    CHECK(in.when("ru", moment) == "1 ноября 2023 г., 10:20 (UTC+6)");
    CHECK(in.when("kk", day) == "2023 ж. 1 қараша");
    CHECK(in.when("ja", moment) == "2023年11月1日 10:20（UTC+6）");
    CHECK(in.when("ar", day) == "1 نوفمبر 2023");
    CHECK(in.when("ar", moment, "", true).find("نحو 10:20") != std::string::npos);
    for (const std::string& code : in.set->codes()) {
        CAPTURE(code);
        const std::string text = in.when(code, moment, "", true);
        for (const char* part : {"2023", "1", "20", "UTC+6"}) CHECK(text.find(part) != std::string::npos);
        CHECK(text.find('{') == std::string::npos);
    }
}

TEST_CASE("lengths") {
    const Languages in;
    CHECK(format_length(in("en"), 4772400) == "4\u202f772\u202fkm");
    CHECK(format_length(in("en"), 1000) == "1\u202fkm");
    CHECK(format_length(in("en"), 500) == "500\u202fm");
    CHECK(in.length("fr", 4772400) == "4 772 km");
    CHECK(in.length("de", 4772400) == "4.772 km");
    CHECK(in.length("ru", 4772400) == "4 772 км");
    CHECK(in.length("kk", 200000) == "200 км");
    CHECK(in.length("ar", 200000) == "200 كم");
    CHECK(in.length("ja", 4772400) == "4,772 km");
    // A number and its unit stay on one line.
    for (const std::string& code : in.set->codes())
        CHECK(format_length(in(code), 4772400).find(' ') == std::string::npos);
}

TEST_CASE("numbers of a file are written as the language does, and what is no number stays") {
    const Languages in;
    const auto number = [&](const std::string& code, const std::string& text) {
        return plain_spaces(format_number(in(code), text));
    };
    CHECK(number("en", "1234567") == "1 234 567");
    CHECK(number("en", "2023") == "2023");  // a year
    CHECK(number("fr", "12345.5") == "12 345,5");
    CHECK(number("de", "-0.25") == "-0,25");
    CHECK(number("en", "0.30000000000000004") == "0.3");
    CHECK(number("en", "1.5e+3") == "1500");
    CHECK(number("en", "9007199254740993") == "9 007 199 254 740 993");
    for (const std::string text : {"", "A7", "12 Main Street", "-", "1.2.3", "e", "+"})
        CHECK(number("fr", text) == text);
}

TEST_CASE("dates are written out as far as they are known") {
    const Languages in;
    const Language& en = in("en");
    CHECK(format_date(en, "2023-11-01") == "1 November 2023");
    CHECK(format_date(en, "2023-11") == "November 2023");
    CHECK(format_date(en, "2023") == "2023");
    CHECK(format_date(en, "2023-11-01/2023-11-02") == "1 November 2023 to 2 November 2023");
    CHECK(format_date(en, "about 2020") == "about 2020");
    CHECK(format_date(en, "2023-13") == "2023-13");
    CHECK(format_date(en, "").empty());
    CHECK(format_date(in("fr"), "2023-11") == "novembre 2023");
    CHECK(format_date(in("zh"), "2023-11-01/2023-11-02") == "2023年11月1日至2023年11月2日");
}

TEST_CASE("amounts are short and keep four digits") {
    const Languages in;
    const auto amount = [&](double value, const std::string& currency, const std::string& code = "en") {
        return plain_spaces(format_amount(in(code), value, currency));
    };
    CHECK(amount(18.7e9, "USD") == "USD 18.7 billion");
    CHECK(amount(1e12, "EUR") == "EUR 1 trillion");
    CHECK(amount(1234567890, "EUR") == "EUR 1.235 billion");
    CHECK(amount(125000, "EUR") == "EUR 125 000");
    CHECK(amount(1000, "") == "1 000");
    CHECK(amount(999, "") == "999");
    CHECK(amount(0.5, "EUR") == "EUR 0.5");
    CHECK(amount(0, "EUR") == "EUR 0");
    CHECK(amount(-2.5e6, "EUR") == "EUR -2.5 million");
    CHECK(amount(18.7e9, "USD", "fr") == "18,7 milliards USD");
    CHECK(amount(2, "EUR", "de") == "2 EUR");
}

TEST_CASE("degrees have the letters of the language") {
    const Languages in;
    CHECK(format_graticule(in("en"), {true, 40}, 10) == "40°E");
    CHECK(format_graticule(in("fr"), {true, -40}, 10) == "40°O");
    CHECK(format_graticule(in("ru"), {false, 48.5}, 0.5) == "48°30′ с. ш.");
    CHECK(format_graticule(in("zh"), {false, -10}, 10) == "南纬10°");
    for (const std::string& code : in.set->codes()) {
        INFO(code);
        CHECK(format_graticule(in(code), {false, 0}, 10) == "0°");
        CHECK(format_graticule(in(code), {true, 180}, 10) == "180°");
        std::set<std::string> all;
        for (const bool meridian : {true, false})
            for (const double degrees : {40.0, -40.0}) all.insert(format_graticule(in(code), {meridian, degrees}, 10));
        CHECK(all.size() == 4);
    }
}

TEST_CASE("places are as exact as the map shows them") {
    const Languages in;
    const LonLat paris{2.351925, 48.856578};
    CHECK(format_place(in("en"), paris, 2000) == "48°51′N 2°21′E");
    CHECK(format_place(in("en"), paris, 100) == "48°51′24″N 2°21′07″E");
    CHECK(format_place(in("en"), paris, 1) == "48°51′23.7″N 2°21′06.9″E");
    CHECK(format_place(in("fr"), {-70.9999999, -33.5}, 100) == "33°30′00″S 71°00′00″O");
    CHECK(format_place(in("en"), {0, 0}, 2000) == "0°00′N 0°00′E");
}
