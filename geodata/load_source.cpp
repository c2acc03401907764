#include "geodata/load_source.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

namespace tourmap {
namespace {

constexpr std::array<std::string_view, 7> local_vsi = {"vsizip", "vsigzip", "vsitar",    "vsi7z",
                                                       "vsirar", "vsimem",  "vsisubfile"};
const char* const network_needs = "network paths, databases and VRT files are read only with --allow-network";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return lower(c); });
    return text;
}

struct FileName {
    std::string folder;  // with its final slash, may be empty
    std::string stem;
    std::string extension;  // without the dot, as written
};

FileName split(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    const std::size_t dot = path.find_last_of('.');
    FileName out{path.substr(0, name), path.substr(name), {}};
    if (dot != std::string::npos && dot > name) {
        out.stem = path.substr(name, dot - name);
        out.extension = path.substr(dot + 1);
    }
    return out;
}

bool exists(const std::string& path) {
    VSIStatBufL status;
    return VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG) == 0;
}

// What in a path makes GDAL talk to a server, anywhere in it: virtual file systems nest.
std::optional<std::string> not_local(const std::string& path) {
    const std::string text = lower(path);
    if (text.find("://") != std::string::npos) return "is an address on the network, not a file";
    if (!text.starts_with("/vsi")) return std::nullopt;
    for (std::size_t at = text.find("vsi"); at != std::string::npos; at = text.find("vsi", at + 1)) {
        if (std::strchr("/{", text[at - 1]) == nullptr) continue;
        const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", at);
        if (end == std::string::npos || std::strchr("/?{", text[end]) == nullptr) continue;
        const std::string word = text.substr(at, end - at);
        if (std::ranges::find(local_vsi, word) == local_vsi.end())
            return "is read through /" + word + "/, not from a file";
    }
    return std::nullopt;
}

// Each file of a shapefile exists in lower or upper case, as GDAL looks for them.
bool has_sibling(const FileName& name, const std::string& extension) {
    std::string upper = extension;
    std::ranges::transform(upper, upper.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    const std::string base = name.folder + name.stem + ".";
    return exists(base + extension) || exists(base + upper);
}

struct MissingPart {
    std::string extension;
    std::string purpose;
    std::string remedy;
};

std::optional<MissingPart> missing_part(const FileName& name) {
    if (!has_sibling(name, "shp")) return MissingPart{"shp", "the geometry", "give the .shp of the same shapefile"};
    if (!has_sibling(name, "shx")) {
        return MissingPart{"shx", "the index of the shapes",
                           "copy it from the source of the shapefile, or rebuild it: ogrinfo --config "
                           "SHAPE_RESTORE_SHX YES " +
                               name.stem + ".shp"};
    }
    if (!has_sibling(name, "dbf"))
        return MissingPart{"dbf", "the attributes", "copy it from the source of the shapefile"};
    return std::nullopt;
}

Error incomplete_shapefile(const std::string& path, const FileName& name, const MissingPart& missing) {
    const std::string file = name.stem + "." + missing.extension;
    return Error{"the shapefile is incomplete: " + file + " is missing (" + missing.purpose + ")",
                 "a shapefile is .shp, .shx, .dbf and .prj of one name in one folder; " + missing.remedy,
                 {path, 0, 0}};
}

std::vector<std::string> entries(const std::string& folder) {
    std::vector<std::string> names;
    char** list = VSIReadDir(folder.c_str());
    for (int i = 0; list && list[i]; ++i) names.emplace_back(list[i]);
    CSLDestroy(list);
    std::ranges::sort(names);
    return names;
}

void note_incomplete_shapefiles(Source& source) {
    for (const std::string& name : entries(source.gdal_name)) {
        const FileName parts = split(source.gdal_name + "/" + name);
        if (lower(parts.extension) != "shp") continue;
        if (const auto missing = missing_part(parts)) {
            // OGR leaves out what has no index, and reads the shapes of what has no attributes.
            const bool shapes = missing->extension == "dbf";
            source.notes.push_back(name + (shapes ? " read without attributes: " : " not read: ") + parts.stem + "." +
                                   missing->extension + " is missing");
        }
    }
}

std::optional<Error> unreadable(const std::string& path, bool directory) {
    errno = 0;
    if (directory) {
        char** list = VSIReadDir(path.c_str());
        const int reason = errno;
        CSLDestroy(list);
        if (list || reason == 0) return std::nullopt;
        errno = reason;
    } else if (VSILFILE* file = VSIFOpenL(path.c_str(), "rb")) {
        VSIFCloseL(file);
        return std::nullopt;
    }
    return Error{std::string("cannot be read: ") + (errno ? std::strerror(errno) : "unknown reason"), {}, {path, 0, 0}};
}

std::string first_bytes(const std::string& name, std::size_t count) {
    std::string text(count, '\0');
    VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
    if (!file) return {};
    text.resize(VSIFReadL(text.data(), 1, count, file));
    VSIFCloseL(file);
    return text;
}

// GDAL's readers of XML take their time with what is none: seconds for 100 MB. Packed files are left to them.
bool is_said_to_be_xml_and_is_not(const Source& source, const std::string& extension) {
    constexpr std::array<std::string_view, 4> formats{"kml", "gml", "gpx", "jml"};
    if (source.directory || std::ranges::find(formats, extension) == formats.end()) return false;
    const std::string head = first_bytes(source.gdal_name, 1024);
    const bool packed = head.starts_with("\x1F\x8B") || head.starts_with("PK");
    return !head.empty() && !packed && head.find('<') == std::string::npos;
}

}  // namespace

