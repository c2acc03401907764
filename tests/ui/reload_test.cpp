// A tour in the window while its author works on it: saved, broken, mended; and its views copied into it.
#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <filesystem>
#include <fstream>

#include "render/png.h"
#include "tests/ui/desk.h"

namespace fs = std::filesystem;
using nlohmann::json;
using tourmap::test::Desk;

namespace {

constexpr int paris = 1, leg = 2;

// Two stops, with a layer and a theme of their own.
class Author {
public:
    explicit Author(const std::string& name) : folder_(std::string(TOURMAP_BINARY_DIR) + "/ui-tours/" + name) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        fs::copy_file(TOURMAP_SOURCE_DIR "/assets/themes/light.yaml", folder_ + "/mine.yaml");
        save_layer(40);
        save("Paris");
    }
    std::string file() const { return folder_ + "/small.tour.yaml"; }

    void save(const std::string& place, const std::string& camera = "") {
        std::ofstream(file()) << text(place, camera);
    }
    void save_by_renaming(const std::string& place) {
        std::ofstream(folder_ + "/.swap") << text(place, "");
        fs::rename(folder_ + "/.swap", file());
    }
    void break_it() {
        std::ofstream(file()) << "version: 1\ntitle: Small\nlanguage: en\nstopps: []\nsources: nonsense\n";
    }
    // A square whose northern side is at that latitude.
    void save_layer(int north) {
        std::ofstream(folder_ + "/square.geojson") << R"({"type":"Polygon","coordinates":[[[20,20],[40,20],[40,)"
                                                   << north << "],[20," << north << "],[20,20]]]}";
    }
    void save_dark_theme() {
        fs::copy_file(TOURMAP_SOURCE_DIR "/assets/themes/dark.yaml", folder_ + "/mine.yaml",
                      fs::copy_options::overwrite_existing);
    }

private:
    static std::string text(const std::string& place, const std::string& camera) {
        return "version: 1\ntitle: Small\nlanguage: en\n"
               "map:\n  theme: mine.yaml\n  layers: [{file: square.geojson, fill: \"#ff00ff\"}]\n"
               "sources: [{id: s, publisher: P, title: T, date: 2023-11-01, url: \"https://example.org/\"}]\n"
               "stops:\n"
               "  - {id: a, place: " +
               place + ", country: France, lon: 2.35, lat: 48.86, text: It begins., sources: [s]" +
               (camera.empty() ? "" : ", " + camera) +
               "}\n"
               "  - {id: b, place: Astana, country: Kazakhstan, lon: 71.43, lat: 51.13, text: It ends., sources: [s]}\n"
               "legs: [{id: a-b, from: a, to: b, mode: flight, sources: [s]}]\n";
    }
    std::string folder_;
};

bool rests(const json& s) {
    return s.at("resting").get<bool>();
}

bool is_at(const json& s, int step) {
    return s.at("step").get<int>() == step && rests(s);
}

// How many pixels of two pictures of the window differ clearly.
std::size_t changed_pixels(const std::string& a, const std::string& b) {
    const auto first = tourmap::read_picture(a), second = tourmap::read_picture(b);
    REQUIRE(first);
    REQUIRE(second);
    REQUIRE((*first)->rgba.size() == (*second)->rgba.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < (*first)->rgba.size(); i += 4)
        count += std::abs(int{(*first)->rgba[i]} - int{(*second)->rgba[i]}) > 24;
    return count;
}

}  // namespace

TEST_CASE("A tour that is saved shows at once, what is wrong is said over the last good map, and all keys go on") {
    Author author("saved");
    Desk desk("reload", {author.file()});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.key("Right"));
    REQUIRE(desk.becomes([](const json& s) { return is_at(s, paris); }));
    REQUIRE(desk.screenshot(desk.folder() + "/before.png"));

    author.save("Lutetia");
    REQUIRE(desk.becomes([](const json& s) { return s.at("step_name") == "Lutetia" && is_at(s, paris); }));
    REQUIRE(desk.becomes([](const json& s) { return s.at("message") == "" && rests(s); }));
    REQUIRE(desk.screenshot(desk.folder() + "/renamed.png"));
    CHECK(changed_pixels(desk.folder() + "/before.png", desk.folder() + "/renamed.png") > 300);

    author.break_it();
    REQUIRE(desk.becomes([](const json& s) {
        const std::string problems = s.at("problems");
        return problems.find("small.tour.yaml:4:1: error") != std::string::npos && rests(s);
    }));
    const std::string problems = desk.state().at("problems");
    INFO(problems);
    CHECK(problems.find("\"stops\"") != std::string::npos);  // what would be right
    CHECK(problems.find(".yaml:5:") != std::string::npos);   // all of them
    CHECK(desk.screenshot(desk.folder() + "/problems.png"));
    REQUIRE(desk.key("Right"));
    REQUIRE(desk.becomes([](const json& s) { return is_at(s, leg); }));
    CHECK(desk.state().at("problems") != "");
    REQUIRE(desk.key("Left"));

    author.save_by_renaming("Parigi");
    REQUIRE(desk.becomes(
        [](const json& s) { return s.at("problems") == "" && s.at("step_name") == "Parigi" && is_at(s, paris); }));
    CHECK(desk.viewer().is_running());
}

