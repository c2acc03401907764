// Overview, presenter view, text version, cross-fades and the pointer, in real windows.
#include TOURMAP_CATCH_HEADER

#include "tests/ui/desk.h"

using nlohmann::json;
using tourmap::test::Desk;

namespace {

bool rests_at(const json& s, int step) {
    return s.at("step").get<int>() == step && s.at("resting").get<bool>();
}

}  // namespace

TEST_CASE("the overview paints every step, arrows, Enter and a click go to one, in the show too") {
    Desk desk("overview", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("o"));
    REQUIRE(desk.becomes([](const json& s) {
        return s.at("overview").at("open").get<bool>() && s.at("resting").get<bool>() &&
               s.at("overview").at("pictures") == s.at("steps");
    }));
    CHECK(desk.screenshot(desk.folder() + "/overview.png"));
    const int columns = desk.state().at("overview").at("columns").get<int>();
    CHECK(columns > 1);
    REQUIRE(desk.key("Down"));
    REQUIRE(desk.key("Left"));
    REQUIRE(desk.becomes([&](const json& s) { return s.at("overview").at("chosen").get<int>() == columns - 1; }));
    CHECK(desk.state().at("step") == 0);
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([&](const json& s) {
        return rests_at(s, columns - 1) && !s.at("overview").at("open").get<bool>() && s.at("fades").get<int>() == 1;
    }));
    REQUIRE(desk.key("shift+F5"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("show").get<bool>() && s.at("resting").get<bool>(); }));
    REQUIRE(desk.key("o"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("overview").at("open").get<bool>(); }));
    REQUIRE(desk.click(120, 160));  // the first picture
    REQUIRE(desk.becomes([](const json& s) { return rests_at(s, 0); }));
    CHECK(desk.state().at("show").get<bool>());
    // The pointer is still since then.
    REQUIRE(desk.becomes([](const json& s) { return s.at("pointer_hidden").get<bool>(); }));
    REQUIRE(desk.move(300, 300));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("pointer_hidden").get<bool>(); }));
    REQUIRE(desk.key("o"));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("overview").at("open").get<bool>(); }));
    CHECK(desk.state().at("show").get<bool>());
}

TEST_CASE("the presenter view is a window of its own, its keys step the tour, and closing it ends nothing else") {
    Desk desk("speaker", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    CHECK(desk.count_windows("Presenter view") == 0);
    REQUIRE(desk.key("s"));
    REQUIRE(desk.becomes(
        [](const json& s) { return s.at("speaker").at("open").get<bool>() && s.at("resting").get<bool>(); }));
    REQUIRE(desk.find_window("Presenter view"));
    REQUIRE(desk.key("Next"));
    REQUIRE(desk.becomes([](const json& s) { return rests_at(s, 1); }));
    REQUIRE(desk.key("plus"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("speaker").at("notes_size").get<double>() > 1.1; }));
    CHECK_FALSE(desk.state().at("camera").at("free").get<bool>());  // "+" is the notes' here
    REQUIRE(desk.key("w"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("speaker").at("timing").get<bool>(); }));
    CHECK(desk.screenshot(desk.folder() + "/speaker.png"));
    REQUIRE(desk.close_window());
    REQUIRE(desk.becomes([](const json& s) { return !s.at("speaker").at("open").get<bool>(); }));
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("s"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("speaker").at("open").get<bool>(); }));
    REQUIRE(desk.key("Next"));
    REQUIRE(desk.becomes([](const json& s) { return rests_at(s, 2); }));
    REQUIRE(desk.find_window());
    REQUIRE(desk.close_window());  // with two windows open
    CHECK(desk.viewer().wait(std::chrono::seconds(20)) == 0);
}

TEST_CASE("the text version follows the steps and is copied whole") {
    Desk desk("text", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("Right"));
    REQUIRE(desk.key("t"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("text_open").get<bool>() && rests_at(s, 1); }));
    CHECK(desk.screenshot(desk.folder() + "/text.png"));
    REQUIRE(desk.key("ctrl+c"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("message").get<std::string>().empty(); }));
    const std::string copied = desk.clipboard();
    CHECK(copied.starts_with("Paris, France\n"));
    CHECK(copied.find("https://") != std::string::npos);
    REQUIRE(desk.key("Right"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("text_open").get<bool>() && rests_at(s, 2); }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("text_open").get<bool>(); }));
}
