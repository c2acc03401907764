// What is done in a window is written down and done again by another one; and what the window remembers.
#include TOURMAP_CATCH_HEADER

#include <filesystem>

#include "tests/ui/desk.h"

using nlohmann::json;
using tourmap::test::Desk;

TEST_CASE("a recorded log, done again by another window, ends in the same view, step and choices") {
    json end;
    std::string log;
    {
        Desk desk("record", {"--record", "done.jsonl"});
        log = desk.folder() + "/out/done.jsonl";
        REQUIRE(desk.comes_to_rest());
        REQUIRE(desk.find_window());
        REQUIRE(desk.key("Right"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("step") == 1 && s.at("resting").get<bool>(); }));
        REQUIRE(desk.wheel_up(300, 300));
        REQUIRE(desk.becomes([](const json& s) { return s.at("camera").at("free").get<bool>(); }));
        REQUIRE(desk.resize(1100, 700));
        REQUIRE(desk.key("m"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "map"; }));
        REQUIRE(desk.key("Down"));
        REQUIRE(desk.key("Return"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "theme"; }));
        for (const char* letter : {"d", "a", "r", "k"}) REQUIRE(desk.key(letter));
        REQUIRE(desk.key("Return"));
        REQUIRE(desk.becomes([](const json& s) {
            return s.at("choice").at("theme") == "dark" && s.at("window").at("width_px") == 1100 &&
                   s.at("resting").get<bool>();
        }));
        end = desk.state();
        REQUIRE(desk.key("ctrl+q"));
        CHECK(desk.viewer().wait(std::chrono::seconds(20)) == 0);
    }
    Desk again("replay", {"--replay", log});
    REQUIRE(again.becomes([&](const json& s) {
        return s.at("choice") == end.at("choice") && s.at("camera") == end.at("camera") &&
               s.at("window") == end.at("window") && s.at("step") == end.at("step") && s.at("undo") == end.at("undo");
    }));
    CHECK(again.viewer().wait(std::chrono::seconds(20)) == 0);  // the log ends with Ctrl+Q
}

TEST_CASE("the window opens with panels as large as they were left") {
    const std::string config = std::string(TOURMAP_BINARY_DIR) + "/ui-test/remember-config";
    std::filesystem::remove_all(config);
    {
        Desk desk("remember", {}, {{"XDG_CONFIG_HOME", config}});
        REQUIRE(desk.comes_to_rest());
        REQUIRE(desk.find_window());
        const json before = desk.state().at("camera");
        REQUIRE(desk.key("ctrl+plus"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("scale") == 1.15; }));
        CHECK(desk.state().at("camera").at("free") == before.at("free"));  // it is no zoom
        REQUIRE(desk.key("ctrl+q"));
        CHECK(desk.viewer().wait(std::chrono::seconds(20)) == 0);
    }
    Desk next("remember-next", {}, {{"XDG_CONFIG_HOME", config}});
    CHECK(next.becomes([](const json& s) { return s.at("scale") == 1.15; }));
}
