#include "src/tour/read_tour.h"

#include "src/tour/document.h"
#include "src/tour/sections.h"

namespace tourmap {
namespace {

const Schema& tour_schema() {
    static const Schema schema{"a tour",
                               {"version", "title", "stops"},
                               {"subtitle", "byline", "language", "licence", "sources", "sectors", "parties", "map",
                                "cards", "legs", "markers"}};
    return schema;
}

// Lists that others refer to come first, whatever their order in the file.
void read_sections(const DocumentNode& root, Reading& reading) {
    const Fields fields(root, tour_schema(), reading.problems);
    if (root.kind != NodeKind::map) return;
    read_header(fields, reading);
    read_sources(fields, reading);
    read_sectors(fields, reading);
    read_parties(fields, reading);
    read_stops(fields, reading);
    read_legs(fields, reading);
    read_markers(fields, reading);
}

}  // namespace

ReadTour parse_tour(const std::string& text, const std::string& path) {
    ProblemList problems(path);
    const auto root = parse_document(text, problems);
    if (!root) return {std::nullopt, problems.sorted()};

    Reading reading(problems);
    reading.tour.file = path;
    read_sections(*root, reading);
    // With sections missing or wrong, what the journey says of itself would mislead.
    if (!reading.tour.stops.empty()) check_journey(reading.tour, *root, problems);

    ReadTour out{std::nullopt, problems.sorted()};
    if (!problems.has_errors()) out.tour = std::move(reading.tour);
    return out;
}

ReadTour read_tour(const std::string& path) {
    const auto text = read_text_file(path);
    if (text) return parse_tour(*text, path);
    const Error& error = text.error();
    return {std::nullopt, {{Severity::error, error.where, error.what, error.right}}};
}

}  // namespace tourmap
