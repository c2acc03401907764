// A coordinate reference system that maps can be drawn in, as a plain value.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geodata/result.h"
#include "geodata/units.h"

namespace tourmap {

// Made by parse_crs() only. Two Crs with equal `definition` project equally.
struct Crs {
    std::string definition;  // what the user gave: "EPSG:3035", "+proj=laea ...", WKT
    std::string name;        // PROJ's name, "unknown" for PROJ strings
    std::string method;      // operation method, e.g. "Lambert Azimuthal Equal Area"; empty: geographic
    // Parameters of the operation by PROJ's names; angles in degrees, lengths in metres.
    std::vector<std::pair<std::string, double>> parameters;
    std::string proj_string;     // PROJ.4 string where PROJ can write one, else empty
    double metres_per_unit = 1;  // of the axes; geographic CRS: metres per degree of the equator
    double semi_major_metre = 6378137;
    double flattening = 0;      // of the ellipsoid; 0: a sphere
    double prime_meridian = 0;  // degrees east of Greenwich
    bool geographic = false;    // axes in degrees
    bool moves_datum = false;   // its lon/lat are not those of WGS84: up to a kilometre apart

    // Value of a parameter by a substring of its name, case-insensitive, or the fallback.
    double parameter(std::string_view name, double fallback) const;
};

// Accepts what PROJ accepts: "EPSG:3035", "ESRI:54030", PROJ strings (+type=crs is implied), WKT,
// PROJJSON. Geocentric, vertical and engineering CRSs are refused: they are no map. Error: PROJ's reason.
Result<Crs> parse_crs(const std::string& text);

// Lambert azimuthal equal area centred on an extent: the default of a tour. Pure.
std::string laea_centred_on(LonLat centre);

}  // namespace tourmap
