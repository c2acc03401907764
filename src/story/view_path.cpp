#include "src/story/view_path.h"

#include <cmath>
#include <utility>

#include "geodata/turn.h"

namespace tourmap {
namespace {

// Map units: cameras of maps that turn are in metres.
double distance_between(const View& a, const View& b) {
    constexpr double earth_radius = 6'371'000;
    const double shift = std::hypot(b.camera.centre.x - a.camera.centre.x, b.camera.centre.y - a.camera.centre.y);
    return shift + centres_apart(a, b) * earth_radius;
}

double width_of(const View& view) {
    return view.camera.units_per_canvas * canvas_short_side;
}

}  // namespace

ViewPath::ViewPath(View from, View to)
    : from_(std::move(from)), to_(std::move(to)), zoom_(width_of(from_), width_of(to_), distance_between(from_, to_)) {}

View ViewPath::at(double share) const {
    if (!(share > 0)) return from_;
    if (share >= 1) return to_;
    const Camera &a = from_.camera, &b = to_.camera;
    const ZoomPath::Point point = zoom_.at(share);
    View view{to_.crs, {}};
    view.camera.units_per_canvas = point.width / canvas_short_side;
    view.camera.centre = {a.centre.x + (b.centre.x - a.centre.x) * point.way,
                          a.centre.y + (b.centre.y - a.centre.y) * point.way};
    view.camera.rotation = a.rotation + share * std::remainder(b.rotation - a.rotation, 2 * pi);
    if (from_.crs == to_.crs) return view;
    const auto start = turning_centre(from_.crs), end = turning_centre(to_.crs);
    if (start && end) view.crs = turned_to(to_.crs, part_way(*start, *end, point.way));
    return view;
}

}  // namespace tourmap
