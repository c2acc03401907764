#include <algorithm>

#include "src/story/faded.h"
#include "src/story/marker_sizes.h"
#include "src/story/scene.h"
#include "src/story/symbols.h"

namespace tourmap {
const Sector* sector_of(const Tour& tour, const Marker& marker) {
    return marker.sectors.empty() ? nullptr : &tour.sectors[marker.sectors.front()];
}

namespace {

// From a symbol that has been moved to the place of its marker.
void draw_leader(Scene& scene, const PlacedMarker& placed, const Marker& marker) {
    if (!placed.shown || !placed.moved) return;
    const auto anchor = scene.screen(scene.tour().position_of(marker));
    if (!anchor) return;
    Path leader;
    leader.move_to(anchor->x, anchor->y);
    leader.line_to(placed.at.x, placed.at.y);
    const auto path = std::make_shared<const Path>(std::move(leader));
    const Faded faded(scene.list, placed.opacity);
    scene.stroke(path, {}, scene.theme().route_casing, 3.2, {}, {"leaders", "", ""});
    scene.stroke(path, {}, scene.theme().panel_quiet, 1.4, {}, {"leaders", "", ""});
    // The true place, where no stop marks it.
    const auto dot = std::make_shared<const Path>(circle(anchor->x, anchor->y, 3));
    scene.fill(dot, {}, scene.theme().panel_quiet, FillRule::nonzero, {"leaders", "", ""});
}

}  // namespace

void draw_leaders(Scene& scene) {
    const auto marker = [&](std::size_t i) -> const Marker& { return scene.tour().markers[scene.state.markers[i]]; };
    for (std::size_t i = 0; i < scene.markers.size(); ++i) draw_leader(scene, scene.markers[i], marker(i));
    for (const SceneCluster& cluster : scene.clusters)
        draw_leader(scene, cluster.placed, marker(cluster.members.front()));
}

void draw_markers(Scene& scene) {
    draw_clusters(scene);
    const bool numbered = scene.state.kind == StepKind::stop;
    for (std::size_t i = 0; i < scene.markers.size(); ++i) {
        if (!scene.markers[i].shown) continue;
        const Marker& marker = scene.tour().markers[scene.state.markers[i]];
        const Sector* sector = sector_of(scene.tour(), marker);
        Symbol symbol;
        symbol.radius = symbol_radius;
        symbol.shape = sector ? sector->shape : SymbolShape::circle;
        symbol.colour = sector ? sector->colour : scene.theme().panel_quiet;
        symbol.text = numbered ? std::to_string(i + 1) : sector ? sector->letter : "";
        symbol.emphasised = marker.id == scene.spec.selected_marker;
        const ScreenXY at = scene.markers[i].at;
        {
            const Faded faded(scene.list, scene.markers[i].opacity);
            draw_symbol(scene.symbol_pen(), symbol, at, {"markers", marker.id, marker.title});
        }
        const double r = symbol_radius * 1.3;
        scene.take(screen_box(at.x - r, at.y - r, at.x + r, at.y + r));
    }
}

}  // namespace tourmap
