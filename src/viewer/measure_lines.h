// What is measured, as it lies on the screen: shortest ways as the projection of the map curves them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/viewer/layout.h"
#include "src/story/map_plane.h"
#include "src/viewer/measuring.h"

namespace tourmap {

// Places are window points.
struct MeasureEdge {
    std::vector<std::vector<ScreenXY>> pieces;  // more than one where the map is cut
    std::optional<ScreenXY> middle;             // none: not on this map
    double metres = 0;
    bool moving = false;  // leads to what is aimed at
};

struct MeasureLines {
    std::vector<MeasureEdge> edges;
    std::vector<ScreenXY> points;  // those on this map
    Measured sums;
};

class MeasureProjector {
public:
    // aim: where the next point would be; none: nowhere.
    MeasureLines project(const Measuring& measuring, const std::optional<LonLat>& aim, const MapPlane& plane,
                         const Layout& layout);

private:
    struct Way {
        LonLat from, to;
        std::vector<std::vector<MapXY>> pieces;
    };
    const Way& way(const LonLat& from, const LonLat& to, const MapPlane& plane);

    // As they were projected for the last frame.
    std::string crs_;
    double tolerance_ = 0;  // map units
    std::vector<Way> known_, used_;
};

}  // namespace tourmap
