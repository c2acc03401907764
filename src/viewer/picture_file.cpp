#include "src/viewer/picture_file.h"

#include <cstdio>
#include <filesystem>

#include "src/export/exporter.h"

namespace tourmap {

namespace fs = std::filesystem;

namespace {

// A name that begins with a dash or a dot would be an option, or hidden.
std::string plain(const std::string& stem, const std::string& else_before) {
    return stem.empty() || stem.front() == '-' || stem.front() == '.' ? else_before + stem : stem;
}

}  // namespace

std::string map_stem(const std::string& file) {
    return plain(fs::path(file).stem().string(), "map");
}

std::string picture_stem(const std::string& tour_file, std::size_t step) {
    std::string stem = fs::path(tour_file).filename().string();
    for (const std::string ending : {".yaml", ".yml", ".json", ".tour"}) {
        if (stem.size() > ending.size() && stem.ends_with(ending)) stem.resize(stem.size() - ending.size());
    }
    stem = plain(stem, "tour");
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
    const auto tour = source.tour();
    const std::string stem = tour->has_journey() ? picture_stem(tour->file, spec.step) : map_stem(tour->file);
    const std::string name = free_picture_name(stem, [&](const std::string& n) {
        std::error_code ignored;
        return fs::exists(fs::symlink_status(place / n, ignored));
    });
    const std::string path = (place / name).string();
    if (const auto done = export_png(source, spec, path, false); !done) return tl::unexpected(done.error());
    return path;
}

}  // namespace tourmap
