// What a window promises, all the way: markers that are clicked open wherever the camera is, the whole tour by keys,
// and a tour that is saved while it plays.
#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "tests/ui/desk.h"

namespace fs = std::filesystem;
using nlohmann::json;
using tourmap::test::Desk;

namespace {

bool rests(const json& s) {
    return s.at("resting").get<bool>();
}

struct Box {
    double x, y, width, height;
};

Box map_of(const json& s) {
    const json& map = s.at("map");
    return {map.at("x"), map.at("y"), map.at("width_px"), map.at("height_px")};
}

// Markers and clusters that a click reaches: away from the edges and from the panels in the corners.
std::vector<json> within_reach(const json& s) {
    const Box map = map_of(s);
    std::vector<json> out;
    for (const char* kind : {"markers", "clusters"})
        for (const json& place : s.at(kind)) {
            const double x = place.at("x"), y = place.at("y");
            const bool in_middle =
                x > map.x + 235 && x < map.x + map.width - 20 && y > map.y + 20 && y < map.y + map.height - 60;
            if (in_middle) out.push_back(place);
        }
    return out;
}

std::set<std::string> ids_of(const json& place) {
    std::istringstream words(place.at("id").get<std::string>());
    return {std::istream_iterator<std::string>(words), {}};
}

}  // namespace

TEST_CASE("a marker that is clicked opens, at fifty positions of the camera") {
    constexpr unsigned seed = 50;
    Desk desk("fifty", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    std::mt19937 random(seed);
    const auto roll = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    int opened = 0;
    for (int tries = 0; opened < 50 && tries < 150; ++tries) {
        INFO("seed " << seed << ", try " << tries);
        const int step = 1 + static_cast<int>(random() % 6);
        if (tries % 4 == 0) {
            REQUIRE(desk.act({"key", std::to_string(step + 1), "key", "Return", "key", "r"}));
            REQUIRE(desk.becomes([&](const json& s) { return s.at("step") == step && rests(s); }));
        }
        const json before = desk.state();
        const Box map = map_of(before);
        const auto at = [&](double share, double low, double size) {
            return std::to_string(std::lround(low + size * share));
        };
        const std::string x = at(roll(0.35, 0.8), map.x, map.width), y = at(roll(0.2, 0.8), map.y, map.height);
        const std::string to_x = at(roll(0.35, 0.8), map.x, map.width), to_y = at(roll(0.2, 0.8), map.y, map.height);
        REQUIRE(desk.act({"mousemove", x, y, "click", tries % 3 == 2 ? "5" : "4", "mousedown", "1", "mousemove", to_x,
                          y, "mousemove", to_x, to_y, "mouseup", "1"}));
        REQUIRE(desk.becomes([&](const json& s) { return s.at("camera") != before.at("camera") && rests(s); }));
        const json there = desk.state();
        const std::vector<json> places = within_reach(there);
        if (places.empty()) {
            REQUIRE(desk.key("r"));
            REQUIRE(desk.becomes([](const json& s) { return !s.at("camera").at("free").get<bool>() && rests(s); }));
            continue;
        }
        const json place = places[random() % places.size()];
        const std::set<std::string> ids = ids_of(place);
        REQUIRE(desk.click(place.at("x"), place.at("y")));
        REQUIRE(desk.becomes([&](const json& s) {
            return ids.size() == 1 ? s.at("open_marker") == *ids.begin()
                                   : s.at("open_list").size() == ids.size() && s.at("open_marker") == "";
        }));
        if (ids.size() > 1) {  // its first marker, from the list
            REQUIRE(desk.key("Return"));
            REQUIRE(desk.becomes([&](const json& s) { return ids.contains(s.at("open_marker").get<std::string>()); }));
            REQUIRE(desk.key("Escape"));
        }
        REQUIRE(desk.act({"key", "Escape", "key", "Escape"}));
        REQUIRE(desk.becomes([](const json& s) { return s.at("open_marker") == "" && s.at("open_list").empty(); }));
        ++opened;
    }
    CHECK(opened == 50);
}

TEST_CASE("the whole tour forwards and back by keys, each step as it was") {
    Desk desk("tour", {});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    const int steps = desk.state().at("steps");
    std::vector<json> forwards{desk.state()};
    const std::vector<std::string> onward{"Right", "Next", "space", "n", "Down", "Return"};
    for (int step = 1; step < steps; ++step) {
        REQUIRE(desk.key(onward[static_cast<std::size_t>(step - 1) % onward.size()]));
        REQUIRE(desk.becomes([&](const json& s) { return s.at("step") == step && rests(s); }));
        forwards.push_back(desk.state());
        CHECK(forwards.back().at("t") == 1.0);
        CHECK_FALSE(forwards.back().at("step_name").get<std::string>().empty());
    }
    REQUIRE(desk.key("Right"));  // there is no more
    const std::vector<std::string> back{"Left", "Prior", "shift+space", "p", "Up"};
    for (int step = steps - 2; step >= 0; --step) {
        REQUIRE(desk.key(back[static_cast<std::size_t>(step) % back.size()]));
        REQUIRE(desk.becomes([&](const json& s) { return s.at("step") == step && rests(s); }));
        const json now = desk.state(), &then = forwards[static_cast<std::size_t>(step)];
        INFO("step " << step);
        for (const char* what : {"step_name", "t", "camera", "markers", "clusters", "map"})
            CHECK(now.at(what) == then.at(what));
    }
}

TEST_CASE("a tour that is saved while it plays goes on playing, with the new text") {
    const std::string folder = std::string(TOURMAP_BINARY_DIR) + "/ui-tours/playing";
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto save = [&](const std::string& second) {
        std::ofstream(folder + "/tour.yaml")
            << "version: 1\ntitle: Playing\nlanguage: en\n"
               "sources: [{id: s, publisher: P, title: T, date: 2023-11-01, url: \"https://example.org/\"}]\nstops:\n"
               "  - {id: a, place: Paris, lon: 2.35, lat: 48.86, text: It begins., sources: [s]}\n"
               "  - {id: b, place: " +
                   second +
                   ", lon: 8.5, lat: 47.4, text: It goes on., sources: [s]}\n"
                   "  - {id: c, place: Rome, lon: 12.5, lat: 41.9, text: It ends., sources: [s]}\n"
                   "legs:\n  - {id: ab, from: a, to: b, mode: rail, sources: [s]}\n  - {id: bc, from: b, to: c, mode: "
                   "rail, sources: "
                   "[s]}\n";
    };
    save("Zurich");
    Desk desk("playing", {folder + "/tour.yaml", "--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.act({"key", "4", "key", "Return"}));  // title, a, leg, b
    REQUIRE(desk.becomes([](const json& s) { return s.at("step_name") == "Zurich" && rests(s); }));
    REQUIRE(desk.key("k"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("playing").get<bool>(); }));
    save("Basel");
    REQUIRE(desk.becomes([](const json& s) { return s.at("step_name") == "Basel"; }));
    const json saved = desk.state();
    CHECK(saved.at("step") == 3);
    CHECK(saved.at("playing").get<bool>());
    for (int i = 0; i < 6; ++i) REQUIRE(desk.key("greater"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("step").get<int>() > 3 && s.at("playing").get<bool>(); }));
    CHECK(desk.state().at("problems") == "");
}
