// What several formats need of a tour.
#pragma once

#include <string>
#include <vector>

#include "src/tour/tour.h"

namespace tourmap {

// "2023-11-01", "2023-11-01T10:20:00+06:00": ISO 8601, as GeoJSON, KML and GPX take it. Without an offset a moment is a
// day: its hour on the clock of no zone would be read as UTC.
std::string iso_time(const When& when);

// The line of a leg in parts that do not cross 180 degrees; vertices near enough for straight edges between them.
std::vector<std::vector<LonLat>> leg_parts(const Tour& tour, const Leg& leg);

// A degree to a decimetre, without trailing zeros.
std::string degrees_text(double degrees);

// "a, b": of the sectors or parties of a marker.
std::string joined_names(const std::vector<std::size_t>& indices, const std::vector<Sector>& sectors);
std::string joined_names(const std::vector<std::size_t>& indices, const std::vector<Party>& parties);

// "1500000000 EUR"; empty where there is none.
std::string amount_text(const Marker& marker);

}  // namespace tourmap
