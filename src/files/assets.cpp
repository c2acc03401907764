#include "src/files/assets.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// The folder of the running program; empty where the system does not say.
fs::path program_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path() : program.parent_path();
}

std::vector<fs::path> asset_folders() {
    std::vector<fs::path> folders;
    if (const char* given = std::getenv("TOURMAP_ASSETS"); given && *given) folders.emplace_back(given);
    // What was installed beside the program belongs to it, also where its sources have changed since.
    if (const fs::path program = program_folder(); !program.empty()) {
        folders.push_back(program / "assets");
        folders.push_back((program / "../share/tourmap").lexically_normal());
    }
    folders.emplace_back(TOURMAP_SOURCE_ASSETS);
    folders.emplace_back(TOURMAP_INSTALLED_ASSETS);
    return folders;
}

}  // namespace

Result<std::string> find_asset(const std::string& name) {
    std::string looked;
    for (const fs::path& folder : asset_folders()) {
        const fs::path path = folder / name;
        std::error_code error;
        if (!name.empty() && fs::exists(path, error)) return path.string();
        looked += (looked.empty() ? "" : ", ") + folder.string();
    }
    return fail("the asset \"" + name + "\" is missing; looked in " + looked,
                "set TOURMAP_ASSETS to the folder assets/ of the sources, or install tourmap again");
}

}  // namespace tourmap
