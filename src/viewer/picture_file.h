// Names for exported pictures: TOUR-step-04.png or FILE.png in a folder, the next free one.
#pragma once

#include <functional>
#include <string>

#include "geodata/result.h"
#include "src/story/frame_source.h"

namespace tourmap {

// "/x/macron-2023.tour.yaml", step 3 of the chronology -> "macron-2023-step-04". Steps count from 0 here.
// A map without a journey: "/x/countries.geojson" -> "countries".
std::string map_stem(const std::string& file);
std::string picture_stem(const std::string& tour_file, std::size_t step);

// "STEM.png", or the first of "STEM-2.png", "STEM-3.png" ... that is not taken.
std::string free_picture_name(const std::string& stem, const std::function<bool(const std::string&)>& is_taken);

// Draws the frame into `folder` under the next free name; never overwrites. Returns the absolute path.
Result<std::string> export_picture(FrameSource& source, const FrameSpec& spec, const std::string& folder);

}  // namespace tourmap
