// The bundled themes: how well they read, for all eyes; and what is said of a broken one.
#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "src/story/theme.h"
#include "tests/tools/colour_vision.h"

using namespace tourmap;

namespace {

const std::string folder = TOURMAP_SOURCE_DIR "/assets/themes";

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string said_of(std::string text, const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    const std::string path = std::string(TOURMAP_BINARY_DIR) + "/theme_test.yaml";
    std::ofstream(path) << text;
    const auto theme = read_theme(path);
    std::filesystem::remove(path);
    return theme ? "" : describe(theme.error()).substr(path.size());
}

// Where a broken line of the light theme is, as messages begin.
std::string at_line_of(const std::string& text, const std::string& line, int column) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(text.find("\n" + line)) + 1;
    return ":" + std::to_string(1 + std::count(text.begin(), end, '\n')) + ":" + std::to_string(column) + ": ";
}

ThemeSet bundled() {
    auto themes = read_themes(folder);
    if (!themes) FAIL(describe(themes.error()));
    return *themes;
}

constexpr const char* okabe_ito[] = {"#000000", "#E69F00", "#56B4E9", "#009E73",
                                     "#F0E442", "#0072B2", "#D55E00", "#CC79A7"};

constexpr ColourVision all_eyes[] = {ColourVision::normal, ColourVision::protanopia, ColourVision::deuteranopia,
                                     ColourVision::tritanopia};

double chroma(Rgba c) {
    return std::max({c.r, c.g, c.b}) - std::min({c.r, c.g, c.b});
}

}  // namespace

TEST_CASE("the bundled themes are light, dark, print and contrast") {
    const ThemeSet themes = bundled();
    std::vector<std::string> names;
    for (const auto& [name, theme] : themes) names.push_back(name);
    CHECK(names == std::vector<std::string>{"contrast", "dark", "light", "print"});
    CHECK(themes.at("light").route_width == 4.5);
    CHECK(themes.at("light").symbols == SymbolFill::colour);
    CHECK(themes.at("print").symbols == SymbolFill::plain);
    CHECK(themes.at("light").fills[6] == Rgba{209, 231, 223, 255});
}

TEST_CASE("in every theme text and symbols have the contrasts of WCAG 2.1") {
    for (const auto& [name, t] : bundled()) {
        CAPTURE(name);
        REQUIRE(t.panel.a == 255);
        for (const Rgba text : {t.panel_title, t.panel_text, t.panel_quiet, t.accent})
            CHECK(contrast_ratio(text, t.panel) >= 4.5);
        for (const Rgba ground : {t.sea, t.land, t.land_story, t.lake}) {
            for (const Rgba symbol : {t.route, t.stop_current, t.stop_past}) CHECK(contrast_ratio(symbol, ground) >= 3);
            CHECK(contrast_ratio(t.city_label, ground) >= 4.5);
            CHECK(contrast_ratio(t.country_label_story, ground) >= 4.5);
            CHECK(contrast_ratio(t.panel_title, ground) >= 4.5);  // names of stops
        }
        for (const Rgba ground : {t.land, t.land_story}) CHECK(contrast_ratio(t.route_future, ground) >= 3);
        CHECK(contrast_ratio(t.graticule_label, t.page) >= 4.5);  // beside the map, and inside it with a halo
        CHECK(contrast_ratio(t.symbol_casing, t.symbol_ink) >= 7);
        // Quiet names: of what is not the story.
        CHECK(contrast_ratio(t.water_label, t.sea) >= 4);
        CHECK(contrast_ratio(t.country_label, t.land) >= 4);
    }
}

TEST_CASE("the contrast theme meets WCAG AA for all names, lines and symbols") {
    const Theme t = bundled().at("contrast");
    CHECK(contrast_ratio(t.water_label, t.sea) >= 4.5);
    CHECK(contrast_ratio(t.water_label, t.lake) >= 4.5);
    for (const Rgba land : {t.land, t.land_story}) {
        CHECK(contrast_ratio(t.country_label, land) >= 4.5);
        for (const Rgba line : {t.border, t.disputed, t.coast, t.river}) CHECK(contrast_ratio(line, land) >= 3);
    }
    CHECK(contrast_ratio(t.coast, t.sea) >= 3);
    CHECK(contrast_ratio(t.route_future, t.sea) >= 3);
    CHECK(contrast_ratio(t.panel_border, t.panel) >= 3);
}

TEST_CASE("the print theme is grey, and greys of areas differ") {
    const Theme t = bundled().at("print");
    for (const Rgba c : {t.sea, t.land, t.land_story, t.coast, t.border, t.river, t.route, t.stop_past, t.accent,
                         t.country_label, t.water_label, t.panel_text, t.symbol_ink})
        CHECK(chroma(c) == 0);
    CHECK(std::abs(t.land.r - t.sea.r) >= 20);
    CHECK(std::abs(t.land.r - t.land_story.r) >= 20);
    CHECK(std::abs(t.sea.r - t.land_story.r) >= 20);
}

