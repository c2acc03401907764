#include <algorithm>

#include "src/tour/names.h"
#include "src/tour/sections.h"

namespace tourmap {
namespace {

void read_amount(const DocumentNode& node, Marker& marker, ProblemList& problems) {
    const Schema schema{"an amount", {"value", "currency"}, {}};
    const Fields fields(node, schema, problems);
    marker.amount = fields.number("value", 0, 1e18);
    marker.currency = fields.line("currency");
    const bool code = marker.currency.size() == 3 && std::all_of(marker.currency.begin(), marker.currency.end(),
                                                                 [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!marker.currency.empty() && !code) {
        problems.error(fields.mark("currency"), "\"currency\" is not a currency code: " + in_quotes(marker.currency),
                       "three capital letters, as EUR or USD");
    }
}

// A stop is required even of a marker with a place of its own: it is the step that tells of it.
void read_stop_of(const Fields& fields, const DocumentNode& node, Marker& marker, Reading& reading) {
    const DocumentEntry* entry = node.kind == NodeKind::map ? node.find("stop") : nullptr;
    if (const DocumentNode* stop = fields.find("stop")) {
        marker.stop = reading.stops.resolve(*stop, reading.problems).value_or(0);
    } else if (node.kind == NodeKind::map && !(entry && entry->value.reported)) {
        reading.problems.error(node.at, "a marker needs the key \"stop\"",
                               "add stop: with the stop at which it is told; lon and lat only say where it is drawn");
    }
}

std::string title_too_long(const std::string& title) {
    constexpr long most_characters = 60;
    const auto n = std::count_if(title.begin(), title.end(),
                                 [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; });
    return n > most_characters ? "the title has " + std::to_string(n) + " characters" : "";
}

Marker read_marker(const Fields& fields, const DocumentNode& node, Reading& reading) {
    Marker marker;
    marker.id = fields.id();
    marker.title = fields.line("title");
    marker.text = fields.text("text");
    marker.place = fields.line("place");
    marker.kind = fields.choice("kind", marker_kind_names, MarkerKind::agreement);
    marker.status = fields.choice("status", marker_status_names, MarkerStatus::none);
    read_stop_of(fields, node, marker, reading);
    marker.position = read_position(fields, reading.problems);
    marker.approximate = fields.flag("approximate");
    marker.date = fields.date("date");
    if (const DocumentNode* amount = fields.find("amount")) read_amount(*amount, marker, reading.problems);
    marker.sectors = read_references(fields, "sectors", reading.sectors, reading.problems);
    marker.parties = read_references(fields, "parties", reading.parties, reading.problems);
    marker.sources = read_references(fields, "sources", reading.sources, reading.problems);
    marker.quotes = read_quotes(fields, reading);
    if (const DocumentNode* picture = fields.find("picture")) marker.picture = read_picture(*picture, reading);
    return marker;
}

}  // namespace

void read_markers(const Fields& root, Reading& reading) {
    // "stop" is required too, with a message of its own.
    const Schema schema{"a marker",
                        {"id", "kind", "title"},
                        {"stop", "lon", "lat", "place", "approximate", "date", "sectors", "parties", "amount", "status",
                         "text", "quotes", "sources", "picture"}};
    for (const DocumentEntry& entry : root.list("markers")) {
        const Fields fields(entry.value, schema, reading.problems);
        Marker marker = read_marker(fields, entry.value, reading);
        const std::string too_long = title_too_long(marker.title);
        if (!too_long.empty()) {
            reading.problems.warning(fields.mark("title"), too_long, "up to 60 fit a card; put the rest into text");
        }
        if (lacks_entries(entry.value, "sources")) {
            reading.problems.warning(entry.value.at, "the marker " + in_quotes(marker.id) + " has no sources",
                                     "add sources: [id, ...]");
        }
        reading.markers.add(marker.id, fields.mark("id"), reading.problems);
        reading.tour.markers.push_back(std::move(marker));
    }
}

std::optional<Picture> read_picture(const DocumentNode& node, Reading& reading) {
    const Schema schema{"a picture", {"file", "alt", "credit"}, {"licence"}};
    const Fields fields(node, schema, reading.problems);
    Picture picture{{}, fields.line("alt"), fields.line("credit"), fields.line("licence")};
    picture.file = file_of(fields, "file", reading);
    if (picture.file.empty()) return std::nullopt;
    return picture;
}

}  // namespace tourmap
