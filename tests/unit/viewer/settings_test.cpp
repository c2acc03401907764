// What the window remembers.
#include TOURMAP_CATCH_HEADER

#include <filesystem>
#include <fstream>

#include "src/viewer/settings.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

TEST_CASE("settings are kept, and a window begins with them") {
    const std::string folder = std::string(TOURMAP_BINARY_DIR) + "/settings-test";
    std::filesystem::remove_all(folder);
    const std::string file = folder + "/tourmap/settings.json";
    CHECK(read_settings(file).value() == Settings{});
    Viewer viewer;
    viewer(command::ChangeScale{1});
    viewer(command::ToggleContrast{});
    viewer(command::ChangeSpeed{1});
    viewer(command::ToggleLegend{});
    Settings settings = settings_of(viewer.state);
    settings.window = WindowPoints{1000, 700};
    REQUIRE(write_settings(settings, file));
    const auto read = read_settings(file);
    REQUIRE(read);
    CHECK(*read == settings);
    Viewer next;
    next(remembered(*read));
    CHECK(next.state.appearance == viewer.state.appearance);
    CHECK(next.state.presenting.playback.speed == viewer.state.presenting.playback.speed);
    CHECK_FALSE(next.state.legend_open);
    CHECK(next.state.history.before.empty());  // nothing that a person has done
}

TEST_CASE("settings that make no sense are as if they were not there, and what is no settings is said") {
    CHECK(settings_from_json("{}").value() == Settings{});
    CHECK(settings_from_json(R"({"panel_scale": 99, "speed": -1, "window": {"width": 1, "height": 900000}})").value() ==
          Settings{});
    CHECK(!settings_from_json("[1]"));
    CHECK(!settings_from_json("{\"panel_scale\": \"x\"}"));
    CHECK(!settings_from_json("{\"window\": 3}"));
    CHECK(!settings_from_json(""));
}
