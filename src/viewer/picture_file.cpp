#include "src/viewer/picture_file.h"

#include <cstdio>
#include <filesystem>

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

std::string tour_stem(const std::string& tour_file) {
    std::string stem = fs::path(tour_file).filename().string();
    for (const std::string ending : {".yaml", ".yml", ".json", ".tour"}) {
        if (stem.size() > ending.size() && stem.ends_with(ending)) stem.resize(stem.size() - ending.size());
    }
    return plain(stem, "tour");
}

std::string picture_stem(const std::string& tour_file, std::size_t step) {
    char number[32];
    std::snprintf(number, sizeof number, "-step-%02zu", step + 1);
    return tour_stem(tour_file) + number;
}

std::string free_name(const std::string& stem, const std::string& ending,
                      const std::function<bool(const std::string&)>& is_taken) {
    std::string name = stem + ending;
    for (int n = 2; is_taken(name); ++n) name = stem + "-" + std::to_string(n) + ending;
    return name;
}

namespace {

std::string free_path(const std::string& folder, const std::string& stem, const std::string& ending) {
    std::error_code error;
    const fs::path place = fs::absolute(folder, error).lexically_normal();
    const std::string name = free_name(stem, ending, [&](const std::string& n) {
        std::error_code ignored;
        return fs::exists(fs::symlink_status(place / n, ignored));
    });
    return (place / name).string();
}

}  // namespace

std::string free_picture(const Tour& tour, std::size_t step, const std::string& folder) {
    return free_path(folder, tour.has_journey() ? picture_stem(tour.file, step) : map_stem(tour.file), ".png");
}

std::string free_folder(const Tour& tour, const std::string& folder) {
    return free_path(folder, tour_stem(tour.file) + "-steps", "");
}

}  // namespace tourmap
