// The bundled theme, how well it reads, and what is said of a broken one.
#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "src/story/theme.h"

using namespace tourmap;

namespace {

const std::string light_path = TOURMAP_SOURCE_DIR "/assets/themes/light.yaml";

std::string light_text() {
    std::ifstream file(light_path);
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

Rgba over(Rgba top, Rgba below) {
    const double a = top.a / 255.0;
    const auto mix = [&](std::uint8_t t, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(t * a + b * (1 - a)));
    };
    return {mix(top.r, below.r), mix(top.g, below.g), mix(top.b, below.b), 255};
}

}  // namespace

TEST_CASE("the bundled theme reads, with the contrasts of WCAG 2.1") {
    const auto theme = read_theme(light_path);
    if (!theme) FAIL(describe(theme.error()));
    const Theme& t = *theme;
    CHECK(t.name == "Light");
    CHECK(t.route_width == 4.5);
    for (const Rgba ground : {t.sea, t.land, t.land_story, t.lake}) {
        // A panel lies over the map and lets a little of it through, also of the route.
        for (const Rgba below : {ground, t.route, Rgba{0, 0, 0, 255}}) {
            const Rgba panel = over(t.panel, below);
            for (const Rgba text : {t.panel_title, t.panel_text, t.panel_quiet, t.accent}) {
                CHECK(contrast_ratio(text, panel) >= 4.5);
            }
        }
        CHECK(contrast_ratio(t.route, ground) >= 3);
        CHECK(contrast_ratio(t.stop_current, ground) >= 3);
        CHECK(contrast_ratio(t.stop_past, ground) >= 3);
        CHECK(contrast_ratio(t.city_label, ground) >= 4.5);
        CHECK(contrast_ratio(t.country_label_story, ground) >= 4.5);
    }
    CHECK(contrast_ratio(t.route_future, t.land) >= 3);
    CHECK(contrast_ratio(t.route_future, t.land_story) >= 3);
    CHECK(contrast_ratio(t.water_label, t.sea) >= 4);
    CHECK(contrast_ratio(t.graticule_label, t.page) >= 4.5);  // beside the map, and inside it with a halo
    CHECK_FALSE(t.graticule_labels);
    CHECK(contrast_ratio(t.country_label, t.land) >= 4);
    CHECK(std::abs(t.panel.a / 255.0 - 0.94) < 0.01);
}

TEST_CASE("the route is no sector's colour") {
    const Theme t = *read_theme(light_path);
    for (const char* okabe_ito :
         {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}) {
        const Rgba c = *parse_color(okabe_ito);
        CHECK(std::hypot(c.r - t.route.r, c.g - t.route.g, c.b - t.route.b) > 80);
    }
}

TEST_CASE("a broken theme: which line, and what is right") {
    const std::string text = light_text();
    CHECK(said_of(text, "land_story:", "land_storey:")
              .starts_with(":4:1: a theme needs the key \"land_story\" (and 1 more)\n  add land_story: ..."));
    CHECK(said_of(text, "accent:", "acent: \"#000000\"\naccent:")
              .find("unknown key \"acent\" in a theme\n  did you mean \"accent\"?") != std::string::npos);
    CHECK(said_of(text, "sea: \"#d6e0e8\"", "sea: blue") ==
          ":8:6: \"sea\" is not a colour: \"blue\"\n  write \"#rrggbb\", in quotes, as # begins a comment");
    CHECK(said_of(text, "sea: \"#d6e0e8\"", "sea: #d6e0e8").starts_with(":8:1: \"sea\" is empty"));
    CHECK(said_of(text, "route_width: 4.5", "route_width: -1").find("\"route_width\" is out of range: \"-1\"") !=
          std::string::npos);
    CHECK(said_of(text, "name: Light", "name: [").find("not YAML") != std::string::npos);
    CHECK_FALSE(read_theme("no/such.yaml"));
}
