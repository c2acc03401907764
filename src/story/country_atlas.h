// CountryAtlas: which country lies at a place, by its name on the map, and what a tour tells of it. Immutable, and safe
// for any thread once it is made.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geodata/area_lookup.h"
#include "src/story/frame_source.h"

namespace tourmap {

// In the language of a look and the worldview of it.
struct CountryFacts {
    std::string name;  // as the map names it, with an asterisk where there is a footnote; empty: it names none there
    std::string footnote;            // may be empty
    std::vector<std::string> stops;  // in order: "Astana · 1 November 2023 · 23 markers"
    std::vector<std::string> legs;   // that begin, end or pass there: "Flight: Paris → Astana"
    friend bool operator==(const CountryFacts&, const CountryFacts&) = default;
};

class CountryAtlas {
public:
    // Reads every vertex of the finest countries, and follows each leg: a tenth of a second and more, for a worker
    // thread. Error: the layer cannot be read any more, or there is none.
    static Result<std::shared_ptr<const CountryAtlas>> create(const StoryData& data);

    // The unit of the base map, by its name there; empty: the sea. Far below a millisecond.
    std::string unit_at(LonLat place) const;
    // Precondition: unit_at() returned it; the look is there.
    CountryFacts facts_of(const std::string& unit, const Look& look) const;

private:
    using Units = std::vector<std::string>;
    CountryAtlas(const StoryData& data, GeoLayer countries);
    Units units_along(const Leg& leg, double step_metres) const;

    StoryData data_;
    GeoLayer countries_;  // without attributes
    AreaLookup lookup_;
    Units stop_units_;              // of each stop: where it is said to be, else where it lies
    std::vector<Units> leg_units_;  // of each leg: where it leads
};

using CountryAtlasPtr = std::shared_ptr<const CountryAtlas>;

}  // namespace tourmap
