#include "src/viewer/picture_file.h"

#include <cstdio>
#include <filesystem>

#include "src/export/exporter.h"

namespace tourmap {

namespace fs = std::filesystem;

std::string picture_stem(const std::string& tour_file, std::size_t step) {
    std::string stem = fs::path(tour_file).filename().string();
    for (const std::string ending : {".yaml", ".yml", ".json", ".tour"}) {
        if (stem.size() > ending.size() && stem.ends_with(ending)) stem.resize(stem.size() - ending.size());
    }
    // A name that begins with a dash or a dot would be an option, or hidden.
    if (stem.empty() || stem.front() == '-' || stem.front() == '.') stem.insert(0, "tour");
    char number[32];
    std::snprintf(number, sizeof number, "-step-%02zu", step + 1);
    return stem + number;
}

std::string free_picture_name(const std::string& stem, const std::function<bool(const std::string&)>& is_taken) {
    std::string name = stem + ".png";
    for (int n = 2; is_taken(name); ++n) name = stem + "-" + std::to_string(n) + ".png";
    return name;
}

Result<std::string> export_picture(FrameSource& source, const FrameSpec& spec, const std::string& folder) {
    std::error_code error;
    const fs::path place = fs::absolute(folder, error).lexically_normal();
    const std::string name =
        free_picture_name(picture_stem(source.data().tour->file, spec.step), [&](const std::string& n) {
            std::error_code ignored;
            return fs::exists(fs::symlink_status(place / n, ignored));
        });
    const std::string path = (place / name).string();
    if (const auto done = export_png(source, spec, path, false); !done) return tl::unexpected(done.error());
    return path;
}

}  // namespace tourmap
