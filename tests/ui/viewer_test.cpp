// The real viewer on a real display, with real keys and clicks: what the probe says is what a user sees.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "render/png.h"
#include "tests/ui/desk.h"

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;
using tourmap::test::Desk;

namespace {

std::size_t step_of(const json& state) {
    return state.at("step").get<std::size_t>();
}

double scale_of(const json& state) {
    return state.at("camera").at("units_per_canvas").get<double>();
}

bool is_free(const json& state) {
    return state.at("camera").at("free").get<bool>();
}

std::string crs_of(const json& state) {
    return state.at("camera").at("crs").get<std::string>();
}

// Of any channel of any pixel of the exported picture, right of a column.
int worst_difference(const tourmap::Bitmap& window, const tourmap::Bitmap& exported, int left) {
    int worst = window.width < exported.width || window.height < exported.height ? 255 : 0;
    for (int y = 0; worst < 255 && y < exported.height; ++y)
        for (int x = left; x < exported.width; ++x)
            for (int c = 0; c < 3; ++c) {
                const auto value = [&](const tourmap::Bitmap& b) {
                    return int{b.rgba[4 * static_cast<std::size_t>(y * b.width + x) + static_cast<std::size_t>(c)]};
                };
                worst = std::max(worst, std::abs(value(window) - value(exported)));
            }
    return worst;
}

// A step that shows markers, at rest.
json go_to_markers(Desk& desk) {
    REQUIRE(desk.key("Home"));
    REQUIRE(desk.comes_to_rest());
    for (int i = 0; i < 20; ++i) {
        const json now = desk.state();
        if (now.at("markers").size() > 1) return now;
        REQUIRE(desk.key("Right"));
        REQUIRE(desk.becomes([&](const json& s) { return step_of(s) != step_of(now) && s.at("resting").get<bool>(); }));
    }
    FAIL("no step shows markers");
    return {};
}

// Beside all markers and the legend: a third from the left, a quarter from the top of the map.
struct Spot {
    double x = 0, y = 0;
};
Spot empty_spot(const json& state) {
    const json& map = state.at("map");
    for (double down = 0.15; down < 0.7; down += 0.05) {
        for (double right = 0.35; right < 0.9; right += 0.05) {
            const Spot spot{map.at("x").get<double>() + right * map.at("width_px").get<double>(),
                            map.at("y").get<double>() + down * map.at("height_px").get<double>()};
            bool clear = true;
            for (const json& marker : state.at("markers")) {
                clear = clear &&
                        std::hypot(marker.at("x").get<double>() - spot.x, marker.at("y").get<double>() - spot.y) > 60;
            }
            if (clear) return spot;
        }
    }
    return {};
}

}  // namespace

