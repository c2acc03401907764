#include <cmath>

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

// geodesic, or {via: [[lon, lat], ...]}
std::vector<LonLat> read_geometry(const DocumentNode& node, ProblemList& problems) {
    if (node.kind == NodeKind::scalar && node.text == "geodesic") return {};
    if (node.kind != NodeKind::map) {
        problems.error(node.at, "\"geometry\" is none that is known",
                       "geodesic, or {via: [[lon, lat], ...]} with the points between the stops");
        return {};
    }
    const Schema schema{"the geometry", {"via"}, {}};
    return read_via(Fields(node, schema, problems), problems);
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
        if (const DocumentNode* geometry = fields.find("geometry"))
            leg.via = read_geometry(*geometry, reading.problems);
        leg.depart = time_at(fields, "depart", leg.from, reading.tour);
        leg.arrive = time_at(fields, "arrive", leg.to, reading.tour);
        leg.sources = read_references(fields, "sources", reading.sources, reading.problems);
        reading.legs.add(leg.id, fields.mark("id"), reading.problems);
        reading.tour.legs.push_back(std::move(leg));
    }
}

}  // namespace tourmap
