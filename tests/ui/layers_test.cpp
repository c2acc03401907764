// Layers of one's own over the map: dropped, typed, coloured by an attribute, exported as seen.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "render/png.h"
#include "tests/ui/desk.h"

namespace fs = std::filesystem;
using nlohmann::json;
using tourmap::test::Desk;

namespace {

// Areas in a row from 52 E with a value each.
void write_areas(const std::string& file, int count) {
    std::ofstream out(file);
    out << R"({"type": "FeatureCollection", "features": [)";
    for (int n = 0; n < count; ++n) {
        const int west = 52 + 4 * n;
        out << (n == 0 ? "" : ",") << R"({"type": "Feature", "properties": {"name": "area", "value": )" << 7 * n % 50
            << R"(}, "geometry": {"type": "Polygon", "coordinates": [[)";
        out << "[" << west << ",44],[" << west + 4 << ",44],[" << west + 4 << ",52],[" << west << ",52],[" << west
            << ",44]]]}}";
    }
    out << "]}";
}

// Titles from the lowest layer up; hidden ones in brackets.
std::vector<std::string> layers_of(const json& s) {
    std::vector<std::string> out;
    for (const json& layer : s.at("layers")) {
        const auto title = layer.at("title").get<std::string>();
        out.push_back(layer.at("visible").get<bool>() ? title : "(" + title + ")");
    }
    return out;
}

using Titles = std::vector<std::string>;

struct LayerDesk : Desk {
    using Desk::Desk;
    bool has(const Titles& layers) {
        return becomes([&](const json& s) { return layers_of(s) == layers && s.at("resting").get<bool>(); });
    }
    // The keyboard onto the row of that text.
    bool stand_on(const std::string& text) {
        for (int i = 0; i < 20; ++i) {
            const json now = state();
            if (now.at("sheet_row") == text) return true;
            if (!key("Down") || !becomes([&](const json& s) { return s.at("sheet_row") != now.at("sheet_row"); }))
                return false;
        }
        return false;
    }
    bool opens(const std::string& text, const std::string& sheet) {
        return stand_on(text) && key("Right") && becomes([&](const json& s) { return s.at("sheet") == sheet; });
    }
    bool colours(const std::string& field, int classes) {
        return becomes([&](const json& s) {
            const json& top = s.at("layers").back();
            return top.at("field") == field && top.at("classes") == classes && s.at("resting").get<bool>();
        });
    }
};

}  // namespace

