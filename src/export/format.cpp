#include "src/export/format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string_view>

namespace tourmap {
namespace {

struct Row {
    ExportFormat format;
    FormatKind kind;
    const char* name;
    std::array<std::string_view, 2> endings;
};

constexpr std::array rows{
    Row{ExportFormat::png, FormatKind::picture, "png", {"png"}},
    Row{ExportFormat::jpeg, FormatKind::picture, "jpeg", {"jpeg", "jpg"}},
    Row{ExportFormat::webp, FormatKind::picture, "webp", {"webp"}},
    Row{ExportFormat::svg, FormatKind::picture, "svg", {"svg"}},
    Row{ExportFormat::pdf, FormatKind::document, "pdf", {"pdf"}},
    Row{ExportFormat::mp4, FormatKind::film, "mp4", {"mp4", "m4v"}},
    Row{ExportFormat::webm, FormatKind::film, "webm", {"webm"}},
    Row{ExportFormat::gif, FormatKind::film, "gif", {"gif"}},
    Row{ExportFormat::apng, FormatKind::film, "apng", {"apng"}},
    Row{ExportFormat::pptx, FormatKind::document, "pptx", {"pptx"}},
    Row{ExportFormat::html, FormatKind::document, "html", {"html", "htm"}},
    Row{ExportFormat::md, FormatKind::text, "md", {"md", "markdown"}},
    Row{ExportFormat::geojson, FormatKind::text, "geojson", {"geojson"}},
    Row{ExportFormat::kml, FormatKind::text, "kml", {"kml"}},
};

const Row& row_of(ExportFormat format) {
    return *std::ranges::find(rows, format, &Row::format);
}

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::optional<ExportFormat> format_by(const std::string& ending) {
    for (const Row& row : rows)
        if (!ending.empty() && (ending == row.endings[0] || ending == row.endings[1])) return row.format;
    return std::nullopt;
}

}  // namespace

FormatKind kind_of(ExportFormat format) {
    return row_of(format).kind;
}

const char* name_of(ExportFormat format) {
    return row_of(format).name;
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const Row& row : rows) names.emplace_back(row.name);
    return names;
}

std::optional<ExportFormat> format_named(const std::string& name) {
    return format_by(lower(name));
}

std::optional<ExportFormat> format_of_path(const std::string& path) {
    const std::string ending = lower(std::filesystem::path(path).extension().string());
    return ending.empty() ? std::nullopt : format_by(ending.substr(1));
}

Result<ExportFormat> choose_format(const std::string& name, const std::string& path) {
    const auto by_path = format_of_path(path);
    if (name.empty()) return by_path.value_or(ExportFormat::png);
    const auto named = format_named(name);
    if (!named) {
        std::string all;
        for (const std::string& one : format_names()) all += (all.empty() ? "" : ", ") + one;
        return fail("there is no format \"" + name + "\"", "choose one of " + all);
    }
    if (by_path && *by_path != *named)
        return fail("\"" + path + "\" ends as " + name_of(*by_path) + ", but --format says " + name_of(*named),
                    "give one of them, or both alike");
    return *named;
}

}  // namespace tourmap
