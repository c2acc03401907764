// Clusters in a picture: which markers one symbol stands for, and what the symbol looks like.
#pragma once

#include <string>
#include <vector>

#include "src/story/marker_layout.h"
#include "src/tour/tour.h"

namespace tourmap {

struct Scene;

// Its symbol stands for these markers.
struct SceneCluster {
    std::vector<std::size_t> members;  // indices into Scene::state.markers, in order
    PlacedMarker placed;
};

// The id that a cluster's drawing commands are tagged with: those of its markers, with spaces between.
std::string cluster_id(const std::vector<std::string>& markers);
std::vector<std::string> markers_of_cluster(const std::string& id);

// The sector that gives a marker its symbol; null: it has none.
const Sector* sector_of(const Tour& tour, const Marker& marker);

// How many of a cluster's markers belong to each sector: in the tour's order, null for those without one, last.
struct SectorShare {
    const Sector* sector = nullptr;
    std::size_t count = 0;
};
std::vector<SectorShare> sector_shares(const Tour& tour, const std::vector<const Marker*>& markers);

// "23: Diplomacy 5, Culture 3"
std::string describe_shares(const std::vector<SectorShare>& shares);

// A ring of the sectors' colours, by share, with their letters where there is room, round the number of markers.
void draw_clusters(Scene& scene);

}  // namespace tourmap
