// Many markers in one place, in the window: one symbol with their number, a list, cards.
#include TOURMAP_CATCH_HEADER

#include <algorithm>

#include "tests/ui/desk.h"

using nlohmann::json;
using tourmap::test::Desk;

namespace {

constexpr int astana = 3;

bool rests(const json& s) {
    return s.at("resting").get<bool>();
}

// How many markers the cluster stands for: their ids have spaces between.
std::size_t size_of(const json& cluster) {
    const std::string id = cluster.at("id");
    return 1 + static_cast<std::size_t>(std::count(id.begin(), id.end(), ' '));
}

json largest_cluster(const json& state) {
    json best;
    for (const json& cluster : state.at("clusters"))
        if (best.is_null() || size_of(cluster) > size_of(best)) best = cluster;
    REQUIRE_FALSE(best.is_null());
    return best;
}

}  // namespace

TEST_CASE("A click on a cluster lists its markers, wherever the camera is, Esc goes back one level at a time") {
    Desk desk("cluster", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    for (int i = 0; i < astana; ++i) REQUIRE(desk.key("Right"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("step") == astana && rests(s); }));
    for (int position = 0; position < 3; ++position) {
        const json cluster = largest_cluster(desk.state());
        INFO("position " << position << ": " << cluster);
        CHECK(size_of(cluster) > 9);
        REQUIRE(desk.click(cluster.at("x"), cluster.at("y")));
        REQUIRE(desk.becomes([&](const json& s) { return s.at("open_list").size() == size_of(cluster) && rests(s); }));
        CHECK(desk.screenshot(desk.folder() + "/list-" + std::to_string(position) + ".png"));
        REQUIRE(desk.key("Down"));
        const std::string second = desk.state().at("open_list").at(1);
        REQUIRE(desk.becomes([&](const json& s) { return s.at("focused_marker") == second; }));
        REQUIRE(desk.key("Return"));
        REQUIRE(desk.becomes([&](const json& s) { return s.at("open_marker") == second && rests(s); }));
        CHECK(desk.screenshot(desk.folder() + "/card-" + std::to_string(position) + ".png"));
        REQUIRE(desk.key("Escape"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("open_marker") == ""; }));
        CHECK(desk.state().at("open_list").size() == size_of(cluster));
        REQUIRE(desk.key("Escape"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("open_list").empty() && rests(s); }));
        CHECK(desk.state().at("step") == astana);
        // Somewhere else, and closer.
        const json before = desk.state();
        REQUIRE(desk.wheel_up(cluster.at("x"), cluster.at("y")));
        REQUIRE(desk.drag(500, 500, 460 - 30 * position, 540));
        REQUIRE(desk.becomes([&](const json& s) { return s.at("camera") != before.at("camera") && rests(s); }));
    }
}

TEST_CASE("Tab reaches a cluster and Enter opens its list") {
    Desk desk("cluster-keys", {"--lang", "fr"});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.key("Right"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("step") == 1 && rests(s); }));
    REQUIRE(desk.key("Tab"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("focused_marker") != ""; }));
    CHECK(desk.screenshot(desk.folder() + "/focused.png"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("open_list").size() > 9; }));
    REQUIRE(desk.key("Up"));  // round to the last, which is scrolled to
    const std::string last = desk.state().at("open_list").back();
    REQUIRE(desk.becomes([&](const json& s) { return s.at("focused_marker") == last && rests(s); }));
    CHECK(desk.screenshot(desk.folder() + "/list-fr.png"));
}
