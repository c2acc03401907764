// The window as it looks, panels and all, held against approved pictures: tests/golden/reference/window-*.png.
#include TOURMAP_CATCH_HEADER

#include <chrono>
#include <thread>

#include "render/png.h"
#include "tests/tools/golden.h"
#include "tests/ui/desk.h"

using nlohmann::json;
using tourmap::test::Desk;

namespace {

// The window lies in the corner of a larger screen.
tourmap::Bitmap upper_left(const tourmap::Bitmap& screen, int width, int height) {
    tourmap::Bitmap part;
    part.width = width;
    part.height = height;
    for (int y = 0; y < height; ++y) {
        const auto row = screen.rgba.begin() + std::ptrdiff_t{4} * y * screen.width;
        part.rgba.insert(part.rgba.end(), row, row + std::ptrdiff_t{4} * width);
    }
    return part;
}

// What the window shows now, once it rests and its messages have gone.
std::string compared(Desk& desk, const std::string& name) {
    if (!desk.becomes([](const json& s) { return s.at("resting").get<bool>() && s.at("message") == ""; }))
        return "the window does not come to rest";
    const std::string file = desk.folder() + "/" + name + ".png";
    // Panels take some frames to find their sizes.
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    if (!desk.screenshot(file)) return "no screenshot";
    const auto screen = tourmap::read_picture(file);
    if (!screen) return describe(screen.error());
    return tourmap::golden::compare_with_reference("window-" + name, upper_left(**screen, 1280, 800));
}

bool at_rest_at(const json& s, int step) {
    return s.at("step") == step && s.at("resting").get<bool>();
}

}  // namespace

TEST_CASE("the window looks as approved: a card, sheets, the list of keys, the overview, the text version") {
    Desk desk("pictures", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.move(1150, 640));
    REQUIRE(desk.key("4"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return at_rest_at(s, 3); }));
    REQUIRE(desk.key("Tab"));
    REQUIRE(desk.key("Tab"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("open_marker") != ""; }));
    CHECK(compared(desk, "card") == "");
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("m"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "map"; }));
    CHECK(compared(desk, "map-sheet") == "");
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("f"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "filter"; }));
    CHECK(compared(desk, "filter") == "");
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("question"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("help_open").get<bool>(); }));
    CHECK(compared(desk, "keys") == "");
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("t"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("text_open").get<bool>(); }));
    CHECK(compared(desk, "text") == "");
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.key("o"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("overview").at("pictures") == 7; }));
    CHECK(compared(desk, "overview") == "");
}

TEST_CASE("the window looks as approved in French, with larger panels in high contrast") {
    Desk desk("pictures-fr", {"--reduced-motion", "--lang", "fr"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.move(1150, 640));
    REQUIRE(desk.key("ctrl+plus"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("scale") == 1.15; }));
    REQUIRE(desk.key("m"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "map"; }));
    for (const char* letter : {"c", "o", "n", "t", "r", "a", "s", "t"}) REQUIRE(desk.key(letter));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("high_contrast").get<bool>(); }));
    for (int i = 0; i < 8; ++i) REQUIRE(desk.key("BackSpace"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet_words") == ""; }));
    CHECK(compared(desk, "contrast-fr") == "");
}
