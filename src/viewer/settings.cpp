#include "src/viewer/settings.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "src/files/write_whole.h"
#include "src/viewer/desktop_motion.h"
#include "src/viewer/playback.h"

namespace tourmap {

namespace {

using Json = nlohmann::ordered_json;

constexpr int least_points = 200, most_points = 16384;

}  // namespace

Settings settings_of(const AppState& state) {
    const Playback& playback = state.presenting.playback;
    return {state.appearance, playback.speed, playback.loop, state.legend_open, {}};
}

command::Remember remembered(const Settings& settings) {
    return {settings.appearance, settings.speed, settings.loop, settings.legend_open};
}

std::string settings_file() {
    const std::string folder = config_home();
    return folder.empty() ? folder : folder + "/tourmap/settings.json";
}

Result<Settings> settings_from_json(const std::string& text) {
    try {
        const Json json = Json::parse(text);
        Settings settings;
        const double scale = json.value("panel_scale", 1.0);
        if (scale >= panel_scales.front() && scale <= panel_scales.back()) settings.appearance.scale = scale;
        settings.appearance.high_contrast = json.value("high_contrast", false);
        const double speed = json.value("speed", 1.0);
        if (speed >= least_speed && speed <= most_speed) settings.speed = speed;
        settings.loop = json.value("loop", false);
        settings.legend_open = json.value("sectors_open", true);
        if (json.contains("window")) {
            const WindowPoints window{json.at("window").at("width").get<int>(),
                                      json.at("window").at("height").get<int>()};
            const auto good = [](int points) { return points >= least_points && points <= most_points; };
            if (good(window.width) && good(window.height)) settings.window = window;
        }
        return settings;
    } catch (const Json::exception& error) {
        return fail(std::string("not the settings of tourmap: ") + error.what(), "delete the file");
    }
}

std::string to_json(const Settings& settings) {
    Json json{{"panel_scale", settings.appearance.scale},
              {"high_contrast", settings.appearance.high_contrast},
              {"speed", settings.speed},
              {"loop", settings.loop},
              {"sectors_open", settings.legend_open}};
    if (settings.window) json["window"] = {{"width", settings.window->width}, {"height", settings.window->height}};
    return json.dump(2) + "\n";
}

Result<Settings> read_settings(const std::string& file) {
    std::error_code none;
    if (file.empty() || !std::filesystem::exists(file, none)) return Settings{};
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail("cannot be read", {}, {file, 0, 0});
    auto settings = settings_from_json(std::string(std::istreambuf_iterator<char>(in), {}));
    if (!settings) settings.error().where = {file, 0, 0};
    return settings;
}

Result<void> write_settings(const Settings& settings, const std::string& file) {
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(file).parent_path(), error);
    if (error) return fail("the settings cannot be kept: " + error.message(), {}, {file, 0, 0});
    const std::string text = to_json(settings);
    return write_file_whole(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, true);
}

}  // namespace tourmap
