#include "geodata/source_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

extern char** environ;

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// Formats of one file, or of a few that differ in their extension.
constexpr std::array<std::string_view, 17> formats{"shp", "dbf", "gpkg", "geojson", "json",    "geojsonl",
                                                   "fgb", "gml", "kml",  "kmz",     "gpx",     "csv",
                                                   "tab", "mif", "gmt",  "jml",     "topojson"};
// What may lie beside such a file and be read with it.
constexpr std::array<std::string_view, 16> companions{"shp", "shx", "dbf", "prj", "cpg", "qpj",  "tab", "dat",
                                                      "map", "id",  "ind", "mif", "mid", "csvt", "gfs", "xsd"};
// And what tells where its features lie, when only some of them are read.
constexpr std::array<std::string_view, 3> indexes{"qix", "sbn", "sbx"};
constexpr std::array<std::string_view, 2> database_logs{"-wal", "-journal"};

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::string extension_of(const fs::path& path) {
    const std::string extension = lower(path.extension().string());
    return extension.empty() ? extension : extension.substr(1);
}

template <class List>
bool in(const List& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

bool belongs_to(const fs::path& candidate, const fs::path& source, bool with_index) {
    const std::string name = candidate.filename().string(), of = source.filename().string();
    if (name == of) return true;
    for (const std::string_view log : database_logs)
        if (name == of + std::string(log)) return true;
    const std::string extension = extension_of(candidate);
    return candidate.stem() == source.stem() && (in(companions, extension) || (with_index && in(indexes, extension)));
}

std::vector<fs::path> files_of(const fs::path& source, bool with_index) {
    std::vector<fs::path> files;
    std::error_code error;
    const fs::path folder = source.has_parent_path() ? source.parent_path() : fs::path(".");
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (belongs_to(entry->path(), source, with_index)) files.push_back(entry->path());
    if (error) return {};
    std::ranges::sort(files);
    return files;
}

bool add_file(const fs::path& path, ContentHasher& hasher, const Progress& progress) {
    struct Close {
        void operator()(std::FILE* f) const { std::fclose(f); }
    };
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file) return false;
    std::setvbuf(file.get(), nullptr, _IONBF, 0);
    std::vector<std::byte> block(std::size_t{1} << 18);
    std::uint64_t length = 0;
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), file.get())) {
        hasher.add(std::span(block).first(got));
        length += got;
        if (!progress.at(0)) return false;
    }
    hasher.add_number(length);
    return !std::ferror(file.get());
}

// Instead of all of its bytes: what a file is known by, and its first and last block. False also for a file that was
// changed a moment ago: it may be changed again without a difference in time.
bool add_stamp(const fs::path& path, ContentHasher& hasher) {
    constexpr std::int64_t moment = 2;  // seconds; as coarse as the times of any file system
    const int handle = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) return false;
    struct stat status {};
    std::vector<std::byte> blocks(std::size_t{1} << 17);
    const auto both = std::span(blocks);
    const std::size_t half = blocks.size() / 2;
    bool good = fstat(handle, &status) == 0;
    good = good && pread(handle, both.data(), half, 0) >= 0 &&
           pread(handle, both.data() + half, half, std::max<off_t>(status.st_size - static_cast<off_t>(half), 0)) >= 0;
    close(handle);
    if (!good || std::max(status.st_mtim.tv_sec, status.st_ctim.tv_sec) > std::time(nullptr) - moment) return false;
    for (const auto number : {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino),
                              static_cast<std::uint64_t>(status.st_size)})
        hasher.add_number(number);
    for (const timespec time : {status.st_mtim, status.st_ctim}) {
        hasher.add_number(static_cast<std::uint64_t>(time.tv_sec));
        hasher.add_number(static_cast<std::uint64_t>(time.tv_nsec));
    }
    hasher.add(both);
    return true;
}

// Variables that change what GDAL and PROJ read.
void add_environment(ContentHasher& hasher) {
    std::vector<std::string_view> settings;
    for (char** variable = environ; variable && *variable; ++variable) {
        const std::string_view text(*variable);
        for (const std::string_view start : {"GDAL_", "OGR_", "OSR_", "CPL_", "SHAPE_", "PROJ_", "GML_", "SQLITE_"})
            if (text.starts_with(start)) settings.push_back(text);
    }
    std::ranges::sort(settings);
    for (const std::string_view text : settings) hasher.add_text(text);
}

void add_window(const LonLatBox& window, ContentHasher& hasher) {
    for (const double v : {window.min.lon, window.min.lat, window.max.lon, window.max.lat})
        hasher.add_number(std::bit_cast<std::uint64_t>(v));
}

std::string hexadecimal(const ContentHash& hash) {
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.a),
                  static_cast<unsigned long long>(hash.b));
    return text;
}

}  // namespace

std::optional<SourceKey> source_key(const std::string& path, const LoadOptions& options) {
    std::error_code error;
    const fs::path source(path);
    if (options.allow_network || path.starts_with("/vsi") || !in(formats, extension_of(source))) return std::nullopt;
    if (!fs::is_regular_file(source, error)) return std::nullopt;
    const fs::path whole = fs::absolute(source, error);
    if (error) return std::nullopt;

    SourceKey key;
    ContentHasher name;
    // The path as it was given stands in errors and reports.
    for (const std::string& text : {whole.lexically_normal().string(), path, options.layer}) name.add_text(text);
    if (options.window) add_window(*options.window, name);
    key.name = hexadecimal(name.finish());

    ContentHasher content;
    content.add_text(TOURMAP_READERS);
    content.add_text(path);
    content.add_text(options.layer);
    if (options.window) add_window(*options.window, content);
    add_environment(content);
    const std::vector<fs::path> files = files_of(source, options.window.has_value());
    if (files.empty()) return std::nullopt;
    for (const fs::path& file : files) {
        if (!fs::is_regular_file(file, error)) return std::nullopt;
        content.add_text(file.filename().string());
        const bool added =
            options.window ? add_stamp(file, content) : add_file(file, content, options.progress.part(0, 1, "reading"));
        if (!added) return std::nullopt;
    }
    key.content = content.finish();
    return key;
}

}  // namespace tourmap
