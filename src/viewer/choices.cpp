#include "src/viewer/choices.h"

namespace tourmap {

// "auto" and "globe" as a tour's own `crs` has them; the rest are the maps of the world and of continents that atlases
// and web pages use.
const std::vector<KnownCrs>& known_crs() {
    static const std::vector<KnownCrs> known{
        {"window.crs.auto", "auto"},
        {"window.crs.globe", "globe"},
        {"window.crs.equal_earth", "EPSG:8857"},
        {"window.crs.robinson", "ESRI:54030"},
        {"window.crs.winkel", "ESRI:54042"},
        {"window.crs.mollweide", "ESRI:54009"},
        {"window.crs.web_mercator", "EPSG:3857"},
        {"window.crs.plate_carree", "EPSG:4087"},
        {"window.crs.laea_europe", "EPSG:3035"},
        {"window.crs.lcc_asia", "ESRI:102012"},
        {"window.crs.arctic", "EPSG:3995"},
        {"window.crs.antarctic", "EPSG:3031"},
    };
    return known;
}

}  // namespace tourmap
