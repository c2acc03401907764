#include "src/exchange/tour_lines.h"
#include "src/exchange/writers.h"

namespace tourmap {
namespace {

// RFC 4180; a text that a spreadsheet would take for a formula is quoted with an apostrophe before it.
std::string field(std::string text) {
    constexpr const char* formula = "=+-@";
    const bool risky = !text.empty() && std::string(formula).find(text[0]) != std::string::npos;
    if (risky) text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

class Rows {
public:
    // Numbers stand as they are.
    void add(const std::vector<std::string>& fields, std::size_t first_number, std::size_t numbers) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const bool number = i >= first_number && i < first_number + numbers;
            text += (i > 0 ? "," : "") + (number ? fields[i] : field(fields[i]));
        }
        text += "\r\n";
    }
    std::string text;
};

std::string sources_text(const Tour& tour, const std::vector<std::size_t>& sources) {
    std::string out;
    for (const std::size_t s : sources) out += (out.empty() ? "" : " ") + tour.sources[s].id;
    return out;
}

}  // namespace

std::string as_csv(const Tour& tour) {
    constexpr std::size_t lon = 3, numbers = 2;
    Rows rows;
    rows.add({"type", "id", "name", "lon", "lat", "stop", "country", "arrive", "depart", "date", "kind", "status",
              "sectors", "parties", "amount", "text", "sources", "zone", "approximate"},
             lon, numbers);
    for (const Stop& stop : tour.stops)
        rows.add(
            {"stop", stop.id, stop.place, degrees_text(stop.position.lon), degrees_text(stop.position.lat), stop.id,
             stop.country, stop.arrive ? iso_time(*stop.arrive) : "", stop.depart ? iso_time(*stop.depart) : "", "", "",
             "", "", "", "", stop.text, sources_text(tour, stop.sources), stop.zone, stop.approximate ? "true" : ""},
            lon, numbers);
    for (const Marker& marker : tour.markers) {
        const LonLat p = tour.position_of(marker);
        rows.add({"marker", marker.id, marker.title, degrees_text(p.lon), degrees_text(p.lat),
                  tour.stops[marker.stop].id, "", "", "", marker.date, name_of(marker.kind),
                  marker.status == MarkerStatus::none ? "" : name_of(marker.status),
                  joined_names(marker.sectors, tour.sectors), joined_names(marker.parties, tour.parties),
                  amount_text(marker), marker.text, sources_text(tour, marker.sources), "",
                  marker.approximate ? "true" : ""},
                 lon, numbers);
    }
    return rows.text;
}

}  // namespace tourmap
