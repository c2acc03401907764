// The CRS of a map for which none is asked: "--crs auto". Equal area, because maps of data are read by their
// areas; chosen by size, shape and place of what is shown:
//   J. P. Snyder, Map Projections: A Working Manual (1987), pp. 33-35, selection guideline;
//   B. Savric, B. Jenny and H. Jenny, Projection Wizard: an online map projection selection tool, The
//   Cartographic Journal 53 (2016) 177-185: limits of size (world, hemisphere, smaller), of format (wide, square,
//   tall) and of latitude;
//   V. V. Kavrayskiy's constant for the standard parallels: a sixth of the latitudes from either end.
// One difference: a tall extent gets Lambert's azimuthal, not the transverse cylindrical equal-area method,
// which PROJ has for the sphere only. In both, the distortion stays below that of a square one as tall.
#pragma once

#include <span>
#include <string>

#include "geodata/units.h"

namespace tourmap {

struct CrsChoice {
    std::string definition;  // for parse_crs()
    std::string reason;      // one sentence for a person
};

// Pure. `extent` is not empty; max.lon may exceed 180, and a width of 360 or more is the whole way round.
CrsChoice choose_crs(const LonLatBox& extent);

// For the places of a journey and of the ways between them. They may lie on both sides of the antimeridian or
// round a pole. Pages show much more than the places, to all sides: so the map is centred on the smallest circle
// that holds them, and is conic only where they are spread east and west over three times their latitudes.
// Precondition: not empty.
CrsChoice choose_crs_for_journey(std::span<const LonLat> places);

// A globe: orthographic, seen from above a place.
CrsChoice choose_globe(LonLat centre);
LonLat middle_of(const LonLatBox& extent);

}  // namespace tourmap
