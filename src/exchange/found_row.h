// A place or a line with named values, as GeoJSON has them in properties, CSV in columns, KML in ExtendedData. Names
// are taken as people write them: "Longitude", "lng", "x"; "Title", "name" ...
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/exchange/tour_maker.h"

namespace tourmap {

enum class Field : std::uint8_t {
    type,
    id,
    order,
    name,
    title,
    place,
    lon,
    lat,
    stop,
    country,
    arrive,
    depart,
    date,
    zone,
    kind,
    status,
    sectors,
    parties,
    amount,
    currency,
    text,
    sources,
    approximate,
    url,
    image,
    alt,
    credit,
    licence,
    notes,
    mode,
    certainty,
    from,
    to
};

// What a name means, whatever its case, spaces and underscores.
std::optional<Field> field_named(const std::string& name);

struct FoundRow {
    std::map<Field, std::string> values;  // of a list its members with a space between; of sources also addresses
    std::string where;                    // "feature 3"
    bool html = true;                     // texts may be HTML

    const std::string& operator[](Field field) const;  // empty where there is none
    // Keeps the first of two values for a field; a value whose name means nothing is noted.
    void put(const std::string& name, const std::string& value, LeftOut& left_out);
    // "feature 3 ("Astana")"
    std::string label() const;
};

// A stop or, where the row says so, a marker. sources: besides those of the row.
void add_place(TourMaker& maker, const FoundRow& row, LonLat position, const std::vector<Source>& sources = {});
// A stop for what has more to say than a row: it is added by the caller.
FoundStop stop_of(TourMaker& maker, const FoundRow& row, LonLat position);
void add_line(TourMaker& maker, const FoundRow& row, std::vector<LonLat> points,
              const std::vector<Source>& sources = {});

// "walking", "Hike", "by train"; none where it is not certain.
std::optional<Mode> mode_in(const std::string& words);

}  // namespace tourmap
