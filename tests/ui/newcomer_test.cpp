// What somebody does who has read the README and nothing else, from the first window to the saved picture.
#include TOURMAP_CATCH_HEADER

#include <filesystem>

#include "render/png.h"
#include "tests/ui/desk.h"

using nlohmann::json;
using tourmap::test::Desk;

namespace {

bool at_rest_at(const json& s, int step) {
    return s.at("step") == step && s.at("resting").get<bool>();
}

// Opens the list of projections and takes the one of these words.
void choose_projection(Desk& desk, const std::string& words) {
    REQUIRE(desk.key("m"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "map" && s.at("sheet_row") == "Projection"; }));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "projection"; }));
    REQUIRE(desk.type(words));
    REQUIRE(desk.becomes([&](const json& s) { return s.at("sheet_words") == words; }));
    REQUIRE(desk.key("Return"));
}

void close_sheets(Desk& desk) {
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "" && s.at("resting").get<bool>(); }));
}

}  // namespace

TEST_CASE("a newcomer presents the tour, opens a marker, sees a globe, finds uranium, adds a shapefile and saves") {
    Desk desk("newcomer", {});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());

    // Presents with a clicker: F5, forwards twice, black, back to the picture, one back, and out.
    REQUIRE(desk.key("F5"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("show").get<bool>() && at_rest_at(s, 0); }));
    REQUIRE(desk.key("Next"));
    REQUIRE(desk.becomes([](const json& s) { return at_rest_at(s, 1); }));
    REQUIRE(desk.key("Next"));
    REQUIRE(desk.becomes([](const json& s) { return at_rest_at(s, 2); }));
    REQUIRE(desk.key("period"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("blank").get<bool>(); }));
    REQUIRE(desk.key("period"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("blank").get<bool>(); }));
    REQUIRE(desk.key("Prior"));
    REQUIRE(desk.becomes([](const json& s) { return at_rest_at(s, 1); }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("show").get<bool>() && at_rest_at(s, 0); }));

    // Opens a marker from the keyboard.
    REQUIRE(desk.key("4"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return at_rest_at(s, 3); }));
    REQUIRE(desk.key("Tab"));
    REQUIRE(desk.key("Tab"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("focused_marker") != ""; }));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("open_marker") != "" || !s.at("open_list").empty(); }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("Escape"));

    // A globe, and back.
    const json own = desk.state().at("choice").at("crs");
    choose_projection(desk, "globe");
    REQUIRE(desk.becomes([](const json& s) {
        return s.at("choice").at("crs") == "globe" &&
               s.at("camera").at("crs").get<std::string>().find("+proj=ortho") != std::string::npos;
    }));
    close_sheets(desk);
    CHECK(desk.screenshot(desk.folder() + "/globe.png"));
    REQUIRE(desk.key("ctrl+z"));
    REQUIRE(
        desk.becomes([&](const json& s) { return s.at("choice").at("crs") == own && s.at("resting").get<bool>(); }));

    // Finds "uranium".
    REQUIRE(desk.key("ctrl+f"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "search"; }));
    REQUIRE(desk.type("uranium"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet_words") == "uranium" && s.at("sheet_rows") > 3; }));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("open_marker") != "" && s.at("resting").get<bool>(); }));
    REQUIRE(desk.key("Escape"));

    // Opens a shapefile of their own.
    REQUIRE(desk.key("ctrl+o"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "add_file"; }));
    const std::string file = std::string(TOURMAP_SOURCE_DIR) + "/assets/basemap/countries_110m.shp";
    REQUIRE(desk.type(file));
    REQUIRE(desk.becomes([&](const json& s) { return s.at("sheet_words") == file; }));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("layers").size() == 1 && s.at("resting").get<bool>(); }));

    // Saves what is seen.
    REQUIRE(desk.key("ctrl+e"));
    REQUIRE(desk.becomes(
        [](const json& s) { return s.at("message").get<std::string>().find("Saved") != std::string::npos; }));
    const std::string work = desk.folder() + "/out";
    int pictures = 0;
    for (const auto& entry : std::filesystem::directory_iterator(work)) {
        const auto picture = tourmap::read_picture(entry.path().string());
        REQUIRE(picture);
        ++pictures;
    }
    CHECK(pictures == 1);
}
