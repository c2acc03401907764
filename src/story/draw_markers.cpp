#include <algorithm>

#include "src/story/label_plan.h"
#include "src/story/scene.h"
#include "src/story/symbols.h"

namespace tourmap {
namespace {

constexpr double symbol_radius = 15;

// Which stops of `state` are drawn, with their places: markers keep off them.
std::vector<std::size_t> shown_stops(const StoryState& state) {
    std::vector<std::size_t> out = state.past_stops;
    out.insert(out.end(), state.current_stops.begin(), state.current_stops.end());
    out.insert(out.end(), state.future_stops.begin(), state.future_stops.end());
    return out;
}

std::optional<MarkerSpot> spot_in(const FramePlan& plan, const std::string& id) {
    const auto found = plan.markers.find(id);
    return found == plan.markers.end() ? std::nullopt : std::optional(found->second);
}

// What is drawn while it lives has one opacity.
class Faded {
public:
    Faded(DisplayList& list, double opacity) : list_(opacity < 1 ? &list : nullptr) {
        if (list_) list_->commands.push_back(PushGroup{opacity, ""});
    }
    ~Faded() {
        if (list_) list_->commands.push_back(PopGroup{});
    }
    Faded(const Faded&) = delete;
    Faded& operator=(const Faded&) = delete;

private:
    DisplayList* list_;
};

}  // namespace

const Sector* sector_of(const Tour& tour, const Marker& marker) {
    return marker.sectors.empty() ? nullptr : &tour.sectors[marker.sectors.front()];
}

bool is_hidden(const Scene& scene, const Marker& marker) {
    if (marker.sectors.empty() || scene.spec.hidden_sectors.empty()) return false;
    return std::all_of(marker.sectors.begin(), marker.sectors.end(),
                       [&](std::size_t s) { return scene.spec.hidden_sectors.contains(scene.tour().sectors[s].id); });
}

std::map<std::string, MarkerSpot> marker_spots(const Scene& scene) {
    std::map<std::string, MarkerSpot> spots;
    for (std::size_t i = 0; i < scene.markers.size(); ++i) {
        const PlacedMarker& placed = scene.markers[i];
        const Marker& marker = scene.tour().markers[scene.state.markers[i]];
        const auto anchor = scene.screen(scene.tour().position_of(marker));
        if (placed.shown && anchor) spots[marker.id] = {placed.at.x - anchor->x, placed.at.y - anchor->y, placed.moved};
    }
    return spots;
}

void lay_out_markers(Scene& scene, const Motion* motion) {
    const Tour& tour = scene.tour();
    std::vector<ScreenXY> stops;
    std::vector<std::size_t> stop_index;
    for (const std::size_t s : shown_stops(scene.state))
        if (const auto at = scene.screen(tour.stops[s].position)) {
            stops.push_back(*at);
            stop_index.push_back(s);
        }
    std::vector<MarkerRequest> requests;
    std::vector<std::size_t> marker_of;  // per request: index into state.markers
    for (std::size_t i = 0; i < scene.state.markers.size(); ++i) {
        const Marker& marker = tour.markers[scene.state.markers[i]];
        const auto at = scene.screen(tour.position_of(marker));
        if (!at || is_hidden(scene, marker)) continue;
        MarkerRequest request{*at, {}};
        const auto stop = std::find(stop_index.begin(), stop_index.end(), marker.stop);
        if (!marker.position && stop != stop_index.end())
            request.stop = static_cast<std::size_t>(stop - stop_index.begin());
        marker_of.push_back(i);
        requests.push_back(request);
    }
    scene.markers.assign(scene.state.markers.size(), {});
    if (motion) {
        for (std::size_t r = 0; r < requests.size(); ++r) {
            const std::string& id = tour.markers[scene.state.markers[marker_of[r]]].id;
            scene.markers[marker_of[r]] =
                marker_in_motion(requests[r], scene.layout.map,
                                 {spot_in(*motion->from, id), spot_in(*motion->to, id), motion->blend, motion->away});
        }
        return;
    }
    const auto placed = place_markers(requests, {stops, scene.layout.map, symbol_radius, 12});
    for (std::size_t r = 0; r < placed.size(); ++r) scene.markers[marker_of[r]] = placed[r];
}

void draw_leaders(Scene& scene) {
    for (std::size_t i = 0; i < scene.markers.size(); ++i) {
        if (!scene.markers[i].shown || !scene.markers[i].moved) continue;
        const auto anchor = scene.screen(scene.tour().position_of(scene.tour().markers[scene.state.markers[i]]));
        if (!anchor) continue;
        Path leader;
        leader.move_to(anchor->x, anchor->y);
        leader.line_to(scene.markers[i].at.x, scene.markers[i].at.y);
        const auto path = std::make_shared<const Path>(std::move(leader));
        const Faded faded(scene.list, scene.markers[i].opacity);
        scene.stroke(path, {}, scene.theme().route_casing, 3.2, {}, {"leaders", "", ""});
        scene.stroke(path, {}, scene.theme().panel_quiet, 1.4, {}, {"leaders", "", ""});
        // The true place, where no stop marks it.
        const auto dot = std::make_shared<const Path>(circle(anchor->x, anchor->y, 3));
        scene.fill(dot, {}, scene.theme().panel_quiet, FillRule::nonzero, {"leaders", "", ""});
    }
}

void draw_markers(Scene& scene) {
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
