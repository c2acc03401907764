// Where the markers of a scene stand: at rest, and while the camera moves.
#include <algorithm>

#include "src/story/label_plan.h"
#include "src/story/marker_sizes.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

// Which stops of `state` are drawn, with their places: markers keep off them.
std::vector<std::size_t> shown_stops(const StoryState& state) {
    std::vector<std::size_t> out = state.past_stops;
    out.insert(out.end(), state.current_stops.begin(), state.current_stops.end());
    out.insert(out.end(), state.future_stops.begin(), state.future_stops.end());
    return out;
}

const Marker& marker_at(const Scene& scene, std::size_t i) {
    return scene.tour().markers[scene.state.markers[i]];
}

std::vector<std::string> ids_of(const Scene& scene, const std::vector<std::size_t>& members) {
    std::vector<std::string> ids;
    for (const std::size_t i : members) ids.push_back(marker_at(scene, i).id);
    return ids;
}

template <class Map>
std::optional<MarkerSpot> spot_in(const Map& spots, const typename Map::key_type& key) {
    const auto found = spots.find(key);
    return found == spots.end() ? std::nullopt : std::optional(found->second);
}

bool is_in_cluster(const FramePlan& plan, const std::string& id) {
    return std::any_of(plan.clusters.begin(), plan.clusters.end(), [&](const auto& cluster) {
        return std::find(cluster.first.begin(), cluster.first.end(), id) != cluster.first.end();
    });
}

// What is to be placed, and for whom.
struct Wanted {
    std::vector<ScreenXY> stops;
    std::vector<MarkerRequest> requests;
    std::vector<std::size_t> marker_of;  // per request: index into state.markers
};

Wanted wanted_markers(const Scene& scene) {
    Wanted out;
    std::vector<std::size_t> stop_index;
    for (const std::size_t s : shown_stops(scene.state))
        if (const auto at = scene.screen(scene.tour().stops[s].position)) {
            out.stops.push_back(*at);
            stop_index.push_back(s);
        }
    for (std::size_t i = 0; i < scene.state.markers.size(); ++i) {
        const Marker& marker = marker_at(scene, i);
        const auto at = scene.screen(scene.tour().position_of(marker));
        if (!at || !passes(scene.spec.filter, scene.tour(), marker)) continue;
        MarkerRequest request{*at, {}};
        const auto stop = std::find(stop_index.begin(), stop_index.end(), marker.stop);
        if (!marker.position && stop != stop_index.end())
            request.stop = static_cast<std::size_t>(stop - stop_index.begin());
        out.marker_of.push_back(i);
        out.requests.push_back(request);
    }
    return out;
}

// The clusters of the two plans, as far as their markers are in this frame.
void move_clusters(Scene& scene, const Wanted& wanted, const Motion& motion) {
    std::map<std::string, std::size_t> request_of;
    for (std::size_t r = 0; r < wanted.requests.size(); ++r) request_of[marker_at(scene, wanted.marker_of[r]).id] = r;
    std::map<std::vector<std::string>, MarkerSpot> all = motion.from->clusters;
    all.insert(motion.to->clusters.begin(), motion.to->clusters.end());
    for (const auto& [ids, spot] : all) {
        SceneCluster cluster;
        for (const std::string& id : ids)
            if (const auto found = request_of.find(id); found != request_of.end())
                cluster.members.push_back(wanted.marker_of[found->second]);
        if (cluster.members.size() != ids.size()) continue;
        cluster.placed = marker_in_motion(
            wanted.requests[request_of[ids.front()]], scene.layout.map,
            {spot_in(motion.from->clusters, ids), spot_in(motion.to->clusters, ids), motion.blend, motion.away});
        scene.clusters.push_back(std::move(cluster));
    }
}

void move_markers(Scene& scene, const Wanted& wanted, const Motion& motion) {
    for (std::size_t r = 0; r < wanted.requests.size(); ++r) {
        const std::string& id = marker_at(scene, wanted.marker_of[r]).id;
        const auto from = spot_in(motion.from->markers, id), to = spot_in(motion.to->markers, id);
        const bool clustered = is_in_cluster(*motion.from, id) || is_in_cluster(*motion.to, id);
        if (!from && !to && clustered) continue;
        scene.markers[wanted.marker_of[r]] =
            marker_in_motion(wanted.requests[r], scene.layout.map, {from, to, motion.blend, motion.away});
    }
    move_clusters(scene, wanted, motion);
}

}  // namespace

std::map<std::string, MarkerSpot> marker_spots(const Scene& scene) {
    std::map<std::string, MarkerSpot> spots;
    for (std::size_t i = 0; i < scene.markers.size(); ++i) {
        const PlacedMarker& placed = scene.markers[i];
        const Marker& marker = marker_at(scene, i);
        const auto anchor = scene.screen(scene.tour().position_of(marker));
        if (placed.shown && anchor) spots[marker.id] = {placed.at.x - anchor->x, placed.at.y - anchor->y, placed.moved};
    }
    return spots;
}

std::map<std::vector<std::string>, MarkerSpot> cluster_spots(const Scene& scene) {
    std::map<std::vector<std::string>, MarkerSpot> spots;
    for (const SceneCluster& cluster : scene.clusters) {
        const auto anchor = scene.screen(scene.tour().position_of(marker_at(scene, cluster.members.front())));
        const PlacedMarker& placed = cluster.placed;
        if (anchor)
            spots[ids_of(scene, cluster.members)] = {placed.at.x - anchor->x, placed.at.y - anchor->y, placed.moved};
    }
    return spots;
}

void lay_out_markers(Scene& scene, const Motion* motion) {
    const Wanted wanted = wanted_markers(scene);
    scene.markers.assign(scene.state.markers.size(), {});
    scene.clusters.clear();
    if (motion) return move_markers(scene, wanted, *motion);
    MarkerLayout layout = place_markers(
        wanted.requests, {wanted.stops, scene.layout.map, symbol_radius, 12, cluster_radius, scene.lines});
    for (std::size_t r = 0; r < layout.markers.size(); ++r) scene.markers[wanted.marker_of[r]] = layout.markers[r];
    for (PlacedCluster& cluster : layout.clusters) {
        for (std::size_t& member : cluster.members) member = wanted.marker_of[member];
        scene.clusters.push_back({std::move(cluster.members), cluster.placed});
    }
}

}  // namespace tourmap