TEST_CASE("Files dropped on a tour are layers of its map: coloured by keyboard, shown by clicks, exported as seen") {
    LayerDesk desk("drop", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const std::string areas = desk.folder() + "/my areas.geojson", hostile = desk.folder() + "/hostile.shp";
    write_areas(areas, 7);
    std::ofstream(hostile) << std::string(100, '\xff');
    REQUIRE(desk.drop({areas, hostile}));
    REQUIRE(desk.has({"my areas"}));
    REQUIRE(desk.becomes(
        [](const json& s) { return s.at("problems").get<std::string>().find("hostile.shp") != std::string::npos; }));
    CHECK(desk.screenshot(desk.folder() + "/dropped.png"));
    REQUIRE(desk.key("Escape"));

    REQUIRE(desk.key("y"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "layers"; }));
    REQUIRE(desk.opens("my areas", "layer"));
    REQUIRE(desk.opens("Colour by", "layer_field"));
    CHECK(desk.screenshot(desk.folder() + "/fields.png"));
    REQUIRE(desk.stand_on("value"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.colours("value", 5));
    REQUIRE(desk.key("Left"));
    REQUIRE(desk.opens("Palette", "layer_palette"));
    CHECK(desk.screenshot(desk.folder() + "/palettes.png"));
    REQUIRE(desk.key("Left"));
    REQUIRE(desk.stand_on("Zoom to this layer"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes(
        [](const json& s) { return s.at("camera").at("free").get<bool>() && s.at("resting").get<bool>(); }));

    // Its box, by a click on its row; and the arrow at the row's end.
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "layers"; }));
    CHECK(desk.screenshot(desk.folder() + "/layers.png"));
    const json row = desk.state().at("sheet_place");
    const double x = row.at("x"), y = row.at("y"), width = row.at("width_px");
    REQUIRE(desk.click(x + 30, y));
    REQUIRE(desk.has({"(my areas)"}));
    REQUIRE(desk.click(x + 30, y));
    REQUIRE(desk.has({"my areas"}));
    REQUIRE(desk.click(x + width - 12, y));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "layer"; }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == ""; }));

    REQUIRE(desk.move(3, 3));
    REQUIRE(desk.becomes([](const json& s) { return s.at("message") == "" && s.at("resting").get<bool>(); }));
    const std::string window_file = desk.folder() + "/seen.png";
    REQUIRE(desk.screenshot(window_file));
    REQUIRE(desk.key("ctrl+e"));
    REQUIRE(desk.becomes(
        [](const json& s) { return s.at("message").get<std::string>().find("Saved") != std::string::npos; }));
    const auto seen = tourmap::read_picture(window_file);
    const auto exported = tourmap::read_picture(desk.folder() + "/out/macron-2023-step-01.png");
    REQUIRE(seen);
    REQUIRE(exported);
    // The map beside the list of sectors, row by row: the same, but for how pictures are blended.
    long far = 0;
    const int wide = std::min((*seen)->width, (*exported)->width),
              high = std::min((*seen)->height, (*exported)->height);
    for (int py = 0; py < high - 20; ++py)
        for (int px = 340; px < wide; ++px)
            for (int c = 0; c < 3; ++c) {
                const auto at = [&](const tourmap::Bitmap& picture) {
                    return static_cast<int>(picture.rgba[(static_cast<std::size_t>(py) * picture.width + px) * 4 + c]);
                };
                far += std::abs(at(**seen) - at(**exported)) > 12;
            }
    CHECK(far < 200);
}

TEST_CASE(
    "A file whose path is typed lies over a plain map, follows its file, and goes with Delete and comes with Undo") {
    const std::string land = std::string(TOURMAP_SOURCE_DIR) + "/assets/basemap/countries_110m.shp";
    const std::string home = std::string(TOURMAP_BINARY_DIR) + "/ui-test/home";
    fs::create_directories(home);
    write_areas(home + "/mine.geojson", 3);
    LayerDesk desk("typed", {land}, {{"HOME", home}});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const auto add = [&](const std::string& path) {
        return desk.key("ctrl+o") && desk.becomes([](const json& s) { return s.at("sheet") == "add_file"; }) &&
               desk.type(path) && desk.becomes([&](const json& s) { return s.at("sheet_words") == path; }) &&
               desk.key("Return");
    };
    REQUIRE(add("~/mine.geojson"));
    REQUIRE(desk.has({"countries_110m", "mine"}));
    REQUIRE(add("/nowhere.gpkg"));
    REQUIRE(desk.becomes(
        [](const json& s) { return s.at("problems").get<std::string>().find("/nowhere.gpkg") != std::string::npos; }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("y"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "layers"; }));
    REQUIRE(desk.opens("mine", "layer"));
    REQUIRE(desk.opens("Colour by", "layer_field"));
    REQUIRE(desk.stand_on("value"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.colours("value", 5));
    CHECK(desk.screenshot(desk.folder() + "/plain.png"));
    for (int i = 0; i < 2; ++i) REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "layers"; }));
    REQUIRE(desk.key("shift+Down"));
    REQUIRE(desk.has({"mine", "countries_110m"}));
    write_areas(home + "/mine.geojson", 5);
    REQUIRE(
        desk.becomes([](const json& s) { return s.at("message") == "Loaded anew" && s.at("resting").get<bool>(); }));
    REQUIRE(desk.key("Delete"));
    REQUIRE(desk.has({"countries_110m"}));
    REQUIRE(desk.key("ctrl+z"));
    REQUIRE(desk.has({"mine", "countries_110m"}));
}
