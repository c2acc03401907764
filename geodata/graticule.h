// The net of meridians and parallels as a line layer.
#pragma once

#include <string>
#include <vector>

#include "geodata/geo_layer.h"

namespace tourmap {

struct GraticuleLine {
    bool meridian = true;
    double degrees = 0;  // east or north; the date line is -180
    friend bool operator==(const GraticuleLine&, const GraticuleLine&) = default;
};

// Steps are counted from Greenwich and the equator. Those at quarter turns reach both poles; the other meridians
// stop at `south` and `north`, so that they do not crowd where a pole is a point.
struct GraticuleSpec {
    double step = 10;                                 // degrees, a whole number of seconds
    LonLatBox window{{-180, -90}, {180, 90}, false};  // max.lon may exceed 180; lines end at it
    double south = -80, north = 80;
};

// Feature i of the layer is lines[i].
struct Graticule {
    GeoLayer layer;
    std::vector<GraticuleLine> lines;
};
Graticule graticule(const GraticuleSpec& spec);

// The parallel nearest to a pole, south and north of the equator: where meridians stop by default.
double last_parallel(double step_degrees);

// "40°E", "60°N", "0°", "180°"; with steps below a degree "7°30′E", below a minute "7°30′15″E".
std::string graticule_label(const GraticuleLine& line, double step_degrees);
// The same without its letter, and which it would be: N, S, E, W, or 0 where both sides meet.
std::string graticule_degrees(const GraticuleLine& line, double step_degrees);
char graticule_side(const GraticuleLine& line);

// A round step, of 1 second to 30 degrees, that gives about six lines over an extent in degrees.
double graticule_step(double degrees_across);

}  // namespace tourmap