TEST_CASE("the map is lower in chroma than the story on it") {
    for (const char* name : {"light", "dark", "contrast"}) {
        CAPTURE(name);
        const Theme t = bundled().at(name);
        for (const Rgba ground : {t.sea, t.land, t.land_story, t.lake}) CHECK(chroma(ground) < 0.6 * chroma(t.route));
    }
}

TEST_CASE("land, sea, the story's land and the route differ for all eyes") {
    for (const auto& [name, t] : bundled())
        for (const ColourVision eyes : all_eyes) {
            CAPTURE(name, static_cast<int>(eyes));
            CHECK(apart(t.land, t.sea, eyes) >= 0.025);
            CHECK(apart(t.land_story, t.land, eyes) >= 0.012);
            CHECK(apart(t.land_story, t.sea, eyes) >= 0.04);
            for (const Rgba ground : {t.sea, t.land, t.land_story}) CHECK(apart(t.route, ground, eyes) >= 0.25);
            CHECK(apart(t.route, t.route_future, eyes) >= 0.08);
            CHECK(apart(t.stop_current, t.stop_past, eyes) >= 0.05);
        }
}

TEST_CASE("the route is no sector's colour") {
    for (const char* name : {"light", "dark", "contrast"}) {
        CAPTURE(name);
        const Theme t = bundled().at(name);
        for (const char* sector : okabe_ito) {
            const Rgba c = *parse_color(sector);
            CHECK(std::hypot(c.r - t.route.r, c.g - t.route.g, c.b - t.route.b) > 60);
        }
    }
}

TEST_CASE("the schema of themes has the keys that the program reads") {
    const auto schema = nlohmann::json::parse(text_of(folder + "/theme.schema.json"));
    const std::string light = text_of(folder + "/light.yaml");
    for (const auto& key : schema["required"]) {
        CAPTURE(key);
        if (key == "name") continue;  // the first key: an unknown one in its place is said before
        CHECK(said_of(light, "\n" + key.get<std::string>() + ":", "\nx_y_z:")
                  .find("needs the key \"" + key.get<std::string>()) != std::string::npos);
    }
    for (const auto& [key, about] : schema["properties"].items()) {
        CAPTURE(key);
        CHECK(about.contains("description"));
        if (light.find("\n" + key + ":") == std::string::npos) {
            const std::string type = about.value("type", "");
            const std::string value = type == "boolean"  ? "true"
                                      : type == "number" ? "1"
                                      : type == "object" ? "{legend: none}"
                                                         : "plain";
            CHECK(said_of(light + key + ": " + value + "\n", "name: Light", "name: Mine").empty());
        }
    }
}

TEST_CASE("a theme of one's own is named by its path, an unknown name by the nearest") {
    ThemeSet themes = bundled();
    CHECK(add_theme(themes, "dark"));
    REQUIRE(add_theme(themes, folder + "/dark.yaml"));
    CHECK(themes.at(folder + "/dark.yaml").name == "Dark");
    const auto wrong = add_theme(themes, "drak");
    REQUIRE_FALSE(wrong);
    CHECK(describe(wrong.error()).find("no theme \"drak\"") != std::string::npos);
    CHECK(describe(wrong.error()).find("did you mean \"dark\"?") != std::string::npos);
    CHECK_FALSE(add_theme(themes, "no/such.yaml"));
    CHECK_FALSE(read_themes("no/such"));
}

TEST_CASE("a broken theme: which line, and what is right") {
    const std::string text = text_of(folder + "/light.yaml");
    CHECK(said_of(text, "land_story:", "land_storey:")
              .find("a theme needs the key \"land_story\" (and 1 more)\n  add land_story: ...") != std::string::npos);
    CHECK(said_of(text, "accent:", "acent: \"#000000\"\naccent:")
              .find("unknown key \"acent\" in a theme\n  did you mean \"accent\"?") != std::string::npos);
    CHECK(said_of(text, "sea: \"#d6e0e8\"", "sea: blue") ==
          at_line_of(text, "sea:", 6) +
              "\"sea\" is not a colour: \"blue\"\n  write \"#rrggbb\", in quotes, as # begins a comment");
    CHECK(said_of(text, "sea: \"#d6e0e8\"", "sea: #d6e0e8")
              .starts_with(at_line_of(text, "sea:", 1) + "\"sea\" is empty"));
    CHECK(said_of(text, "route_width: 4.5", "route_width: -1").find("\"route_width\" is out of range: \"-1\"") !=
          std::string::npos);
    CHECK(said_of(text, "[\"#eee2cc\", ", "[").find("\"fills\" has 6 colours\n  write 7") != std::string::npos);
    CHECK(said_of(text, "[\"#eee2cc\", ", "[blue, ").find("not a colour: \"blue\"") != std::string::npos);
    CHECK(said_of(text, "symbols: colour", "symbols: none").find("\"symbols\" cannot be \"none\"") !=
          std::string::npos);
    CHECK(said_of(text, "name: Light", "name: [").find("not YAML") != std::string::npos);
    CHECK_FALSE(read_theme("no/such.yaml"));
}
