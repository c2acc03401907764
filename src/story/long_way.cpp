#include "src/story/long_way.h"

#include <cmath>

#include "geodata/turn.h"
#include "src/story/map_page.h"
#include "src/story/view_path.h"

namespace tourmap {

bool goes_the_long_way(const MapPlane& plane, const Camera& from, const Camera& to) {
    constexpr int parts = 32;
    constexpr double pages = 1.5, much_shorter = 0.6;
    const std::string& crs = plane.view().crs;
    if (!plane.space() || turning_centre(crs)) return false;
    if (ViewPath({crs, from}, {crs, to}).length() < pages) return false;
    const Projector& projector = plane.space()->projector;
    const auto start = projector.inverse(from.centre), end = projector.inverse(to.centre);
    if (!start || !end) return false;
    const double across = std::hypot(to.centre.x - from.centre.x, to.centre.y - from.centre.y);
    double short_way = 0;
    bool leaps = false;
    MapXY before = from.centre;
    for (int i = 1; i <= parts; ++i) {
        const MapXY here = projector.forward(part_way(*start, *end, static_cast<double>(i) / parts));
        const double step = std::hypot(here.x - before.x, here.y - before.y);
        if (!std::isfinite(step)) return false;
        before = here;
        if (step > across / 2)
            leaps = true;
        else
            short_way += step;
    }
    return leaps && short_way < much_shorter * across;
}

}  // namespace tourmap
