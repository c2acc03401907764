#include "src/story/framing.h"

#include <cmath>

#include "geodata/lonlat_extent.h"
#include "src/tour/leg_way.h"

namespace tourmap {
namespace {

// What the tour shows: its extent, or stops and points of the ways: the shortest way from Paris to Tokyo passes
// Siberia.
std::vector<LonLat> places_of(const Tour& tour) {
    constexpr int points_of_a_leg = 17;
    std::vector<LonLat> places;
    if (tour.extent) return state_at(tour, 0, 1).focus;
    for (const Stop& stop : tour.stops) places.push_back(stop.position);
    for (const Leg& leg : tour.legs) {
        const auto way = LegWay(tour, leg).points(points_of_a_leg);
        places.insert(places.end(), way.begin() + 1, way.end() - 1);
    }
    return places;
}

}  // namespace

Camera frame_focus(ProjectedSpace& space, const StoryState& state, const Canvas& canvas, const Insets& framing) {
    MapBox box;
    for (const LonLat& p : state.focus) {
        if (!contains(space.domain.domain, p)) continue;
        const MapXY m = space.forward(p);
        if (std::isfinite(m.x)) box.include(m);
    }
    // Nothing of the step lies in this projection: all of it, rather than some other place.
    if (box.empty) box = space.whole();
    if (box.empty) box.include(MapXY{});
    return fit(box, canvas, framing, state.least_metres / space.crs.metres_per_unit);
}

CrsChoice auto_crs(const Tour& tour) {
    return choose_crs_for_journey(places_of(tour));
}

LonLat middle_of_tour(const Tour& tour) {
    return smallest_cap(places_of(tour)).centre;
}

CrsChoice globe_crs(const StoryState& state) {
    return choose_globe(state.focus.empty() ? LonLat{} : smallest_cap(state.focus).centre);
}

}  // namespace tourmap
