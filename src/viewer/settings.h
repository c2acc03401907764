// What the window remembers from one time to the next: how it looks and plays, never what a tour looks like, which is
// the tour's own.
#pragma once

#include <optional>
#include <string>

#include "geodata/result.h"
#include "src/viewer/state.h"

namespace tourmap {

struct WindowPoints {
    int width = 0, height = 0;
    friend bool operator==(const WindowPoints&, const WindowPoints&) = default;
};

struct Settings {
    Appearance appearance;
    double speed = 1;
    bool loop = false, legend_open = true;
    std::optional<WindowPoints> window;  // none: the program's choice
    friend bool operator==(const Settings&, const Settings&) = default;
};

Settings settings_of(const AppState& state);  // but for the window
// What a window begins with.
command::Remember remembered(const Settings& settings);

// $XDG_CONFIG_HOME/tourmap/settings.json, else in ~/.config (XDG Base Directory Specification). Empty: neither is
// known, and nothing is remembered.
std::string settings_file();

// What is missing in the text, or out of bounds, is as in Settings{}. Error: not JSON, or of other kinds.
Result<Settings> settings_from_json(const std::string& text);
std::string to_json(const Settings& settings);

// No file: Settings{}. Error: unreadable, or as above.
Result<Settings> read_settings(const std::string& file);
// Makes the folder where there is none. The file is there as a whole or not at all.
Result<void> write_settings(const Settings& settings, const std::string& file);

}  // namespace tourmap
