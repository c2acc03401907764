#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "src/exchange/tour_lines.h"
#include "src/exchange/writers.h"

namespace tourmap {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double degrees) {
    return std::round(degrees * 1e6) / 1e6 + 0.0;  // a decimetre; without a negative zero
}

Json position(LonLat p) {
    return Json::array({rounded(p.lon), rounded(p.lat)});
}

void put(Json& properties, const char* key, const std::string& value) {
    if (!value.empty()) properties[key] = value;
}

Json ids_of(const std::vector<std::size_t>& indices, const auto& items) {
    Json out = Json::array();
    for (const std::size_t i : indices) out.push_back(items[i].id);
    return out;
}

Json feature(const std::string& id, Json geometry, Json properties) {
    Json out;
    out["type"] = "Feature";
    out["id"] = id;
    out["geometry"] = std::move(geometry);
    out["properties"] = std::move(properties);
    return out;
}

Json point(LonLat p) {
    return {{"type", "Point"}, {"coordinates", position(p)}};
}

Json stop_feature(const Tour& tour, std::size_t index) {
    const Stop& stop = tour.stops[index];
    Json properties;
    properties["type"] = "stop";
    properties["order"] = index + 1;
    properties["name"] = stop.place;
    put(properties, "country", stop.country);
    put(properties, "zone", stop.zone);
    if (stop.approximate) properties["approximate"] = true;
    if (stop.arrive) put(properties, "arrive", iso_time(*stop.arrive));
    if (stop.depart) put(properties, "depart", iso_time(*stop.depart));
    put(properties, "text", stop.text);
    properties["sources"] = ids_of(stop.sources, tour.sources);
    return feature(stop.id, point(stop.position), std::move(properties));
}

Json marker_feature(const Tour& tour, const Marker& marker) {
    Json properties;
    properties["type"] = "marker";
    properties["kind"] = name_of(marker.kind);
    properties["name"] = marker.title;
    properties["stop"] = tour.stops[marker.stop].id;
    if (marker.status != MarkerStatus::none) properties["status"] = name_of(marker.status);
    put(properties, "place", marker.place);
    if (marker.approximate) properties["approximate"] = true;
    put(properties, "date", marker.date);
    if (marker.amount) {
        properties["amount"] = *marker.amount;
        properties["currency"] = marker.currency;
    }
    properties["sectors"] = ids_of(marker.sectors, tour.sectors);
    properties["parties"] = ids_of(marker.parties, tour.parties);
    put(properties, "text", marker.text);
    properties["sources"] = ids_of(marker.sources, tour.sources);
    return feature(marker.id, point(tour.position_of(marker)), std::move(properties));
}

Json leg_feature(const Tour& tour, const Leg& leg) {
    const auto parts = leg_parts(tour, leg);
    Json lines = Json::array();
    for (const auto& part : parts) {
        Json line = Json::array();
        for (const LonLat& p : part) line.push_back(position(p));
        lines.push_back(std::move(line));
    }
    Json geometry;
    geometry["type"] = parts.size() == 1 ? "LineString" : "MultiLineString";
    geometry["coordinates"] = parts.size() == 1 ? std::move(lines[0]) : std::move(lines);
    Json properties;
    properties["type"] = "leg";
    properties["name"] = tour.stops[leg.from].place + " → " + tour.stops[leg.to].place;
    properties["from"] = tour.stops[leg.from].id;
    properties["to"] = tour.stops[leg.to].id;
    properties["mode"] = name_of(leg.mode);
    properties["certainty"] = leg.certainty == Certainty::inferred ? "inferred" : "documented";
    if (leg.depart) put(properties, "depart", iso_time(*leg.depart));
    if (leg.arrive) put(properties, "arrive", iso_time(*leg.arrive));
    put(properties, "text", leg.text);
    properties["sources"] = ids_of(leg.sources, tour.sources);
    return feature(leg.id, std::move(geometry), std::move(properties));
}

// What features refer to, as members of the collection: readers that do not know them pass them over (RFC 7946, 6.1).
void put_lists(const Tour& tour, Json& out) {
    for (const Source& source : tour.sources) {
        Json& item = out["sources"].emplace_back(Json{{"id", source.id}});
        put(item, "publisher", source.publisher);
        put(item, "title", source.title);
        put(item, "url", source.url);
        put(item, "date", source.date);
        put(item, "author", source.author);
    }
    for (const Sector& sector : tour.sectors) {
        char colour[16];
        std::snprintf(colour, sizeof colour, "#%02x%02x%02x", sector.colour.r, sector.colour.g, sector.colour.b);
        Json& item = out["sectors"].emplace_back(Json{{"id", sector.id}, {"name", sector.name}, {"colour", colour}});
        put(item, "shape", name_of(sector.shape));
        put(item, "letter", sector.letter);
    }
    for (const Party& party : tour.parties) {
        Json& item = out["parties"].emplace_back(Json{{"id", party.id}, {"name", party.name}});
        put(item, "role", party.role);
    }
}

}  // namespace

std::string as_geojson(const Tour& tour) {
    Json features = Json::array();
    for (std::size_t i = 0; i < tour.stops.size(); ++i) features.push_back(stop_feature(tour, i));
    for (const Leg& leg : tour.legs) features.push_back(leg_feature(tour, leg));
    for (const Marker& marker : tour.markers) features.push_back(marker_feature(tour, marker));
    Json out;
    out["type"] = "FeatureCollection";
    out["name"] = tour.title;
    put(out, "subtitle", tour.subtitle);
    put(out, "byline", tour.byline);
    put(out, "language", tour.language_tag);
    put(out, "licence", tour.licence);
    put_lists(tour, out);
    out["features"] = std::move(features);
    return out.dump(1) + "\n";
}

}  // namespace tourmap