TEST_CASE("Layers and theme of a tour show when they are saved, and a map moved by hand stays where it is") {
    Author author("layers");
    Desk desk("reload-layers", {author.file()});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.drag(500, 400, 560, 430));
    REQUIRE(desk.becomes([](const json& s) { return s.at("camera").at("free").get<bool>() && rests(s); }));
    const json moved = desk.state();
    REQUIRE(desk.screenshot(desk.folder() + "/before.png"));
    const auto loaded = [&] {
        return desk.becomes([](const json& s) { return s.at("message") == "Loaded anew"; }) &&
               desk.becomes([](const json& s) { return s.at("message") == "" && rests(s); });
    };
    author.save_layer(60);
    REQUIRE(loaded());
    CHECK(desk.state().at("camera") == moved.at("camera"));
    REQUIRE(desk.screenshot(desk.folder() + "/layer.png"));
    CHECK(changed_pixels(desk.folder() + "/before.png", desk.folder() + "/layer.png") > 1000);
    author.save_dark_theme();
    REQUIRE(loaded());
    REQUIRE(desk.screenshot(desk.folder() + "/dark.png"));
    CHECK(changed_pixels(desk.folder() + "/layer.png", desk.folder() + "/dark.png") > 100'000);
}

TEST_CASE("A view that is copied with C and pasted into its stop is the stop's own view") {
    Author author("camera");
    Desk desk("camera-copy", {author.file()});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.key("Right"));
    REQUIRE(desk.becomes([](const json& s) { return is_at(s, paris); }));
    const json own = desk.state();
    REQUIRE(desk.wheel_up(500, 300));
    REQUIRE(desk.drag(500, 300, 580, 360));
    REQUIRE(desk.becomes([&](const json& s) { return s.at("camera") != own.at("camera") && rests(s); }));
    const json moved = desk.state();
    REQUIRE(desk.key("c"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("message") == "Camera copied"; }));
    const std::string copied = desk.clipboard();
    INFO(copied);
    REQUIRE(copied.starts_with("camera: {lon: "));
    author.save("Lutetia", copied);
    REQUIRE(desk.becomes([](const json& s) { return s.at("step_name") == "Lutetia" && is_at(s, paris); }));
    REQUIRE(desk.key("r"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("camera").at("free").get<bool>() && rests(s); }));
    const json a = moved.at("camera"), b = desk.state().at("camera");
    const auto of = [](const json& camera, const char* key) { return camera.at(key).get<double>(); };
    const double unit = of(a, "units_per_canvas");
    CHECK(std::abs(of(a, "x") - of(b, "x")) < unit);  // a canvas unit is less than a pixel here
    CHECK(std::abs(of(a, "y") - of(b, "y")) < unit);
    CHECK(std::abs(of(b, "units_per_canvas") / unit - 1) < 1e-4);
}

TEST_CASE("A language and a theme that were chosen in the window stay when the tour is saved") {
    Author author("chosen");
    Desk desk("chosen", {author.file(), "--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    for (const char* row : {"Language", "Theme"}) {
        REQUIRE(desk.key("m"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "map"; }));
        REQUIRE(desk.type(row == std::string("Language") ? "language" : "theme"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("sheet_rows") == 1; }));
        REQUIRE(desk.key("Return"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "language" || s.at("sheet") == "theme"; }));
        REQUIRE(desk.type(row == std::string("Language") ? "french" : "sombre"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("sheet_rows") == 1; }));
        REQUIRE(desk.key("Return"));
        REQUIRE(desk.key("Escape"));
        REQUIRE(desk.key("Escape"));
        REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "" && rests(s); }));
    }
    const json chosen = desk.state().at("choice");
    CHECK(chosen.at("language") == "fr");
    CHECK(chosen.at("theme") == "dark");
    author.save("Lyon");
    REQUIRE(desk.becomes([](const json& s) { return s.at("message") == "Recharg\u00e9"; }));
    REQUIRE(desk.becomes([](const json& s) { return rests(s); }));
    CHECK(desk.state().at("choice") == chosen);
    REQUIRE(desk.key("Right"));
    REQUIRE(desk.becomes([](const json& s) { return is_at(s, paris) && s.at("step_name") == "Lyon"; }));
}
