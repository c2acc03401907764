// A tour in the formats of other tools. Pure: the text of a file each.
#pragma once

#include <string>

#include "src/story/language.h"
#include "src/tour/tour.h"

namespace tourmap {

// Features with properties: a point for each stop and marker, the line of each leg, split at 180 degrees (RFC 7946).
std::string as_geojson(const Tour& tour);

// KML 2.3 with a gx:Tour: what is told lies in placemarks, the time of telling in gx:FlyTo and gx:Wait. language: of
// dates and lengths.
std::string as_kml(const Tour& tour, const Language& language);

// GPX 1.1: a waypoint for each stop and marker, a track for each leg.
std::string as_gpx(const Tour& tour);

// A row for each stop and marker, RFC 4180, in UTF-8.
std::string as_csv(const Tour& tour);

// The whole tour to be read, with its sources numbered.
std::string as_markdown(const Tour& tour, const Language& language);

}  // namespace tourmap
