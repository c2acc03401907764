// Names for exported pictures: TOUR-step-04.png or FILE.png in a folder, the next free one.
#pragma once

#include <functional>
#include <string>

#include "src/tour/tour.h"

namespace tourmap {

// "/x/macron-2023.tour.yaml", step 3 of the chronology -> "macron-2023-step-04". Steps count from 0 here.
// A map without a journey: "/x/countries.geojson" -> "countries".
std::string map_stem(const std::string& file);
std::string picture_stem(const std::string& tour_file, std::size_t step);

// STEM and ENDING, or the first of "STEM-2.png", "STEM-3.png" ... that is not taken.
std::string free_name(const std::string& stem, const std::string& ending,
                      const std::function<bool(const std::string&)>& is_taken);

// Absolute paths of what does not exist yet: a picture of a step, or of a map; a folder for all steps.
std::string free_picture(const Tour& tour, std::size_t step, const std::string& folder);
std::string free_folder(const Tour& tour, const std::string& folder);

}  // namespace tourmap
