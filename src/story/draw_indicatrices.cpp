#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "geodata/geodesic_measure.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

constexpr int corners = 48;
constexpr double metres_a_degree = 111'320;

// A circle on the ellipsoid as it is seen; none where a part of it is not on the map, or the map is cut there.
std::optional<std::vector<PathPoint>> circle_on_page(const Scene& scene, LonLat middle, double metres) {
    std::vector<PathPoint> points;
    for (int i = 0; i < corners; ++i) {
        const auto at = scene.screen(geodesic_destination(middle, 360.0 * i / corners, metres));
        if (!at) return std::nullopt;
        points.push_back({at->x, at->y});
    }
    std::vector<double> edges;
    for (int i = 0; i < corners; ++i) {
        const PathPoint &a = points[static_cast<std::size_t>(i)],
                        &b = points[static_cast<std::size_t>((i + 1) % corners)];
        edges.push_back(std::hypot(b.x - a.x, b.y - a.y));
    }
    std::vector<double> sorted = edges;
    std::ranges::sort(sorted);
    constexpr double torn = 3;  // an edge so many times as long as most leaps over a cut
    return sorted.back() > torn * sorted[corners / 2] ? std::nullopt : std::optional(points);
}

bool is_near_page(const ScreenBox& page, const std::vector<PathPoint>& points) {
    return std::any_of(points.begin(), points.end(), [&](const PathPoint& p) {
        return p.x >= page.min.x && p.x <= page.max.x && p.y >= page.min.y && p.y <= page.max.y;
    });
}

}  // namespace

// Where lines of the graticule cross, as many as have room on the globe.
void draw_indicatrices(Scene& scene) {
    if (!scene.spec.indicatrices) return;
    const ProjectedGraticule& net = scene.paths.net;
    const double step = std::min(30.0, net.step);
    const double metres = 0.27 * step * metres_a_degree;
    const LonLatBox& box = net.window.box;
    Path all;
    for (double lat = std::ceil(std::max(box.min.lat, -80.0) / step) * step; lat <= std::min(box.max.lat, 80.0);
         lat += step) {
        // Towards the poles the meridians crowd: every second, third ... has a circle.
        const double apart = step * std::ceil(0.7 / std::cos(lat * degrees_to_radians));
        const double end = std::min(box.max.lon + apart / 2, box.min.lon + 360);
        for (double lon = std::ceil(box.min.lon / apart) * apart; lon < end; lon += apart) {
            const auto points = circle_on_page(scene, {wrap_longitude(lon), lat}, metres);
            if (points && is_near_page(scene.layout.map, *points)) all.add(*points, true);
        }
    }
    if (all.empty()) return;
    const auto path = std::make_shared<const Path>(std::move(all));
    const Rgba colour = scene.theme().accent;
    // What is left of a circle over the tip of a cut does not lie beside the map.
    scene.list.commands.push_back(PushClip{scene.paths.sea, scene.map_affine(), FillRule::even_odd});
    scene.fill(path, {}, colour.with_alpha(0.16), FillRule::nonzero, {"indicatrices", "", ""});
    scene.stroke(path, {}, colour.with_alpha(0.75), 1.6, {}, {"indicatrices", "", ""});
    scene.list.commands.push_back(PopClip{});
}

}  // namespace tourmap