Result<Source> examine_source(const std::string& path, const LoadOptions& options) {
    if (path.empty()) return fail("the name of the file is empty");
    if (path.find('\0') != std::string::npos)
        return fail("the name of the file contains a zero byte", {}, {path, 0, 0});
    Source source{path, false, {}};
    const std::optional<std::string> remote = not_local(path);
    if (remote && !options.allow_network) return fail(*remote, network_needs, {path, 0, 0});
    VSIStatBufL status;
    errno = 0;
    if (VSIStatL(path.c_str(), &status) != 0) {
        // "PG:dbname=x", "WFS:https://...": names that are no files.
        if (options.allow_network && (remote || path.find(':') != std::string::npos)) return source;
        const int reason = errno;
        if (reason != 0 && reason != ENOENT)
            return fail(std::string("cannot be read: ") + std::strerror(reason), {}, {path, 0, 0});
        return fail("no such file or directory", {}, {path, 0, 0});
    }
    source.directory = VSI_ISDIR(status.st_mode);
    if (!source.directory && !VSI_ISREG(status.st_mode)) {
        return fail("is neither a file nor a directory",
                    "pipes and devices cannot be read; save the data to a file first", {path, 0, 0});
    }
    if (auto error = unreadable(path, source.directory)) return tl::unexpected(*error);
    const FileName name = split(path);
    const std::string extension = lower(name.extension);
    if (!source.directory && (extension == "shp" || extension == "shx" || extension == "dbf")) {
        const auto missing = missing_part(name);
        // A .dbf alone is a table, not a broken shapefile.
        if (missing && !(extension == "dbf" && missing->extension == "shp")) {
            return tl::unexpected(incomplete_shapefile(path, name, *missing));
        }
    }
    if (!source.directory && extension == "zip" && !path.starts_with("/vsi")) {
        source.gdal_name = "/vsizip/" + path;
        source.directory = true;
    }
    if (source.directory) note_incomplete_shapefiles(source);
    if (is_said_to_be_xml_and_is_not(source, extension))
        return fail("is not a vector file that can be read: no XML, whatever its name says", {}, {path, 0, 0});
    return source;
}

Error not_a_vector_file(const std::string& path, const Source& source, const std::string& gdal_message) {
    const TextPosition where{path, 0, 0};
    const std::string formats =
        "formats read: Shapefile, GeoPackage, GeoJSON, FlatGeobuf, TopoJSON, GML, KML, GPX, CSV, MapInfo, FileGDB";
    if (source.directory) {
        std::string what = "no vector files in it that can be read";
        for (const std::string& note : source.notes) {
            if (what.size() < 200) what += "; " + note;
        }
        return Error{what, formats, where};
    }
    // That no driver wants the file says nothing more.
    const bool telling = !gdal_message.empty() && gdal_message.find("not recognized as") == std::string::npos;
    const std::string because = telling ? ": " + gdal_message : "";
    const std::string head = first_bytes(source.gdal_name, 1024);
    const FileName name = split(path);
    const std::string extension = lower(name.extension);
    if (head.empty() && not_local(path)) return Error{"cannot be reached, or holds nothing" + because, {}, where};
    if (head.empty()) return Error{"the file is empty", {}, where};
    if (head.find("<OGRVRTDataSource") != std::string::npos || head.find("<VRTDataset") != std::string::npos) {
        return Error{"is a VRT, a file that points at other data", network_needs, where};
    }
    if (head.starts_with(std::string_view("\0\0\x27\x0A", 4)))
        return Error{"is a damaged shapefile" + because, {}, where};
    if (extension == "shp" || extension == "shx")
        return Error{"is not a shapefile, whatever its name says" + because, {}, where};
    if (head.starts_with("SQLite format 3")) {
        return Error{"is an SQLite database but not a readable GeoPackage" + because, formats, where};
    }
    if ((extension == "prj" || extension == "cpg") && has_sibling(name, "shp")) {
        return Error{"is a part of a shapefile without shapes", "give " + name.stem + ".shp", where};
    }
    return Error{"is not a vector file that can be read" + because, formats, where};
}

}  // namespace tourmap
