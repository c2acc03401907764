// The graticule of a map: its lines projected, and where they end at the outline of the domain.
#pragma once

#include <vector>

#include "geodata/detail_level.h"
#include "geodata/graticule.h"
#include "geodata/projected_layer.h"

namespace tourmap {

// Where a line of the graticule meets the outline.
struct GraticuleEnd {
    GraticuleLine line;
    MapXY at;
    MapXY along;  // direction of the outline there, either way; length 1
};

struct ProjectedGraticule {
    double step = 10;                  // degrees
    std::vector<GraticuleLine> lines;  // feature i of `net` is lines[i]
    ProjectedLayer net;
    GlobeWindow window;  // that the lines run through
};

// Lines that run through the window, every `step` degrees: every degree at least where the window is the whole
// globe. Meridians run up to the outline where it has room for them, else (a pole that is a point) to the last
// parallel.
ProjectedGraticule project_graticule(const Projector& projector, const DomainInfo& domain, const GlobeWindow& window,
                                     double step, const ProjectionDetail& detail);

// Where lines of the graticule meet the outline within the window. Both sides of a cut, also between the windows of
// an interrupted domain: the caller knows which of them lie at the edge of the map.
std::vector<GraticuleEnd> graticule_ends(const Projector& projector, const DomainInfo& domain,
                                         const GlobeWindow& window, double step);

}  // namespace tourmap
