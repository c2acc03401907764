// What is said of a marker in a few words, in a language. Pure.
#pragma once

#include <string>

#include "src/story/language.h"
#include "src/tour/tour.h"

namespace tourmap {

// "Agreement · signed"
std::string kind_and_status(const Language& words, const Marker& marker);

// "Astana", "Ulken, Lake Balkhash (place approximate)"
std::string place_of(const Language& words, const Tour& tour, const Marker& marker);

}  // namespace tourmap
