// The tour in front of people: shown, blanked, played, by keys and clickers.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "tests/ui/desk.h"

using nlohmann::json;
using tourmap::test::Desk;

namespace {

bool rests_at(const json& s, int step) {
    return s.at("step").get<int>() == step && s.at("resting").get<bool>();
}

}  // namespace

TEST_CASE("a show from here fills the window, obeys a clicker, blanks, and ends where it began") {
    Desk desk("show", {});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    const double bar = desk.state().at("window").at("height_px").get<double>() -
                       desk.state().at("canvas").at("height_px").get<double>();
    CHECK(bar > 20);
    REQUIRE(desk.key("2"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return rests_at(s, 1); }));
    REQUIRE(desk.key("shift+F5"));
    REQUIRE(desk.becomes([](const json& s) {
        return s.at("show").get<bool>() && s.at("full_screen").get<bool>() && rests_at(s, 1) &&
               std::abs(s.at("canvas").at("height_px").get<double>() - s.at("window").at("height_px").get<double>()) <
                   1;
    }));
    REQUIRE(desk.key("Next"));
    REQUIRE(desk.becomes([](const json& s) { return rests_at(s, 2); }));
    REQUIRE(desk.key("b"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("blank").get<bool>(); }));
    REQUIRE(desk.key("period"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("blank").get<bool>(); }));
    REQUIRE(desk.key("Prior"));
    REQUIRE(desk.becomes([](const json& s) { return rests_at(s, 1); }));
    REQUIRE(desk.key("Next"));
    REQUIRE(desk.becomes([](const json& s) { return rests_at(s, 2); }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("show").get<bool>() && rests_at(s, 1); }));
    CHECK_FALSE(desk.state().at("full_screen").get<bool>());
}

TEST_CASE("K plays the tour, > faster, and K again pauses") {
    Desk desk("play", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    for (int i = 0; i < 6; ++i) REQUIRE(desk.key("greater"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("speed").get<double>() == 4; }));
    REQUIRE(desk.key("k"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("playing").get<bool>(); }));
    REQUIRE(desk.becomes([](const json& s) { return s.at("step").get<int>() >= 2; }));
    REQUIRE(desk.key("k"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("playing").get<bool>(); }));
}

TEST_CASE("a search by keyboard opens the card of what was found") {
    Desk desk("search", {});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("ctrl+f"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "search"; }));
    for (const char* letter : {"u", "r", "a", "n", "i", "u", "m", "k"}) REQUIRE(desk.key(letter));
    REQUIRE(desk.key("BackSpace"));
    REQUIRE(desk.becomes([](const json& s) {
        return s.at("sheet_words") == "uranium" && s.at("sheet_rows").get<int>() > 3 && s.at("step") == 0;
    }));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) {
        return s.at("sheet") == "" && !s.at("open_marker").get<std::string>().empty() && s.at("step").get<int>() > 0 &&
               s.at("resting").get<bool>();
    }));
}
