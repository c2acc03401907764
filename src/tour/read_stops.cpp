#include "src/tour/names.h"
#include "src/tour/sections.h"
#include "src/tour/view_limits.h"
#include "src/tour/zone.h"

namespace tourmap {
namespace {

std::optional<StopView> read_view(const DocumentNode& node, ProblemList& problems) {
    if (node.kind == NodeKind::scalar && node.text == "auto") return std::nullopt;
    const Schema schema{"the camera", {}, {"extent", "lon", "lat", "width_km"}};
    if (node.kind != NodeKind::map) {
        problems.error(node.at, "\"camera\" must be auto or a map of keys",
                       "camera: {extent: [west, south, east, north]}, or {lon: ..., lat: ..., width_km: ...}");
        return std::nullopt;
    }
    const Fields fields(node, schema, problems);
    StopView view;
    view.extent = read_extent(fields, problems);
    view.centre = read_position(fields, problems);
    view.width_metres = 1000 * fields.number("width_km", least_view_km, most_view_km).value_or(0);
    if (view.extent && (view.centre || view.width_metres > 0))
        problems.error(node.at, "the camera has an extent and a centre or width", "keep one of the two");
    if (!view.extent && !view.centre && view.width_metres == 0)
        problems.error(node.at, "the camera says nothing", "give an extent, or lon, lat and width_km");
    return view;
}

std::vector<Picture> read_media(const Fields& stop, Reading& reading) {
    std::vector<Picture> media;
    for (const DocumentEntry& entry : stop.list("media"))
        if (auto picture = read_picture(entry.value, reading)) media.push_back(std::move(*picture));
    return media;
}

std::string read_zone(const Fields& fields, const std::string& key, ProblemList& problems) {
    const std::string zone = fields.line(key);
    if (zone.empty()) return {};
    const auto known = check_zone(zone);
    if (known) return zone;
    problems.error(fields.mark(key), in_quotes(key) + ": " + known.error().what, known.error().right);
    return {};
}

Stop read_stop(const Fields& fields, Reading& reading) {
    Stop stop;
    stop.id = fields.id();
    stop.place = fields.line("place");
    stop.country = fields.line("country");
    stop.text = fields.text("text");
    stop.notes = fields.text("notes");
    stop.alt = fields.text("alt");
    stop.zone = read_zone(fields, "zone", reading.problems);
    if (stop.zone.empty()) stop.zone = reading.tour.time_zone;
    stop.position = {fields.number("lon", -180, 180).value_or(0), fields.number("lat", -90, 90).value_or(0)};
    stop.approximate = fields.flag("approximate");
    if (const auto arrive = fields.when("arrive")) stop.arrive = in_zone(*arrive, stop.zone);
    if (const auto depart = fields.when("depart")) stop.depart = in_zone(*depart, stop.zone);
    if (const DocumentNode* camera = fields.find("camera")) stop.view = read_view(*camera, reading.problems);
    stop.label = fields.choice("label", label_side_names, LabelSide::automatic);
    stop.quotes = read_quotes(fields, reading);
    stop.media = read_media(fields, reading);
    stop.sources = read_references(fields, "sources", reading.sources, reading.problems);
    return stop;
}

}  // namespace

std::vector<Quote> read_quotes(const Fields& owner, Reading& reading) {
    const Schema schema{"a quote", {"text", "speaker"}, {"sources"}};
    std::vector<Quote> quotes;
    for (const DocumentEntry& entry : owner.list("quotes")) {
        const Fields fields(entry.value, schema, reading.problems);
        Quote quote{fields.text("text"), fields.line("speaker"),
                    read_references(fields, "sources", reading.sources, reading.problems)};
        if (lacks_entries(entry.value, "sources"))
            reading.problems.warning(entry.value.at, "a quote has no sources", "add sources: [id, ...]");
        // The id of a party stands for its name.
        if (const auto party = reading.parties.find(quote.speaker)) quote.speaker = reading.tour.parties[*party].name;
        quotes.push_back(std::move(quote));
    }
    return quotes;
}

void read_stops(const Fields& root, Reading& reading) {
    reading.tour.time_zone = read_zone(root, "time_zone", reading.problems);
    const Schema schema{"a stop",
                        {"id", "place", "lon", "lat"},
                        {"country", "arrive", "depart", "zone", "approximate", "text", "quotes", "media", "notes",
                         "alt", "camera", "label", "sources"}};
    for (const DocumentEntry& entry : root.list("stops")) {
        const Fields fields(entry.value, schema, reading.problems);
        Stop stop = read_stop(fields, reading);
        reading.stops.add(stop.id, fields.mark("id"), reading.problems);
        reading.tour.stops.push_back(std::move(stop));
    }
    const DocumentNode* list = root.find("stops");
    if (list && list->kind == NodeKind::list && list->entries.empty())
        reading.problems.error(list->at, "a tour needs at least one stop", "add - id: ... with place, lon and lat");
}

}  // namespace tourmap
