#include <cmath>

#include "geodata/geodesic.h"
#include "src/tour/leg_file.h"
#include "src/tour/names.h"
#include "src/tour/sections.h"
#include "src/tour/zone.h"

namespace tourmap {
namespace {

std::vector<LonLat> read_via(const Fields& geometry, ProblemList& problems) {
    std::vector<LonLat> via;
    for (const DocumentEntry& entry : geometry.list("via")) {
        const auto p = read_numbers(entry.value, "a point of \"via\"", 2, problems);
        if (p.size() != 2) continue;
        if (std::abs(p[0]) <= 180 && std::abs(p[1]) <= 90)
            via.push_back({p[0], p[1]});
        else
            problems.error(entry.value.at, "a point of \"via\" is not on Earth",
                           "[lon, lat] in degrees, east and north");
    }
    return via;
}

// How far from a stop a way from a file may begin or end.
constexpr double most_metres_off = 100'000;

// Ends of the way that are the stops themselves go.
void join_to_stops(Leg& leg, const Fields& geometry, Reading& reading) {
    constexpr double same_place = 1;
    const auto is_at = [&](LonLat end, std::size_t stop, const char* does) {
        const Stop& s = reading.tour.stops[stop];
        const double metres = geodesic_metres(end, s.position);
        if (metres > most_metres_off)
            reading.problems.warning(geometry.mark("file"),
                                     std::string("the way ") + does + " " + std::to_string(std::lround(metres / 1000)) +
                                         " km from " + in_quotes(s.id),
                                     "give the file of this leg, or mend the stop's lon and lat");
        return metres < same_place;
    };
    if (is_at(leg.via.back(), leg.to, "ends")) leg.via.pop_back();
    if (!leg.via.empty() && is_at(leg.via.front(), leg.from, "begins")) leg.via.erase(leg.via.begin());
}

// {file: ...}. Its stops are known.
void read_way(const Fields& geometry, Leg& leg, Reading& reading) {
    leg.file = file_of(geometry, "file", reading, TourFileKind::map_data);
    if (leg.file.empty() || leg.from == no_index || leg.to == no_index) return;
    const std::size_t i = reading.tour.legs.size();
    if (reading.original) {
        if (i < reading.original->legs.size()) leg.via = reading.original->legs[i].via;
        return;
    }
    auto known = reading.lines.find(leg.file);
    if (known == reading.lines.end())
        known = reading.lines.emplace(leg.file, read_lines({leg.file, reading.tour.access.network})).first;
    const Result<std::vector<LonLat>>& way = known->second;
    if (!way) {
        reading.problems.error(geometry.mark("file"), in_quotes("file") + " " + way.error().what, way.error().right);
        return;
    }
    leg.via = turned_way(*way, reading.tour.stops[leg.from].position, reading.tour.stops[leg.to].position);
    join_to_stops(leg, geometry, reading);
}

// geodesic, {via: [[lon, lat], ...]} or {file: ...}
void read_geometry(const DocumentNode& node, Leg& leg, Reading& reading) {
    if (node.kind == NodeKind::scalar && node.text == "geodesic") return;
    if (node.kind != NodeKind::map) {
        reading.problems.error(node.at, "\"geometry\" is none that is known",
                               "geodesic, {via: [[lon, lat], ...]} with the points between the stops, or {file: ...} "
                               "with a line of a vector file");
        return;
    }
    const Schema schema{"the geometry", {}, {"via", "file"}};
    const Fields fields(node, schema, reading.problems);
    const bool via = fields.find("via"), file = fields.find("file");
    if (via == file)
        reading.problems.error(node.at, via ? "the geometry has points and a file" : "the geometry says nothing",
                               "give one of the two: via, or file");
    else if (via)
        leg.via = read_via(fields, reading.problems);
    else
        read_way(fields, leg, reading);
}

std::size_t stop_of(const Fields& fields, const std::string& key, Reading& reading) {
    const DocumentNode* stop = fields.find(key);
    return stop ? reading.stops.resolve(*stop, reading.problems).value_or(no_index) : no_index;
}

std::optional<When> time_at(const Fields& fields, const std::string& key, std::size_t stop, const Tour& tour) {
    const auto when = fields.when(key);
    if (!when || stop == no_index) return when;
    return in_zone(*when, tour.stops[stop].zone);
}

}  // namespace

void read_legs(const Fields& root, Reading& reading) {
    const Schema schema{
        "a leg", {"id", "from", "to", "mode"}, {"geometry", "certainty", "depart", "arrive", "text", "sources"}};
    for (const DocumentEntry& entry : root.list("legs")) {
        const Fields fields(entry.value, schema, reading.problems);
        Leg leg;
        leg.id = fields.id();
        leg.text = fields.text("text");
        leg.from = stop_of(fields, "from", reading);
        leg.to = stop_of(fields, "to", reading);
        leg.mode = fields.choice("mode", mode_names, Mode::flight);
        leg.certainty = fields.choice("certainty", certainty_names, Certainty::documented);
        if (const DocumentNode* geometry = fields.find("geometry")) read_geometry(*geometry, leg, reading);
        leg.depart = time_at(fields, "depart", leg.from, reading.tour);
        leg.arrive = time_at(fields, "arrive", leg.to, reading.tour);
        leg.sources = read_references(fields, "sources", reading.sources, reading.problems);
        reading.legs.add(leg.id, fields.mark("id"), reading.problems);
        reading.tour.legs.push_back(std::move(leg));
    }
}

}  // namespace tourmap
