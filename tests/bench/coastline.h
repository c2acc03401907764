// Made-up coastlines for measuring growth: islands all over the globe, ragged at every scale, from a seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "geodata/units.h"

namespace tourmap::bench {

// Closed rings, first vertex not repeated, wound clockwise as a shapefile has it.
using Coastline = std::vector<std::vector<LonLat>>;

// About `vertices` vertices in all, on at most so many islands of a power of two of vertices each. Radii of an island
// come from midpoint displacement, which halves the step each time: the same coast, seen closer, whatever the number
// of vertices.
Coastline make_coastline(std::size_t vertices, std::size_t islands, std::uint32_t seed);

// Writes stem.shp, .shx, .dbf and .prj: one feature per ring, with a number. False: it could not be written.
bool write_shapefile(const Coastline& coastline, const std::string& stem);

}  // namespace tourmap::bench
