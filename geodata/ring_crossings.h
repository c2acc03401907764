// Finds rings that may not be valid, cheaply.
#pragma once

#include "geodata/ring_clip.h"
#include "geodata/units.h"

namespace tourmap {

// True: every ring is simple, no two cross, and those that touch do so at vertices which leave the inside in one
// piece, so that polygons nested from them (geodata/ring_nesting.h) are valid by OGC's Simple Features. False: they
// may be valid or not, GEOS can tell at several times the cost. n edges of similar length take about n steps.
bool certainly_valid(const RingSet<MapXY>& rings);

}  // namespace tourmap
