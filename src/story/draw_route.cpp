#include <algorithm>
#include <cmath>

#include "geodata/geodesic.h"
#include "src/story/mode_symbol.h"
#include "src/story/scene.h"
#include "src/tour/leg_way.h"

namespace tourmap {
namespace {

PathPtr leg_path(Scene& scene, const Leg& leg, double from, double to) {
    const GeoLayer line = geodesic_line(LegWay(scene.tour(), leg).part(from, to));
    const double units = scene.spec.camera.units_per_canvas / scene.spec.canvas.pixels_per_unit();
    ProjectionDetail detail = ProjectionDetail::for_pixel(units);
    detail.grid = 0;
    const std::lock_guard guard(scene.space.lock);
    const ProjectedLayer projected = project_layer(line, *scene.space.projector, scene.space.domain, detail);
    return stroke_path(projected, region_for(scene.spec.camera, scene.spec.canvas));
}

void remember_line(Scene& scene, const Path& path, double half_width) {
    const Affine affine = scene.map_affine();
    for (std::size_t s = 0; s < path.subpath_count(); ++s) {
        const auto points = path.subpath(s);
        for (std::size_t i = 1; i < points.size(); ++i) {
            const PathPoint a = affine.apply(points[i - 1]), b = affine.apply(points[i]);
            scene.lines.push_back({{a.x, a.y}, {b.x, b.y}, half_width});
        }
    }
}

// An arrow on the page that points from `tail` towards `tip`.
Path arrow_head(ScreenXY tail, ScreenXY tip, double size) {
    const double length = std::max(1e-9, std::hypot(tip.x - tail.x, tip.y - tail.y));
    const double ux = (tip.x - tail.x) / length, uy = (tip.y - tail.y) / length;
    Path path;
    path.move_to(tip.x, tip.y);
    path.line_to(tip.x - size * ux - 0.5 * size * uy, tip.y - size * uy + 0.5 * size * ux);
    path.line_to(tip.x - 0.72 * size * ux, tip.y - 0.72 * size * uy);
    path.line_to(tip.x - size * ux + 0.5 * size * uy, tip.y - size * uy - 0.5 * size * ux);
    path.close();
    return path;
}

void draw_arrow(Scene& scene, const Leg& leg, double fraction, double size, const Tag& tag) {
    const LegWay way(scene.tour(), leg);
    const auto tip = scene.screen(way.at(fraction));
    const auto tail = scene.screen(way.at(std::max(0.0, fraction - 0.01)));
    if (!tip || !tail) return;
    const auto path = std::make_shared<const Path>(arrow_head(*tail, *tip, size));
    scene.stroke(path, {}, scene.theme().route_casing, 4, {}, tag);
    scene.fill(path, {}, scene.theme().route, FillRule::nonzero, tag);
}

void draw_traveller(Scene& scene, const Leg& leg, double fraction, const Tag& tag) {
    constexpr double radius = 19, picture = 13.5;
    const LegWay way(scene.tour(), leg);
    const auto at = scene.screen(way.at(fraction));
    if (!at) return;
    const Theme& theme = scene.theme();
    const auto disc = std::make_shared<const Path>(circle(0, 0, radius));
    const Affine here = Affine::translate(at->x, at->y);
    scene.stroke(disc, here, theme.route_casing, 5, {}, tag);
    scene.fill(disc, here, theme.route, FillRule::nonzero, tag);
    Affine turned = Affine::scaling(picture);
    const auto ahead = scene.screen(way.at(std::min(1.0, fraction + 0.01)));
    if (turns_with_way(leg.mode) && ahead && *ahead != *at)
        turned = turned.then(Affine::rotation(std::atan2(ahead->x - at->x, at->y - ahead->y)));
    scene.fill(std::make_shared<const Path>(mode_picture(leg.mode)), turned.then(here), theme.route_casing,
               FillRule::even_odd, tag);
    const double room = radius + 3;
    scene.take(screen_box(at->x - room, at->y - room, at->x + room, at->y + room));
}

void draw_leg(Scene& scene, std::size_t index, double fraction) {
    const Theme& theme = scene.theme();
    const Leg& leg = scene.tour().legs[index];
    const Tag tag{"route", leg.id, leg.text};
    const Affine affine = scene.map_affine();
    if (fraction < 1) {
        const PathPtr ahead = leg_path(scene, leg, fraction, 1);
        scene.stroke(ahead, affine, theme.route_future, theme.route_width * 0.5, {3, 7}, tag);
        remember_line(scene, *ahead, theme.route_width * 0.5);
    }
    if (fraction <= 0) return;
    const PathPtr done = leg_path(scene, leg, 0, fraction);
    scene.stroke(done, affine, theme.route_casing, theme.route_width + 4, {}, tag);
    scene.stroke(done, affine, theme.route, theme.route_width, {}, tag);
    remember_line(scene, *done, theme.route_width);
    // A whole leg shows its direction in the middle, one under way who travels at its head.
    if (fraction < 1)
        draw_traveller(scene, leg, fraction, tag);
    else
        draw_arrow(scene, leg, 0.55, theme.route_width * 4.2, tag);
}

void draw_stop(Scene& scene, std::size_t index, Rgba colour, double radius) {
    const Stop& stop = scene.tour().stops[index];
    const auto at = scene.screen(stop.position);
    if (!at) return;
    const Theme& theme = scene.theme();
    const Tag tag{"stops", stop.id, stop.place};
    const Affine here = Affine::translate(at->x, at->y);
    const auto ring = std::make_shared<const Path>(circle(0, 0, radius));
    scene.stroke(ring, here, theme.route_casing, 5, {}, tag);
    scene.fill(ring, here, colour, FillRule::nonzero, tag);
    const auto dot = std::make_shared<const Path>(circle(0, 0, radius * 0.42));
    scene.fill(dot, here, theme.route_casing, FillRule::nonzero, tag);
    scene.take(screen_box(at->x - radius - 3, at->y - radius - 3, at->x + radius + 3, at->y + radius + 3));
}

}  // namespace

void draw_route(Scene& scene) {
    for (std::size_t i = 0; i < scene.tour().legs.size(); ++i) {
        const auto& progress = scene.state.legs;
        const auto found =
            std::find_if(progress.begin(), progress.end(), [&](const LegProgress& p) { return p.leg == i; });
        draw_leg(scene, i, found == progress.end() ? 0 : found->fraction);
    }
}

void draw_stops(Scene& scene) {
    const Theme& theme = scene.theme();
    for (const std::size_t s : scene.state.future_stops) draw_stop(scene, s, theme.stop_future, 8);
    for (const std::size_t s : scene.state.past_stops) draw_stop(scene, s, theme.stop_past, 9);
    for (const std::size_t s : scene.state.current_stops) draw_stop(scene, s, theme.stop_current, 12);
}

}  // namespace tourmap
