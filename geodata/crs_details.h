// What a CRS says of itself beyond what drawing needs: for `tourmap info`.
#pragma once

#include <optional>
#include <string>

#include "geodata/crs.h"

namespace tourmap {

struct AreaOfUse {
    std::string name;  // "Europe - European Union ..."
    LonLatBox box;     // max.lon exceeds 180 where it crosses the antimeridian
};

struct CrsDetails {
    std::string authority;  // "EPSG:3035"; empty: none
    std::string unit;       // "metre"
    std::string ellipsoid;  // "GRS 1980"
    std::string datum;      // "European Terrestrial Reference System 1989 ensemble"
    std::optional<AreaOfUse> area;
};

// Precondition: made by parse_crs().
CrsDetails details_of(const Crs& crs);

}  // namespace tourmap
