#include "src/tour/leg_file.h"

#include <algorithm>

#include "geodata/geodesic.h"
#include "geodata/importance.h"
#include "geodata/load.h"

namespace tourmap {
namespace {

bool has_lines(const LoadedLayer& loaded) {
    return std::ranges::find(loaded.layer->kinds, GeometryKind::line) != loaded.layer->kinds.end();
}

// Calls each(vertex) for the vertices of the lines, in file order.
template <class Each>
void for_line_vertices(const GeoLayer& layer, const Each& each) {
    for (std::size_t f = 0; f < layer.feature_count(); ++f) {
        if (layer.kinds[f] != GeometryKind::line) continue;
        const std::uint32_t first = layer.ring_offsets[layer.part_offsets[layer.feature_offsets[f]]];
        const std::uint32_t end = layer.ring_offsets[layer.part_offsets[layer.feature_offsets[f + 1]]];
        for (std::uint32_t v = first; v < end; ++v) each(v);
    }
}

double length_of(const GeoLayer& layer) {
    double metres = 0;
    std::optional<LonLat> last;
    for_line_vertices(layer, [&](std::uint32_t v) {
        if (last) metres += geodesic_metres(*last, layer.vertices[v]);
        last = layer.vertices[v];
    });
    return metres;
}

std::vector<LonLat> thinned(const GeoLayer& layer) {
    constexpr double metres_per_degree = 111'000, least_metres = 5, finest_part = 20'000;
    const double tolerance = std::max(least_metres, length_of(layer) / finest_part) / metres_per_degree;
    const DetailRank least = rank_for(tolerance);
    const std::vector<DetailRank> ranks = vertex_ranks(layer, topology_of(layer), 1);
    std::vector<LonLat> way;
    for_line_vertices(layer, [&](std::uint32_t v) {
        if (ranks[v] >= least && (way.empty() || way.back() != layer.vertices[v])) way.push_back(layer.vertices[v]);
    });
    return way;
}

}  // namespace

Result<std::vector<LonLat>> read_lines(const LegSource& source) {
    LoadOptions options;
    options.allow_network = source.allow_network;
    auto loaded = load_layers(source.path, options);
    if (!loaded) {
        loaded.error().where = {};
        return tl::unexpected(loaded.error());
    }
    const auto found = std::ranges::find_if(*loaded, has_lines);
    if (found == loaded->end()) return fail("has no lines", "give a file with a track, a route or a line");
    return thinned(*found->layer);
}

std::vector<LonLat> turned_way(std::vector<LonLat> way, LonLat from, LonLat to) {
    const auto ends = [&](LonLat a, LonLat b) { return geodesic_metres(a, from) + geodesic_metres(b, to); };
    if (ends(way.back(), way.front()) < ends(way.front(), way.back())) std::ranges::reverse(way);
    return way;
}

Result<std::vector<LonLat>> read_leg_file(const LegSource& source, LonLat from, LonLat to) {
    auto way = read_lines(source);
    if (way) *way = turned_way(std::move(*way), from, to);
    return way;
}

}  // namespace tourmap
