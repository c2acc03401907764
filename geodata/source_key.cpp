#include "geodata/source_key.h"

#include <algorithm>
#include <array>
#include <cstdio>
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

bool belongs_to(const fs::path& candidate, const fs::path& source) {
    const std::string name = candidate.filename().string(), of = source.filename().string();
    if (name == of) return true;
    for (const std::string_view log : database_logs)
        if (name == of + std::string(log)) return true;
    const std::string extension = extension_of(candidate);
    return candidate.stem() == source.stem() && in(companions, extension);
}

std::vector<fs::path> files_of(const fs::path& source) {
    std::vector<fs::path> files;
    std::error_code error;
    const fs::path folder = source.has_parent_path() ? source.parent_path() : fs::path(".");
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (belongs_to(entry->path(), source)) files.push_back(entry->path());
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
    key.name = hexadecimal(name.finish());

    ContentHasher content;
    content.add_text(TOURMAP_READERS);
    content.add_text(path);
    content.add_text(options.layer);
    add_environment(content);
    const std::vector<fs::path> files = files_of(source);
    if (files.empty()) return std::nullopt;
    for (const fs::path& file : files) {
        if (!fs::is_regular_file(file, error)) return std::nullopt;
        content.add_text(file.filename().string());
        if (!add_file(file, content, options.progress.part(0, 1, "reading"))) return std::nullopt;
    }
    key.content = content.finish();
    return key;
}

}  // namespace tourmap
