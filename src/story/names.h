// Names on the map in the frame's language: of what the base map has, and of what the tour names after it.
#pragma once

#include <string>

#include "src/story/scene.h"

namespace tourmap {

// What decides a name. Keeps both; a Scene will do.
struct Naming {
    const StoryData& data;
    const Look& look;

    Naming(const StoryData& d, const Look& l) : data(d), look(l) {}
    Naming(const Scene& scene) : data(scene.data), look(scene.spec.look) {}  // NOLINT: names are asked for by scenes
    const Language& language() const { return data.languages->at(look.language); }
};

// feature: of the countries of naming.data.map->scales.front(), named as the worldview has it.
std::string country_name(const Naming& naming, std::size_t feature);
// unit: of any scale, by its name in the base map, and one that the worldview names.
std::string unit_name(const Naming& naming, const std::string& unit);
// What is printed on maps that name the unit; empty: nothing.
std::string footnote_of(const Naming& naming, const std::string& unit);
// name: as tours write it, in English.
std::string country_name(const Naming& naming, const std::string& name);
// place: of naming.data.map->places.
std::string city_name(const Naming& naming, std::size_t place);
std::string water_name(const Naming& naming, const std::string& english);
// As the tour has it where that is written in the frame's language, or where the place is not known.
std::string stop_name(const Naming& naming, const Stop& stop);
// "Paris → Astana"
std::string leg_name(const Naming& naming, const Leg& leg);

// Of a step: "Paris", "Paris → Astana", "Overview"; empty for the title card.
std::string step_name(const Naming& naming, const Step& step);

}  // namespace tourmap
