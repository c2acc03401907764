#include "src/files/cache_folder.h"

#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace tourmap {
namespace {

std::filesystem::path absolute_path_in(const char* variable) {
    const char* value = std::getenv(variable);
    const std::filesystem::path path(value ? value : "");
    return path.is_absolute() ? path : std::filesystem::path();
}

}  // namespace

std::string cache_folder() {
    const char* setting = std::getenv("TOURMAP_CACHE");
    if (setting && std::string_view(setting) == "off") return {};
    if (const auto caches = absolute_path_in("XDG_CACHE_HOME"); !caches.empty()) return (caches / "tourmap").string();
    if (const auto home = absolute_path_in("HOME"); !home.empty()) return (home / ".cache" / "tourmap").string();
    return {};
}

}  // namespace tourmap
