// Turning a map: azimuthal CRSs written as PROJ strings, whose centre may be any place of the globe.
//
// A turned map lies in the plane of the page ("page plane"): map units about the CRS's centre, x right, y up. It is
// the map plane turned clockwise by `roll`, which is not 0 where the way led over or beside a pole.
#pragma once

#include <optional>
#include <string>

#include "geodata/units.h"

namespace tourmap {

// The centre of such a CRS. None: `definition` is no PROJ string of an azimuthal method that has no other parameters
// of place and no false origin (a code such as EPSG:3035 stays where its authority put it).
std::optional<LonLat> turning_centre(const std::string& definition);
// The same CRS with its centre elsewhere. Precondition: it has a turning_centre().
std::string turned_to(const std::string& definition, LonLat centre);
// The globe as it is seen from outside: orthographic.
bool is_globe(const std::string& definition);

// How a globe is held.
struct Attitude {
    LonLat centre;    // lies in the middle
    double roll = 0;  // radians by which north at the centre is turned clockwise from up
};

// The attitude in which `place` lies where `under` lies now, on the sphere of geodetic latitudes. Turns by the
// shortest way, and then about the place itself, so that the globe's axis keeps to the upright plane (roll 0, or pi
// beyond a pole) - as far as it can, and no faster than three times the way: close to a pole a globe that is held
// upright at once would spin.
Attitude turned(const Attitude& from, LonLat place, LonLat under);

// What lies on the great circle between two centres, `way` 0..1 from a to b.
LonLat part_way(LonLat a, LonLat b, double way);

struct TurnedMap {
    std::string definition;
    double roll = 0;
};

// Turns a map so that what is seen at `from` comes to lie at `to` (page plane, to 1e-6 of the Earth's radius,
// ellipsoid and all). Points beyond the edge of the map stand for the nearest on its edge. None: the CRS cannot be
// turned.
std::optional<TurnedMap> turn_map(const TurnedMap& map, MapXY from, MapXY to);

// Whether something of the globe is seen at a point of the page plane. False as well for a CRS that cannot be turned.
bool shows_globe_at(const TurnedMap& map, MapXY at);

}  // namespace tourmap