TEST_CASE("Right walks through the whole tour and Left back") {
    Desk desk("walk", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const json first = desk.state();
    const auto steps = first.at("steps").get<std::size_t>();
    CHECK(step_of(first) == 0);
    REQUIRE(steps > 3);
    for (std::size_t i = 1; i < steps; ++i) {
        REQUIRE(desk.key("Right"));
        INFO("step " << i << ": " << desk.state());
        REQUIRE(desk.becomes([&](const json& s) { return step_of(s) == i && s.at("resting").get<bool>(); }));
        CHECK(desk.state().at("t") == 1);
        CHECK(desk.screenshot(desk.folder() + "/step-" + std::to_string(i + 1) + ".png"));
    }
    REQUIRE(desk.key("Right"));  // at the end: stays
    REQUIRE(desk.key("Left"));
    REQUIRE(desk.becomes([&](const json& s) { return step_of(s) == steps - 2; }));
    REQUIRE(desk.key("Home"));
    REQUIRE(desk.becomes([](const json& s) { return step_of(s) == 0 && s.at("resting").get<bool>(); }));
    const json again = desk.state();
    CHECK(again.at("camera") == first.at("camera"));

    REQUIRE(desk.key("ctrl+q"));
    CHECK(desk.viewer().wait(30s) == 0);
    INFO(desk.messages());
    CHECK(desk.messages().find("rror") == std::string::npos);
}

TEST_CASE("A click on a marker opens its card, Esc and a click on the map close it") {
    Desk desk("marker", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const json state = go_to_markers(desk);
    for (const std::size_t which : {std::size_t{0}, state.at("markers").size() - 1}) {
        const json& marker = state.at("markers").at(which);
        const std::string id = marker.at("id");
        INFO(id);
        REQUIRE(desk.move(marker.at("x"), marker.at("y")));
        CHECK(desk.becomes([&](const json& s) { return s.at("hovered") == id; }));
        REQUIRE(desk.click(marker.at("x"), marker.at("y")));
        REQUIRE(desk.becomes([&](const json& s) { return s.at("open_marker") == id && s.at("resting").get<bool>(); }));
        CHECK(desk.screenshot(desk.folder() + "/card-" + std::to_string(which) + ".png"));
        REQUIRE(desk.key("Escape"));
        CHECK(desk.becomes([](const json& s) { return s.at("open_marker") == ""; }));
    }
    const json& marker = state.at("markers").at(0);
    REQUIRE(desk.click(marker.at("x"), marker.at("y")));
    REQUIRE(desk.becomes([](const json& s) { return s.at("open_marker") != ""; }));
    const Spot beside = empty_spot(desk.state());
    REQUIRE(desk.click(beside.x, beside.y));
    CHECK(desk.becomes([](const json& s) { return s.at("open_marker") == ""; }));

    // The same by keyboard: what Tab reaches, Enter opens, and Tab goes on.
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("focused_marker") == ""; }));
    const auto stands_alone = [](const json& s) {
        const json& markers = s.at("markers");
        return std::any_of(markers.begin(), markers.end(),
                           [&](const json& one) { return one.at("id") == s.at("focused_marker"); });
    };
    for (int i = 0; i < 40 && !stands_alone(desk.state()); ++i) {
        const json before = desk.state();
        REQUIRE(desk.key("Tab"));
        REQUIRE(desk.becomes([&](const json& s) { return s.at("focused_marker") != before.at("focused_marker"); }));
    }
    const std::string reached = desk.state().at("focused_marker");
    REQUIRE(reached != "");
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([&](const json& s) { return s.at("open_marker") == reached; }));
    REQUIRE(desk.key("Tab"));
    CHECK(desk.becomes([&](const json& s) { return s.at("open_marker") != reached && s.at("open_marker") != ""; }));
    CHECK(step_of(desk.state()) == step_of(state));
}

