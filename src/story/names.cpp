#include "src/story/names.h"

#include <cmath>

namespace tourmap {
namespace {

std::string attribute(const AttributeTable& table, std::size_t row, const std::string& name) {
    const auto column = table.column(name);
    return column ? table.at(row, *column) : std::string();
}

// Of a country by its name in the base map; empty where there is none. The finest scale has all of them.
std::string code_of(const Scene& scene, const std::string& country) {
    const GeoLayer& countries = scene.data.map->scales.back().countries->about();
    const auto name = countries.attributes.column("name");
    for (std::size_t f = 0; name && f < countries.feature_count(); ++f)
        if (countries.attributes.at(f, *name) == country) return attribute(countries.attributes, f, "iso_a2");
    return {};
}

// Of the country of a place of the base map that has the stop's name and lies where the stop is; empty: none.
std::string code_near(const Scene& scene, const Stop& stop) {
    constexpr double near = 0.5;  // degrees
    const GeoLayer& places = scene.data.map->places;
    const auto name = places.attributes.column("name");
    for (std::size_t f = 0; name && f < places.feature_count(); ++f) {
        if (places.attributes.at(f, *name) != stop.place) continue;
        const LonLat p = places.vertices[places.ring_offsets[f]];
        if (std::hypot(p.lon - stop.position.lon, p.lat - stop.position.lat) < near)
            return attribute(places.attributes, f, "iso_a2");
    }
    return {};
}

// Whether the author gave the place's name in the frame's language.
bool as_written(const Scene& scene, const Stop& stop) {
    const Tour &tour = scene.tour(), &own = *scene.data.tour;
    if (scene.spec.look.language != (tour.language.empty() ? "en" : tour.language)) return false;
    const auto index = static_cast<std::size_t>(&stop - tour.stops.data());
    return &tour == &own || stop.place != own.stops[index].place;
}

}  // namespace

std::string country_name(const Scene& scene, std::size_t feature) {
    const AttributeTable& table = scene.data.map->scales.front().countries->about().attributes;
    const std::string shown = scene.worldview().label_of(attribute(table, feature, "name"));
    return scene.language().name_of_country(attribute(table, feature, "iso_a2"), shown);
}

std::string country_name(const Scene& scene, const std::string& name) {
    return scene.language().name_of_country(code_of(scene, name), name);
}

std::string city_name(const Scene& scene, std::size_t place) {
    const AttributeTable& table = scene.data.map->places.attributes;
    return scene.language().name_of_place(attribute(table, place, "name"), attribute(table, place, "iso_a2"));
}

std::string water_name(const Scene& scene, const Water& water) {
    return scene.language().name_of_water(water.name);
}

std::string stop_name(const Scene& scene, const Stop& stop) {
    if (as_written(scene, stop)) return stop.place;
    const std::string code = stop.country.empty() ? code_near(scene, stop) : code_of(scene, stop.country);
    return scene.language().name_of_place(stop.place, code);
}

std::string leg_name(const Scene& scene, const Leg& leg) {
    const auto& stops = scene.tour().stops;
    return scene.language().word(
        "leg.title", {{"from", stop_name(scene, stops[leg.from])}, {"to", stop_name(scene, stops[leg.to])}});
}

}  // namespace tourmap
