#include "geodata/crs.h"
#include "src/tour/file_in_folder.h"
#include "src/tour/furniture.h"
#include "src/tour/names.h"
#include "src/tour/sections.h"

namespace tourmap {
namespace {

constexpr Choice<int> geometries[] = {{"geodesic", 0}};

Card read_card(const DocumentNode& node, const std::string& what, ProblemList& problems) {
    const Schema schema{what, {"text"}, {"title"}};
    const Fields fields(node, schema, problems);
    return {fields.line("title"), fields.text("text")};
}

// The absolute path of a file that a key of the map names; empty where it is wrong.
std::string file_of(const Fields& fields, const std::string& key, Reading& reading) {
    const auto file = file_in_folder(reading.tour.file, fields.line(key));
    if (file) return *file;
    reading.problems.error(fields.mark(key), in_quotes(key) + " " + file.error().what, file.error().right);
    return {};
}

void read_map(const DocumentNode& node, Reading& reading) {
    const Schema schema{"the map", {}, {"crs", "theme", "worldview", "furniture", "relief"}};
    const Fields fields(node, schema, reading.problems);
    reading.tour.theme = fields.line("theme");
    if (reading.tour.theme.ends_with(".yaml")) reading.tour.theme = file_of(fields, "theme", reading);
    reading.tour.worldview = fields.line("worldview");
    if (reading.tour.worldview.ends_with(".yaml")) reading.tour.worldview = file_of(fields, "worldview", reading);
    reading.tour.relief = fields.line("relief");
    if (!reading.tour.relief.empty() && reading.tour.relief != "shaded" && reading.tour.relief != "none")
        reading.tour.relief = file_of(fields, "relief", reading);
    if (const DocumentNode* furniture = fields.find("furniture"))
        reading.tour.furniture = read_furniture(*furniture, reading.problems);
    const std::string crs = fields.text("crs");
    if (crs.empty()) return;
    reading.tour.crs = crs;
    if (crs == "auto" || crs == "globe") return;
    const auto parsed = parse_crs(crs);
    if (parsed) return;
    reading.problems.error(fields.mark("crs"), "unknown CRS " + in_quotes(crs) + ": " + parsed.error().what,
                           "auto, globe, or a CRS as PROJ writes it: EPSG:3035, +proj=laea +lat_0=48 +lon_0=40");
}

std::size_t characters(const std::string& text) {
    std::size_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    return n;
}

}  // namespace

void read_header(const Fields& root, Reading& reading) {
    static constexpr Choice<int> versions[] = {{"1", 1}};
    root.choice("version", versions, 1);
    Tour& tour = reading.tour;
    tour.title = root.line("title");
    tour.subtitle = root.line("subtitle");
    tour.byline = root.line("byline");
    tour.language = tour.language_tag = root.line("language");
    tour.licence = root.line("licence");
    if (const DocumentNode* map = root.find("map")) read_map(*map, reading);

    if (const DocumentNode* cards = root.find("cards")) {
        const Schema schema{"cards", {}, {"title", "closing"}};
        const Fields fields(*cards, schema, reading.problems);
        if (const DocumentNode* card = fields.find("title")) {
            tour.title_card = read_card(*card, "the title card", reading.problems);
        }
        if (const DocumentNode* card = fields.find("closing")) {
            tour.closing_card = read_card(*card, "the closing card", reading.problems);
        }
    }
    if (tour.title_card.title.empty()) tour.title_card.title = tour.title;
    if (tour.title_card.text.empty()) tour.title_card.text = tour.subtitle;
}

void read_sources(const Fields& root, Reading& reading) {
    const Schema schema{"a source", {"id", "title"}, {"publisher", "url", "date", "author"}};
    for (const DocumentEntry& entry : root.list("sources")) {
        const Fields fields(entry.value, schema, reading.problems);
        Source source;
        source.id = fields.id();
        source.publisher = fields.line("publisher");
        source.title = fields.line("title");
        source.url = fields.line("url");
        source.author = fields.line("author");
        source.date = fields.date("date");
        const bool web = source.url.starts_with("https://") || source.url.starts_with("http://");
        if (!source.url.empty() && !web) {
            reading.problems.error(fields.mark("url"), "\"url\" is not a web address: " + in_quotes(source.url),
                                   "it begins with https:// or http://");
        }
        reading.sources.add(source.id, fields.mark("id"), reading.problems);
        reading.tour.sources.push_back(std::move(source));
    }
}

void read_sectors(const Fields& root, Reading& reading) {
    const Schema schema{"a sector", {"id", "name", "colour"}, {"shape", "letter"}};
    for (const DocumentEntry& entry : root.list("sectors")) {
        const Fields fields(entry.value, schema, reading.problems);
        Sector sector;
        sector.id = fields.id();
        sector.name = fields.line("name");
        sector.colour = fields.colour("colour").value_or(Rgba{});
        sector.shape = fields.choice("shape", shape_names, SymbolShape::circle);
        sector.letter = fields.line("letter");
        if (characters(sector.letter) > 2) {
            reading.problems.error(fields.mark("letter"), "\"letter\" is too long: " + in_quotes(sector.letter),
                                   "one or two characters, to fit the symbol");
        }
        reading.sectors.add(sector.id, fields.mark("id"), reading.problems);
        reading.tour.sectors.push_back(std::move(sector));
    }
}

void read_parties(const Fields& root, Reading& reading) {
    const Schema schema{"a party", {"id", "name"}, {"role"}};
    for (const DocumentEntry& entry : root.list("parties")) {
        const Fields fields(entry.value, schema, reading.problems);
        Party party{fields.id(), fields.line("name"), fields.line("role")};
        reading.parties.add(party.id, fields.mark("id"), reading.problems);
        reading.tour.parties.push_back(std::move(party));
    }
}

void read_stops(const Fields& root, Reading& reading) {
    const Schema schema{"a stop",
                        {"id", "place", "lon", "lat"},
                        {"country", "arrive", "depart", "zone", "approximate", "text", "sources"}};
    for (const DocumentEntry& entry : root.list("stops")) {
        const Fields fields(entry.value, schema, reading.problems);
        Stop stop;
        stop.id = fields.id();
        stop.place = fields.line("place");
        stop.country = fields.line("country");
        stop.text = fields.text("text");
        stop.zone = fields.line("zone");
        stop.position = {fields.number("lon", -180, 180).value_or(0), fields.number("lat", -90, 90).value_or(0)};
        stop.approximate = fields.flag("approximate");
        stop.arrive = fields.when("arrive");
        stop.depart = fields.when("depart");
        stop.sources = read_references(fields, "sources", reading.sources, reading.problems);
        reading.stops.add(stop.id, fields.mark("id"), reading.problems);
        reading.tour.stops.push_back(std::move(stop));
    }
    const DocumentNode* list = root.find("stops");
    if (list && list->kind == NodeKind::list && list->entries.empty()) {
        reading.problems.error(list->at, "a tour needs at least one stop", "add - id: ... with place, lon and lat");
    }
}

void read_legs(const Fields& root, Reading& reading) {
    const Schema schema{
        "a leg", {"id", "from", "to", "mode"}, {"geometry", "certainty", "depart", "arrive", "text", "sources"}};
    for (const DocumentEntry& entry : root.list("legs")) {
        const Fields fields(entry.value, schema, reading.problems);
        Leg leg;
        leg.from = leg.to = no_index;
        leg.id = fields.id();
        leg.text = fields.text("text");
        const DocumentNode* from = fields.find("from");
        const DocumentNode* to = fields.find("to");
        if (from) leg.from = reading.stops.resolve(*from, reading.problems).value_or(no_index);
        if (to) leg.to = reading.stops.resolve(*to, reading.problems).value_or(no_index);
        leg.mode = fields.choice("mode", mode_names, Mode::flight);
        leg.certainty = fields.choice("certainty", certainty_names, Certainty::documented);
        fields.choice("geometry", geometries, 0);
        leg.depart = fields.when("depart");
        leg.arrive = fields.when("arrive");
        leg.sources = read_references(fields, "sources", reading.sources, reading.problems);
        reading.legs.add(leg.id, fields.mark("id"), reading.problems);
        reading.tour.legs.push_back(std::move(leg));
    }
}

}  // namespace tourmap
