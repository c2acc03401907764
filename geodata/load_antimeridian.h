// Rings and lines as files write them -> pieces inside [-180, 180], cut at the antimeridian.
//
//   beyond 180      170 .. 190                         cut at 180, the rest moved by 360
//   stitched        179, -179: an edge of 358 degrees  taken the short way round, then cut
//   round a pole    ... 170, -170 ... and back         closed along +-180 and over the nearer pole
//
// Kept as they are: edges of exactly 360 degrees where that is what makes sense (the frame of a
// world map) and edges between two points at a pole. Pure; degrees throughout.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

// Not closed: the edge last -> first is implied.
using LonLatRing = std::vector<LonLat>;

struct LonLatPolygon {
    LonLatRing exterior;            // counter-clockwise
    std::vector<LonLatRing> holes;  // clockwise
};

// Distances in degrees below this are nothing: about 0.1 m.
inline constexpr double seam_tolerance = 1e-6;

// Longitudes further out than this are no longitudes. One and a half turns: 0..360, -360..0 and
// everything near them occur in real files.
inline constexpr double largest_longitude = 540;

struct AntimeridianReport {
    bool took_short_way = false;  // an edge longer than 180 degrees, as written, was not drawn as written
    bool closed_over_pole = false;
    bool dropped_ring = false;  // wound round the Earth more than once
};

// Points within seam_tolerance of a multiple of the antimeridian or of a pole are put on it exactly.
// Whether any was moved.
bool snap_to_seams(std::span<LonLat> points);

// Whether nothing has to be done: all in [-180, 180] and no edge longer than half a turn.
bool inside_one_turn(std::span<const LonLat> points, bool closed);

// Removes repeated vertices (also last = first). False: fewer than three distinct ones are left.
bool tidy_ring(LonLatRing& ring);

// Twice the area in the lon/lat plane, positive for counter-clockwise.
double signed_area2(std::span<const LonLat> ring);

// Any winding is accepted, the result is wound as LonLatPolygon promises. Expects snapped, finite
// points with |lon| <= largest_longitude. May be empty.
std::vector<LonLatPolygon> cut_polygon(LonLatPolygon polygon, AntimeridianReport& report);

// Pieces share the latitude where they were cut.
std::vector<LonLatRing> cut_line(LonLatRing line, AntimeridianReport& report);

// seam[i]: the edge i -> i+1 (cyclic) lies along +-180 or at a pole. For polygon rings.
void mark_seams(std::span<const LonLat> ring, std::span<std::uint8_t> seam);

}  // namespace tourmap
