// The locator globe and the north arrow: where the map lies, and how it is turned.
#include <algorithm>
#include <cmath>

#include "src/story/draw_furniture.h"
#include "src/story/locator.h"

namespace tourmap {
namespace {

constexpr double globe_radius = 62;

// The edge of the map's page on the globe, map units of the globe; pieces where some of it is behind.
Path footprint(const Scene& scene, ProjectedSpace& globe) {
    constexpr int per_side = 24;
    const ScreenBox& page = scene.layout.map;
    const PlaceAt at = place_at(scene);
    const ScreenXY corners[] = {page.min, {page.max.x, page.min.y}, page.max, {page.min.x, page.max.y}};
    Path path;
    bool drawing = false, whole = true;
    for (int i = 0; i < 4 * per_side; ++i) {
        const ScreenXY a = corners[i / per_side], b = corners[(i / per_side + 1) % 4];
        const double t = static_cast<double>(i % per_side) / per_side;
        const auto place = at({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
        const bool seen = place && contains(globe.domain.domain, *place);
        whole &= seen;
        if (!seen) {
            drawing = false;
            continue;
        }
        const MapXY m = globe.forward(*place);
        drawing ? path.line_to(m.x, m.y) : path.move_to(m.x, m.y);
        drawing = true;
    }
    if (whole) path.close();
    return path;
}

// How much of the globe the page covers, by its diagonal; radians, or pi where a corner is off the map.
double reach_of(const Scene& scene) {
    const ScreenBox& page = scene.layout.map;
    const PlaceAt at = place_at(scene);
    double most = 0;
    for (const auto& [a, b] : {std::pair(page.min, page.max),
                               std::pair(ScreenXY{page.min.x, page.max.y}, ScreenXY{page.max.x, page.min.y})}) {
        const auto p = at(a), q = at(b);
        if (!p || !q) return pi;
        const UnitVec u = unit(*p), v = unit(*q), w = cross(u, v);
        most = std::max(most, std::atan2(std::sqrt(dot(w, w)), dot(u, v)));
    }
    return most;
}

}  // namespace

void draw_locator(Scene& scene, CornerStacks& stacks, Corner corner) {
    // A map that shows most of a hemisphere is its own locator.
    if (!scene.globe || reach_of(scene) > 0.5 * pi) return;
    const Theme& theme = scene.theme();
    const BasemapPaths& paths = *scene.globe->paths;
    const ScreenXY at = stacks.place(corner, 2 * globe_radius, 2 * globe_radius);
    const ScreenXY middle{at.x + globe_radius, at.y + globe_radius};
    const double scale = globe_radius / scene.globe->radius;
    const Affine affine{scale, 0, 0, -scale, middle.x, middle.y};
    const Tag tag{"locator", "", ""};
    const auto ring = std::make_shared<const Path>(circle(middle.x, middle.y, globe_radius + 3));
    scene.fill(ring, {}, theme.panel, FillRule::nonzero, tag);
    scene.stroke(ring, {}, theme.panel_border, 1, {}, tag);
    scene.fill(paths.sea, affine, theme.sea, FillRule::even_odd, tag);
    scene.stroke(paths.graticule, affine, theme.graticule, 0.5, {}, tag);
    scene.fill(paths.land, affine, theme.country_label.with_alpha(0.55), FillRule::nonzero, tag);
    const auto page = std::make_shared<const Path>(footprint(scene, *scene.globe->space));
    if (!page->empty()) {
        scene.fill(page, affine, theme.route.with_alpha(0.25), FillRule::even_odd, tag);
        scene.stroke(page, affine, theme.route, 1.8, {}, tag);
    }
    const double reach = globe_radius + 5;
    scene.take(screen_box(middle.x - reach, middle.y - reach, middle.x + reach, middle.y + reach));
}

void draw_north_arrow(Scene& scene, CornerStacks& stacks, Corner corner) {
    constexpr double one_direction = 0.07, up = 0.035, size = 44;  // radians, canvas units
    const auto north = north_of(scene.layout.map, place_at(scene));
    if (!north || north->spread > one_direction || std::abs(std::remainder(north->angle, 2 * pi)) < up) return;
    const ScreenXY at = stacks.place(corner, size, size);
    const Affine affine = Affine::rotation(north->angle).then(Affine::translate(at.x + size / 2, at.y + size / 2));
    const auto half = [&](double side) {
        Path path;
        path.move_to(0, -size / 2);
        path.line_to(side * size * 0.27, size / 2);
        path.line_to(0, size * 0.32);
        path.close();
        return std::make_shared<const Path>(std::move(path));
    };
    const Tag tag{"north", "", ""};
    for (const double side : {-1.0, 1.0}) scene.stroke(half(side), affine, scene.theme().halo, 5, {}, tag);
    scene.fill(half(-1), affine, scene.theme().panel_text, FillRule::nonzero, tag);
    scene.fill(half(1), affine, scene.theme().panel, FillRule::nonzero, tag);
    for (const double side : {-1.0, 1.0}) scene.stroke(half(side), affine, scene.theme().panel_text, 1.2, {}, tag);
    scene.take(screen_box(at.x, at.y, at.x + size, at.y + size));
}

}  // namespace tourmap
