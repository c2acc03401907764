#include "src/story/names.h"

#include <algorithm>
#include <cmath>

namespace tourmap {
namespace {

std::string attribute(const AttributeTable& table, std::size_t row, const std::string& name) {
    const auto column = table.column(name);
    return column ? table.at(row, *column) : std::string();
}

// Of a country by its name in the base map; empty where there is none. The finest scale has all of them.
std::string code_of(const Naming& naming, const std::string& country) {
    const GeoLayer& countries = naming.data.map->scales.back().countries->about();
    const auto name = countries.attributes.column("name");
    for (std::size_t f = 0; name && f < countries.feature_count(); ++f)
        if (countries.attributes.at(f, *name) == country) return attribute(countries.attributes, f, "iso_a2");
    return {};
}

// Of the country of a place of the base map that has the stop's name and lies where the stop is; empty: none.
std::string code_near(const Naming& naming, const Stop& stop) {
    constexpr double near = 0.5;  // degrees
    const GeoLayer& places = naming.data.map->places;
    const auto name = places.attributes.column("name");
    for (std::size_t f = 0; name && f < places.feature_count(); ++f) {
        if (places.attributes.at(f, *name) != stop.place) continue;
        const LonLat p = places.vertices[places.ring_offsets[f]];
        if (std::hypot(p.lon - stop.position.lon, p.lat - stop.position.lat) < near)
            return attribute(places.attributes, f, "iso_a2");
    }
    return {};
}

const Tour& told(const Naming& naming) {
    return in_language(*naming.data.tour, naming.look.language);
}

// Whether the author gave the place's name in the frame's language.
bool as_written(const Naming& naming, const Stop& stop) {
    const Tour &tour = told(naming), &own = *naming.data.tour;
    if (!is_as_written(tour, naming.look)) return false;
    const auto same = [&](const Stop& other) { return other.id == stop.id; };
    const auto found = std::find_if(own.stops.begin(), own.stops.end(), same);
    return &tour == &own || found == own.stops.end() || stop.place != found->place;
}

}  // namespace

std::string country_name(const Naming& naming, std::size_t feature) {
    const AttributeTable& table = naming.data.map->scales.front().countries->about().attributes;
    const std::string shown =
        naming.data.worldviews->at(naming.look.worldview).label_of(attribute(table, feature, "name"));
    return naming.language().name_of_country(attribute(table, feature, "iso_a2"), shown);
}

std::string unit_name(const Naming& naming, const std::string& unit) {
    const std::string shown = naming.data.worldviews->at(naming.look.worldview).label_of(unit);
    return naming.language().name_of_country(code_of(naming, unit), shown);
}

std::string footnote_of(const Naming& naming, const std::string& unit) {
    const Worldview& view = naming.data.worldviews->at(naming.look.worldview);
    const std::string key = "footnote." + view.key + "." + unit;
    return naming.language().words.contains(key) ? naming.language().word(key) : view.footnote_of(unit);
}

std::string country_name(const Naming& naming, const std::string& name) {
    return naming.language().name_of_country(code_of(naming, name), name);
}

std::string city_name(const Naming& naming, std::size_t place) {
    const AttributeTable& table = naming.data.map->places.attributes;
    return naming.language().name_of_place(attribute(table, place, "name"), attribute(table, place, "iso_a2"));
}

std::string water_name(const Naming& naming, const std::string& english) {
    return naming.language().name_of_water(english);
}

std::string stop_name(const Naming& naming, const Stop& stop) {
    if (as_written(naming, stop)) return stop.place;
    const std::string code = stop.country.empty() ? code_near(naming, stop) : code_of(naming, stop.country);
    return naming.language().name_of_place(stop.place, code);
}

std::string leg_name(const Naming& naming, const Leg& leg) {
    const auto& stops = told(naming).stops;
    return naming.language().word(
        "leg.title", {{"from", stop_name(naming, stops[leg.from])}, {"to", stop_name(naming, stops[leg.to])}});
}

std::string step_name(const Naming& naming, const Step& step) {
    switch (step.kind) {
        case StepKind::title:
            return {};
        case StepKind::stop:
            return stop_name(naming, told(naming).stops[step.index]);
        case StepKind::leg:
            return leg_name(naming, told(naming).legs[step.index]);
        case StepKind::closing:
            return naming.language().word("closing");
    }
    return {};
}

}  // namespace tourmap
