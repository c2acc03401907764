#include "src/story/framing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "geodata/lonlat_extent.h"
#include "src/tour/leg_way.h"
#include "src/tour/view_limits.h"

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

namespace {

// A view may grow by so much to keep the stops before and after in it.
constexpr double most_growth = 1.3;

void include(MapBox& box, ProjectedSpace& space, const LonLat& p) {
    if (!contains(space.domain.domain, p)) return;
    const MapXY m = space.forward(p);
    if (std::isfinite(m.x)) box.include(m);
}

}  // namespace

Camera frame_focus(ProjectedSpace& space, const StoryState& state, const Canvas& canvas, const Insets& framing) {
    MapBox box;
    for (const LonLat& p : state.focus) include(box, space, p);
    // Nothing of the step lies in this projection: all of it, rather than some other place.
    if (box.empty) box = space.whole();
    if (box.empty) box.include(MapXY{});
    const double least = state.least_metres / space.crs.metres_per_unit;
    Camera camera = fit(box, canvas, framing, least);
    const double most_units = most_growth * camera.units_per_canvas;
    for (const LonLat& p : state.beside) {
        MapBox with = box;
        include(with, space, p);
        const Camera wider = fit(with, canvas, framing, least);
        if (wider.units_per_canvas > most_units) continue;
        box = with;
        camera = wider;
    }
    return camera;
}

std::vector<LonLat> places_over(const LonLatBox& extent) {
    constexpr int steps = 16;
    std::vector<LonLat> places;
    for (int i = 0; i <= steps; ++i)
        for (int j = 0; j <= steps; ++j) {
            const double lon = std::lerp(extent.min.lon, extent.max.lon, i / double{steps});
            places.push_back({std::remainder(lon, 360), std::lerp(extent.min.lat, extent.max.lat, j / double{steps})});
        }
    return places;
}

Result<StopView> stop_view_of(ProjectedSpace& space, const Camera& camera, const Canvas& canvas,
                              const Insets& framing) {
    // What fit() makes of a single place and a width, the other way round.
    const Camera unit = fit(MapBox{}, canvas, framing, 0);
    const ScreenXY middle = to_screen(unit, canvas, {});
    const auto centre = space.inverse(to_map(camera, canvas, middle));
    if (!centre || !contains(space.domain.domain, *centre))
        return fail("the middle of the picture is no place on Earth", "move the map until it is");
    MapBox place;
    place.include(MapXY{});
    const double units = camera.units_per_canvas / fit(place, canvas, framing, 1).units_per_canvas;
    StopView view;
    view.centre = *centre;
    view.width_metres = units * space.crs.metres_per_unit;
    if (view.width_metres < 1000 * least_view_km || view.width_metres > 1000 * most_view_km)
        return fail("a stop's camera shows 0.2 to 40,000 km across", "zoom in or out");
    return view;
}

std::string camera_text(const StopView& view) {
    // Degrees of a hundred-thousandth of the width.
    const double degrees = view.width_metres / 1e5 / 111'000;
    const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(degrees))), 4, 10);
    char text[160];
    std::snprintf(text, sizeof text, "camera: {lon: %.*f, lat: %.*f, width_km: %.9g}", digits, view.centre->lon, digits,
                  view.centre->lat, view.width_metres / 1000);
    return text;
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
