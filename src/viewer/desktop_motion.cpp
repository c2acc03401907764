#include "src/viewer/desktop_motion.h"

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <optional>

namespace tourmap {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// The value of a key in a section of a file of keys and values; the last one counts.
std::optional<std::string> setting(const std::string& path, const std::string& section, const std::string& key) {
    std::ifstream file(path);
    std::optional<std::string> value;
    bool inside = false;
    constexpr int most_lines = 10'000;
    std::string line;
    for (int i = 0; i < most_lines && std::getline(file, line); ++i) {
        line = trimmed(line);
        if (line.starts_with('[')) inside = line == "[" + section + "]";
        const std::size_t equals = line.find('=');
        if (inside && equals != std::string::npos && trimmed(line.substr(0, equals)) == key)
            value = trimmed(line.substr(equals + 1));
    }
    return value;
}

}  // namespace

std::string config_home() {
    if (const char* own = std::getenv("XDG_CONFIG_HOME"); own && *own == '/') return own;
    const char* home = std::getenv("HOME");
    return home && *home ? std::string(home) + "/.config" : "";
}

bool desktop_reduces_motion(const std::string& config_home) {
    if (config_home.empty()) return false;
    for (const char* gtk : {"/gtk-4.0/settings.ini", "/gtk-3.0/settings.ini"}) {
        const auto enabled = setting(config_home + gtk, "Settings", "gtk-enable-animations");
        if (enabled) return *enabled == "0" || *enabled == "false" || *enabled == "False";
    }
    const auto factor = setting(config_home + "/kdeglobals", "KDE", "AnimationDurationFactor");
    return factor && !factor->empty() && std::strtod(factor->c_str(), nullptr) == 0 && std::isdigit((*factor)[0]) != 0;
}

}  // namespace tourmap
