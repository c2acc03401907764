// Names of meridians and parallels round a map: a pure function from lines to places on the page.
//
// Where a line leaves the map's frame, its name stands at that side; where it ends at the outline of the projection
// (horizon, ellipse) within the frame, beyond the outline. As printed atlases do, parallels are named left and right
// and meridians below and above, elsewhere only what would have no name otherwise; lines that end nowhere (rings
// round a pole) bear theirs themselves. Round numbers first; no name overlaps another or leaves the page.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "geodata/projected_graticule.h"
#include "render/path.h"
#include "render/text/label_layout.h"

namespace tourmap {

using NameLine = std::function<std::string(const GraticuleLine&, double step)>;

struct GraticulePage {
    ScreenBox page;       // names lie inside
    ScreenBox frame;      // of the map; names inside too where the page has no room beyond it
    bool inside = false;  // names stand on their lines at the frame, instead of beyond it
    double gap = 7;       // between a name and the frame or outline, and at least half of it between names
    std::span<const LabelObstacle> taken{};
    NameLine name = graticule_label;
};

// In map units, and how they lie on the page.
struct GraticuleOnPage {
    const ProjectedGraticule& graticule;
    const std::vector<GraticuleEnd>& ends;
    const ProjectedLayer& outline;  // of the domain: project_outline()
    Affine to_canvas;
};

struct LabelSize {
    double width = 0, height = 0;  // canvas units
};
using MeasureLabel = std::function<LabelSize(const std::string&)>;

struct GraticuleLabel {
    GraticuleLine line;
    std::string text;
    ScreenXY anchor;  // a point of the line
    ScreenBox box;    // of the text
};

// Whether the map goes beyond the frame (by more than half a unit), so that the frame cuts it.
bool map_reaches_frame(const ProjectedLayer& outline, const Affine& to_canvas, const ScreenBox& frame);

std::vector<GraticuleLabel> lay_out_graticule_labels(const GraticuleOnPage& map, const GraticulePage& page,
                                                     const MeasureLabel& measure);

}  // namespace tourmap
