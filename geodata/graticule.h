// The net of meridians and parallels as a line layer.
#pragma once

#include "geodata/geo_layer.h"

namespace tourmap {

// Lines every `step` degrees, one feature each; attribute "label" ("40°N", "90°E") and "kind"
// (meridian | parallel). Counted from Greenwich and the equator. Meridians stop at the last parallel
// except those at quarter turns, so that they do not crowd at the poles.
GeoLayer graticule(double step_degrees);

// A round step (1, 2, 5, 10, 15, 20, 30) that gives about six lines over an extent in degrees.
double graticule_step(double degrees_across);

}  // namespace tourmap
