// The formats that a tour is exported in, by name and by how a file's name ends. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geodata/result.h"

namespace tourmap {

enum class ExportFormat : std::uint8_t {
    png,
    jpeg,
    webp,
    svg,
    pdf,
    mp4,
    webm,
    gif,
    apng,
    pptx,
    html,
    md,
    geojson,
    kml
};

enum class FormatKind : std::uint8_t {
    picture,   // a file for each picture
    film,      // all pictures in time, in one file
    document,  // a page for each step, in one file
    text       // no pictures
};

FormatKind kind_of(ExportFormat format);
const char* name_of(ExportFormat format);  // "png", as for --format
std::vector<std::string> format_names();
// By name, in any case; "jpg" and "htm" too.
std::optional<ExportFormat> format_named(const std::string& name);
// By the ending of a path: "tour.MP4". None: it has no ending that is known.
std::optional<ExportFormat> format_of_path(const std::string& path);

// What is wanted: the format that is named, else that of the path, else PNG. Error: there is no format of that name, or
// the path ends as another format does.
Result<ExportFormat> choose_format(const std::string& name, const std::string& path);

}  // namespace tourmap
