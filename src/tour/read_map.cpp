#include "geodata/crs.h"
#include "src/tour/furniture.h"
#include "src/tour/sections.h"
#include "src/tour/tour_file.h"

namespace tourmap {
namespace {

// A name, or the absolute path of a file; empty where it is wrong. What looks like a path is one: those who look names
// up would open it wherever it leads.
std::string name_or_file(const Fields& fields, const std::string& key, const std::string& ending, Reading& reading) {
    const std::string value = fields.line(key);
    const bool path = value.ends_with(ending) || value.find('/') != std::string::npos;
    return path ? file_of(fields, key, reading) : value;
}

void read_crs(const Fields& fields, Reading& reading) {
    const std::string crs = fields.text("crs");
    if (crs.empty()) return;
    reading.tour.crs = crs;
    if (crs == "auto" || crs == "globe" || reading.original) return;
    const auto parsed = parse_crs(crs);
    if (parsed) return;
    reading.problems.error(fields.mark("crs"), "unknown CRS " + in_quotes(crs) + ": " + parsed.error().what,
                           "auto, globe, or a CRS as PROJ writes it: EPSG:3035, +proj=laea +lat_0=48 +lon_0=40");
}

void read_layers(const Fields& map, Reading& reading) {
    const Schema schema{"a layer", {"file"}, {"layer", "title", "fill", "stroke", "width", "label", "credit"}};
    for (const DocumentEntry& entry : map.list("layers")) {
        const Fields fields(entry.value, schema, reading.problems);
        TourLayer layer;
        layer.file = file_of(fields, "file", reading, TourFileKind::map_data);
        layer.layer = fields.line("layer");
        layer.title = fields.line("title");
        layer.fill = fields.colour("fill");
        layer.stroke = fields.colour("stroke");
        layer.width = fields.number("width", 0, 100).value_or(layer.width);
        layer.label = fields.line("label");
        layer.credit = fields.line("credit");
        reading.tour.layers.push_back(std::move(layer));
    }
}

}  // namespace

std::string file_of(const Fields& fields, const std::string& key, Reading& reading, TourFileKind kind) {
    const std::string name = fields.line(key);
    if (name.empty()) return {};
    const auto file = file_of_tour(reading.tour.file, name, reading.tour.access, kind);
    if (file) return *file;
    reading.problems.error(fields.mark(key), in_quotes(key) + " " + file.error().what, file.error().right);
    return {};
}

std::optional<LonLatBox> read_extent(const Fields& fields, ProblemList& problems) {
    const DocumentNode* value = fields.find("extent");
    if (!value) return std::nullopt;
    const auto corners = read_numbers(*value, "extent", 4, problems);
    if (corners.size() != 4) return std::nullopt;
    const double west = corners[0], south = corners[1], north = corners[3];
    const double east = corners[2] < west ? corners[2] + 360 : corners[2];
    if (west >= -180 && west <= 180 && corners[2] >= -180 && east <= 540 && east - west <= 360 && east > west &&
        south >= -90 && north <= 90 && south < north)
        return LonLatBox{{west, south}, {east, north}, false};
    problems.error(value->at, "\"extent\" is no box in degrees",
                   "[west, south, east, north], as [-5, 35, 90, 62]; west greater than east goes over 180 degrees");
    return std::nullopt;
}

void read_map(const DocumentNode& node, Reading& reading) {
    const Schema schema{
        "the map", {}, {"crs", "extent", "layers", "theme", "worldview", "language", "furniture", "relief"}};
    const Fields fields(node, schema, reading.problems);
    Tour& tour = reading.tour;
    tour.theme = name_or_file(fields, "theme", ".yaml", reading);
    tour.worldview = name_or_file(fields, "worldview", ".yaml", reading);
    tour.shown_language = fields.line("language");
    tour.relief = fields.line("relief");
    if (!tour.relief.empty() && tour.relief != "shaded" && tour.relief != "none")
        tour.relief = file_of(fields, "relief", reading, TourFileKind::map_data);
    if (const DocumentNode* furniture = fields.find("furniture"))
        tour.furniture = read_furniture(*furniture, reading.problems);
    tour.extent = read_extent(fields, reading.problems);
    read_layers(fields, reading);
    read_crs(fields, reading);
}

}  // namespace tourmap