TEST_CASE("The wheel zooms at the pointer, dragging moves the map, R brings the view back") {
    Desk desk("camera", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const json start = desk.state();
    const Spot spot = empty_spot(start);
    for (int i = 0; i < 4; ++i) REQUIRE(desk.wheel_up(spot.x, spot.y));
    REQUIRE(desk.becomes(
        [&](const json& s) { return scale_of(s) < 0.6 * scale_of(start) && s.at("resting").get<bool>(); }));
    CHECK(is_free(desk.state()));
    const json zoomed = desk.state();
    REQUIRE(desk.drag(spot.x, spot.y, spot.x + 120, spot.y + 60));
    REQUIRE(desk.becomes([&](const json& s) {
        return s.at("camera").at("x") != zoomed.at("camera").at("x") && s.at("resting").get<bool>();
    }));
    CHECK(scale_of(desk.state()) == scale_of(zoomed));
    CHECK(desk.screenshot(desk.folder() + "/zoomed.png"));
    REQUIRE(desk.key("r"));
    REQUIRE(desk.becomes([](const json& s) { return !is_free(s) && s.at("resting").get<bool>(); }));
    CHECK(desk.state().at("camera") == start.at("camera"));
    REQUIRE(desk.key("plus"));
    CHECK(desk.becomes([&](const json& s) { return scale_of(s) < 0.9 * scale_of(start); }));
}

TEST_CASE("Dragging turns the globe, Shift and arrows too, and the export is what the window shows") {
    Desk desk("globe", {"--crs", "globe"});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const json start = desk.state();
    CHECK(crs_of(start).starts_with("+proj=ortho"));
    const Spot spot = empty_spot(start);
    REQUIRE(desk.drag(spot.x, spot.y, spot.x - 160, spot.y + 90));
    const auto has_turned = [](const json& from) {
        return [&from](const json& s) { return crs_of(s) != crs_of(from) && s.at("resting").get<bool>(); };
    };
    REQUIRE(desk.becomes(has_turned(start)));
    CHECK(scale_of(desk.state()) == scale_of(start));
    const json dragged = desk.state();
    REQUIRE(desk.key("shift+Left"));
    REQUIRE(desk.becomes(has_turned(dragged)));

    REQUIRE(desk.move(3, 3));  // where nothing lights up under it
    REQUIRE(desk.comes_to_rest());
    const std::string window_file = desk.folder() + "/turned.png";
    REQUIRE(desk.screenshot(window_file));
    REQUIRE(desk.key("ctrl+e"));
    REQUIRE(desk.becomes(
        [](const json& s) { return s.at("message").get<std::string>().find("Saved") != std::string::npos; }));
    const auto window = tourmap::read_picture(window_file);
    const auto exported = tourmap::read_picture(desk.folder() + "/out/macron-2023-step-01.png");
    REQUIRE(window);
    REQUIRE(exported);
    // Beside the legend; the chronology bar lies below the canvas. Map and page are blended here, painted at once
    // there: a step or two of grey, a few more in the rims of letters.
    CHECK(worst_difference(**window, **exported, 340) <= 8);

    REQUIRE(desk.key("r"));
    CHECK(desk.becomes([&](const json& s) { return s.at("camera") == start.at("camera"); }));
}

TEST_CASE("Shift and a drag move the centre of the tour's own map, a drag alone moves the map") {
    Desk desk("centre", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const json start = desk.state();
    const Spot spot = empty_spot(start);
    REQUIRE(desk.drag(spot.x, spot.y, spot.x - 60, spot.y + 40));
    REQUIRE(desk.becomes([&](const json& s) { return s.at("camera") != start.at("camera"); }));
    CHECK(crs_of(desk.state()) == crs_of(start));
    REQUIRE(desk.drag(spot.x, spot.y, spot.x - 90, spot.y + 40, "shift"));
    REQUIRE(desk.becomes([&](const json& s) { return crs_of(s) != crs_of(start) && s.at("resting").get<bool>(); }));
    CHECK(crs_of(desk.state()).starts_with("+proj=laea"));
    CHECK(desk.screenshot(desk.folder() + "/turned.png"));
}

TEST_CASE("F11, help, and closing them one level at a time") {
    Desk desk("help", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.key("F11"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("full_screen").get<bool>() && s.at("resting").get<bool>(); }));
    REQUIRE(desk.key("question"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("help_open").get<bool>(); }));
    CHECK(desk.screenshot(desk.folder() + "/help.png"));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("help_open").get<bool>(); }));
    CHECK(desk.state().at("full_screen").get<bool>());
    REQUIRE(desk.key("Escape"));
    CHECK(desk.becomes([](const json& s) { return !s.at("full_screen").get<bool>(); }));
    REQUIRE(desk.key("Escape"));
    CHECK(desk.viewer().is_running());
}

TEST_CASE("Ctrl+E writes the picture, says where, and never overwrites") {
    Desk desk("export", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const std::string folder = fs::canonical(desk.folder() + "/out").string();
    const auto saved = [&](const std::string& name) {
        return desk.becomes([&](const json& s) {
            return s.at("message").get<std::string>().find(folder + "/" + name) != std::string::npos;
        });
    };
    std::ofstream(folder + "/macron-2023-step-01-2.png") << "mine";
    REQUIRE(desk.key("ctrl+e"));
    REQUIRE(saved("macron-2023-step-01.png"));
    CHECK(tourmap::test::read_whole(folder + "/macron-2023-step-01.png").substr(1, 3) == "PNG");
    CHECK(desk.screenshot(desk.folder() + "/message.png"));
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.key("ctrl+e"));
    REQUIRE(saved("macron-2023-step-01-3.png"));
    CHECK(tourmap::test::read_whole(folder + "/macron-2023-step-01-2.png") == "mine");
    // Nothing half-written stays.
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 3);
}

