// Names on the map in the frame's language: of what the base map has, and of what the tour names after it.
#pragma once

#include <string>

#include "src/story/scene.h"

namespace tourmap {

// feature: of the countries of scene.data.map->scales.front(), named as the worldview has it.
std::string country_name(const Scene& scene, std::size_t feature);
// name: as tours write it, in English.
std::string country_name(const Scene& scene, const std::string& name);
// place: of scene.data.map->places.
std::string city_name(const Scene& scene, std::size_t place);
std::string water_name(const Scene& scene, const Water& water);
// As the tour has it where that is written in the frame's language, or where the place is not known.
std::string stop_name(const Scene& scene, const Stop& stop);
// "Paris → Astana"
std::string leg_name(const Scene& scene, const Leg& leg);

}  // namespace tourmap
