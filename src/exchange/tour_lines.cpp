#include "src/exchange/tour_lines.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "geodata/geodesic.h"
#include "src/tour/leg_way.h"

namespace tourmap {
namespace {

template <class Item>
std::string joined(const std::vector<std::size_t>& indices, const std::vector<Item>& items) {
    std::string out;
    for (const std::size_t i : indices) out += (out.empty() ? "" : ", ") + items[i].name;
    return out;
}

std::string number_text(double value) {
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr;
    return {text, end};
}

}  // namespace

std::string iso_time(const When& when) {
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", when.year, when.month, when.day);
    std::string out = text;
    if (!when.minute_of_day || !when.offset_minutes) return out;
    const int offset = *when.offset_minutes, size = std::abs(offset);
    std::snprintf(text, sizeof text, "T%02d:%02d:00", *when.minute_of_day / 60, *when.minute_of_day % 60);
    out += text;
    if (offset == 0) return out + "Z";
    std::snprintf(text, sizeof text, "%c%02d:%02d", offset < 0 ? '-' : '+', size / 60, size % 60);
    return out + text;
}

std::vector<std::vector<LonLat>> leg_parts(const Tour& tour, const Leg& leg) {
    const LegWay way(tour, leg);
    const GeoLayer line = geodesic_line(way.part(0, 1));
    std::vector<std::vector<LonLat>> parts;
    for (std::size_t r = 0; r < line.ring_count(); ++r) {
        const auto ring = line.ring(r);
        parts.emplace_back(ring.begin(), ring.end());
    }
    return parts;
}

std::string degrees_text(double degrees) {
    constexpr double steps = 1e6;
    return number_text(std::round(degrees * steps) / steps + 0.0);
}

std::string joined_names(const std::vector<std::size_t>& indices, const std::vector<Sector>& sectors) {
    return joined(indices, sectors);
}
std::string joined_names(const std::vector<std::size_t>& indices, const std::vector<Party>& parties) {
    return joined(indices, parties);
}

std::string amount_text(const Marker& marker) {
    return marker.amount ? number_text(*marker.amount) + " " + marker.currency : std::string();
}

}  // namespace tourmap
