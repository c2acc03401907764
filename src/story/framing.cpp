#include "src/story/framing.h"

#include <cmath>

#include "src/story/page_layout.h"

namespace tourmap {

Camera frame_focus(ProjectedSpace& space, const StoryState& state, const Canvas& canvas) {
    MapBox box;
    for (const LonLat& p : state.focus) {
        if (!contains(space.domain.domain, p)) continue;
        const MapXY m = space.forward(p);
        if (std::isfinite(m.x)) box.include(m);
    }
    if (box.empty) box.include(MapXY{});  // nothing of the step lies in this projection: its centre
    return fit(box, canvas, page_layout(canvas).framing, state.least_metres / space.crs.metres_per_unit);
}

std::string default_crs(const Tour& tour) {
    // The middle of the two stops farthest apart, taken on the globe: no trouble at the antimeridian.
    UnitVec middle = unit(tour.stops.front().position);
    double least_cosine = 1;
    for (const Stop& a : tour.stops)
        for (const Stop& b : tour.stops) {
            const UnitVec u = unit(a.position), v = unit(b.position);
            const UnitVec sum{u.x + v.x, u.y + v.y, u.z + v.z};
            // Antipodes have no middle.
            if (dot(u, v) >= least_cosine || dot(sum, sum) < 1e-6) continue;
            least_cosine = dot(u, v);
            middle = sum;
        }
    return laea_centred_on(lonlat(middle));
}

}  // namespace tourmap