TEST_CASE("A window of one pixel, a hidden one, and closing in the middle of a flight do no harm") {
    Desk desk("sizes", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    for (const auto& [width, height] : {std::pair{1, 1}, {3000, 5}, {40, 700}, {600, 900}}) {
        INFO(width << "x" << height);
        REQUIRE(desk.resize(width, height));
        REQUIRE(desk.becomes([&, w = width, h = height](const json& s) {
            return s.at("window").at("width_px") == w && s.at("window").at("height_px") == h &&
                   s.at("resting").get<bool>();
        }));
    }
    REQUIRE(desk.key("Right"));
    REQUIRE(desk.comes_to_rest());
    CHECK(desk.screenshot(desk.folder() + "/narrow.png"));
    REQUIRE(desk.resize(1280, 800));
    REQUIRE(desk.show(false));
    REQUIRE(desk.show(true));
    REQUIRE(desk.key("End"));
    REQUIRE(desk.becomes([](const json& s) { return step_of(s) + 1 == s.at("steps") && s.at("resting").get<bool>(); }));
    REQUIRE(desk.key("Home"));
    REQUIRE(desk.key("ctrl+q"));
    CHECK(desk.viewer().wait(30s) == 0);
}

TEST_CASE("What cannot be loaded is told in the window, and the status is 1") {
    // The tour is checked before a window opens; a broken installation shows only when it is used.
    const std::string assets = std::string(TOURMAP_BINARY_DIR) + "/ui-broken-assets";
    fs::create_directories(assets + "/themes");
    std::ofstream(assets + "/themes/light.yaml") << "see: blue\n";
    Desk desk("broken", {}, {{"TOURMAP_ASSETS", assets}});
    REQUIRE(desk.find_window());
    REQUIRE(desk.becomes([](const json& s) { return s.contains("error"); }));
    CHECK(desk.state().at("error").get<std::string>().find("light.yaml") != std::string::npos);
    CHECK(desk.messages().find("light.yaml") != std::string::npos);
    CHECK(desk.screenshot(desk.folder() + "/error.png"));
    REQUIRE(desk.key("Escape"));
    CHECK(desk.viewer().wait(30s) == 1);
}

TEST_CASE("A plain vector file is shown as draw paints it, without the panels of a tour") {
    const std::string file = TOURMAP_SOURCE_DIR "/assets/basemap/countries_50m.shp";
    Desk desk("file", {file, "--theme", "dark"});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const json start = desk.state();
    CHECK(start.at("steps") == 1);
    CHECK(start.at("canvas") == start.at("map"));
    CHECK(desk.screenshot(desk.folder() + "/whole.png"));
    const auto says = [&](const std::string& name) {
        return desk.becomes([&](const json& s) {
            return s.at("message").get<std::string>().find(name) != std::string::npos && s.at("resting").get<bool>();
        });
    };
    REQUIRE(desk.key("ctrl+e"));
    REQUIRE(says("/countries_50m.png"));
    tourmap::test::ProcessSetup draw;
    const std::string drawn = desk.folder() + "/drawn.png";
    draw.arguments = {TOURMAP_PROGRAM, "draw", file, "--theme", "dark", "--size", "1280x800", "-o", drawn};
    draw.environment = {{"ASAN_OPTIONS", "detect_leaks=0"}};
    REQUIRE(tourmap::test::output_of(draw, desk.folder() + "/draw.txt").has_value());
    const auto exported = tourmap::read_picture(desk.folder() + "/out/countries_50m.png");
    const auto expected = tourmap::read_picture(drawn);
    REQUIRE(exported);
    REQUIRE(expected);
    CHECK((*exported)->rgba == (*expected)->rgba);

    REQUIRE(desk.key("Right"));  // there is no next step
    REQUIRE(desk.wheel_up(700, 300));
    REQUIRE(desk.drag(700, 300, 820, 360));
    REQUIRE(desk.becomes([&](const json& s) { return scale_of(s) < scale_of(start) && s.at("resting").get<bool>(); }));
    CHECK(step_of(desk.state()) == 0);
    REQUIRE(desk.key("r"));
    REQUIRE(desk.becomes(
        [&](const json& s) { return s.at("camera") == start.at("camera") && s.at("resting").get<bool>(); }));
    REQUIRE(desk.resize(700, 500));
    REQUIRE(desk.becomes([&](const json& s) { return scale_of(s) > scale_of(start) && s.at("resting").get<bool>(); }));
}

TEST_CASE("The globe of a plain file turns") {
    Desk desk("file-globe", {TOURMAP_SOURCE_DIR "/assets/basemap/countries_110m.shp", "--crs", "globe"});
    REQUIRE(desk.find_window());
    REQUIRE(desk.comes_to_rest());
    const json start = desk.state();
    REQUIRE(desk.drag(640, 400, 500, 440));
    CHECK(desk.becomes([&](const json& s) { return crs_of(s) != crs_of(start) && s.at("resting").get<bool>(); }));
    CHECK(desk.screenshot(desk.folder() + "/turned.png"));
}

TEST_CASE("Esc while a file is being loaded ends the program with a word, and so does what is no map") {
    // No cache: it is read anew, and long enough for a key.
    const std::string folder = std::string(TOURMAP_BINARY_DIR) + "/ui-files";
    fs::remove_all(folder);
    fs::create_directories(folder);
    {
        std::ofstream large(folder + "/large.geojson");
        large << R"({"type":"FeatureCollection","features":[)";
        for (int i = 0; i < 400'000; ++i)
            large << (i ? ",\n" : "")
                  << R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[)"
                  << i % 3600 * 0.1 - 180 << ',' << i % 1700 * 0.1 - 85 << "]}}";
        large << "]}";
    }
    Desk desk("file-cancel", {folder + "/large.geojson"}, {{"XDG_CACHE_HOME", folder + "/cache"}});
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("Escape"));
    CHECK(desk.viewer().wait(30s) == 130);
    CHECK(desk.messages() == "tourmap: cancelled\n");

    std::ofstream(folder + "/words.geojson") << "no map";
    Desk broken("file-broken", {folder + "/words.geojson"});
    REQUIRE(broken.find_window());
    REQUIRE(broken.becomes([](const json& s) { return s.contains("error"); }));
    CHECK(broken.messages().find("words.geojson: is not a vector file that can be read") != std::string::npos);
    CHECK(broken.screenshot(broken.folder() + "/error.png"));
    REQUIRE(broken.key("Escape"));
    CHECK(broken.viewer().wait(30s) == 1);

    // GDAL 3.6 dies of it; a later one finds that one point is no track.
    std::ofstream(folder + "/track.kml") << R"(<kml xmlns="http://www.opengis.net/kml/2.2"
        xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><Placemark><gx:Track><gx:coord>1 2</gx:coord></gx:Track>
        </Placemark></Document></kml>)";
    Desk crashing("file-crashes", {folder + "/track.kml"});
    REQUIRE(crashing.find_window());
    REQUIRE(crashing.becomes([](const json& s) { return s.contains("error"); }));
    CHECK(crashing.messages().find("track.kml: ") != std::string::npos);
    CHECK(crashing.viewer().is_running());
    CHECK(crashing.screenshot(crashing.folder() + "/error.png"));
    REQUIRE(crashing.key("Escape"));
    CHECK(crashing.viewer().wait(30s) == 1);
}

TEST_CASE("Closed while it is still loading, it ends at once") {
    Desk desk("early", {});
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("ctrl+q"));
    CHECK(desk.viewer().wait(30s) == 0);
}

TEST_CASE("Without a display the viewer says what it needs") {
    tourmap::test::ProcessSetup setup;
    const std::string log = std::string(TOURMAP_BINARY_DIR) + "/ui-no-display.txt";
    setup.arguments = {TOURMAP_PROGRAM, "view"};
    setup.output = log;
    setup.environment = {
        {"DISPLAY", ":64999"}, {"WAYLAND_DISPLAY", ""}, {"SDL_VIDEODRIVER", "x11"}, {"ASAN_OPTIONS", "detect_leaks=0"}};
    tourmap::test::Process viewer(setup);
    CHECK(viewer.wait(30s) == 1);
    const std::string said = tourmap::test::read_whole(log);
    INFO(said);
    CHECK(said.find("display with OpenGL 3.3") != std::string::npos);
    CHECK(said.find("tourmap export") != std::string::npos);
}
