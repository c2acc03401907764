// Files of other tools as tours. Pure: the text of a file each, valid UTF-8 (source_text.h); nothing in it is run,
// fetched or looked up. path: for messages, and for the title where the file has none. Errors say where in the file, if
// its parser knows, and what would be right.
#pragma once

#include <string>

#include "geodata/result.h"
#include "src/exchange/tour_maker.h"

namespace tourmap {

// Points and lines with properties (RFC 7946); names as in field_names.h.
Result<ReadIn> read_geojson(const std::string& text, const std::string& path);

// Placemarks, and the order and views of a gx:Tour.
Result<ReadIn> read_kml(const std::string& text, const std::string& path);

// The KML in a zip archive: doc.kml, or the first there is. bytes: of the file. The text of it may be as long as 64
// MiB.
Result<std::string> kml_in_kmz(const std::string& bytes, const std::string& path, LeftOut& left_out);

// Waypoints and named points of routes; tracks and other routes as lines. GPX 1.0 and 1.1.
Result<ReadIn> read_gpx(const std::string& text, const std::string& path);

// A row for each place, with columns for longitude and latitude: by commas, semicolons or tabs, decimal commas too.
Result<ReadIn> read_csv(const std::string& text, const std::string& path);

// Slides of StoryMapJS (Knight Lab).
Result<ReadIn> read_storymap(const std::string& text, const std::string& path);

// Chapters of the storytelling template by Mapbox, also for MapLibre: config.js or the same as JSON.
Result<ReadIn> read_chapters(const std::string& text, const std::string& path);

}  // namespace tourmap
