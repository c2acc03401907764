#include "geodata/detail_layer.h"

#include <algorithm>
#include <array>

namespace tourmap {
namespace {

constexpr int ranks_per_level = 8;            // two octaves
constexpr std::size_t smallest_level = 4096;  // vertices: a coarser level would save nothing
constexpr double worthwhile = 0.7;            // a level has at most this share of the next finer one's vertices

LayerSummary summary_of(const GeoLayer& layer, std::vector<FeaturePair> neighbours) {
    LayerSummary summary;
    GeoLayer& about = summary.about;
    about.name = layer.name;
    about.source = layer.source;
    about.driver = layer.driver;
    about.geometry = layer.geometry;
    about.crs = layer.crs;
    about.edges = layer.edges;
    about.kinds = layer.kinds;
    about.attributes = layer.attributes;
    about.feature_offsets.assign(layer.kinds.size() + 1, 0);
    summary.extent = layer.extent();
    summary.neighbours = std::move(neighbours);
    return summary;
}

}  // namespace

std::vector<DetailLevel> detail_pyramid(GeoLayerPtr layer, std::vector<DetailRank> ranks, const Topology& topology) {
    std::array<std::size_t, 257> kept{};  // vertices of a rank or a higher one
    for (const DetailRank r : ranks) ++kept[r];
    for (std::size_t r = 256; r-- > 0;) kept[r] += kept[r + 1];
    const std::vector<GeometryKind> kinds = layer->kinds;
    std::vector<DetailLevel> levels;
    levels.push_back(whole_level(std::move(layer), std::move(ranks), topology));
    for (int rank = 1; rank < always_needed; rank += ranks_per_level) {
        const DetailLevel& finer = levels.back();
        if (finer.vertices.size() < smallest_level) break;
        if (static_cast<double>(kept[static_cast<std::size_t>(rank)]) >
            worthwhile * static_cast<double>(finer.vertices.size()))
            continue;
        levels.push_back(coarser_level(finer, kinds, static_cast<DetailRank>(rank)));
    }
    return levels;
}

DetailLayer::DetailLayer(LayerSummary summary, std::vector<LevelSource> levels,
                         std::function<Result<DetailLayerPtr>()> rebuild)
    : summary_(std::move(summary)), rebuild_(std::move(rebuild)) {
    for (LevelSource& source : levels) levels_.push_back({std::move(source), nullptr});
}

DetailLayer::DetailLayer(LayerSummary summary, std::vector<DetailLevel> levels) : summary_(std::move(summary)) {
    for (DetailLevel& level : levels) {
        const DetailRank least = level.least_rank;
        levels_.push_back({{least, {}}, std::make_unique<DetailLevel>(std::move(level))});
    }
}

DetailLayerPtr DetailLayer::of(GeoLayerPtr layer, Jobs jobs, const Progress& progress) {
    Topology topology = topology_of(*layer, progress.part(0, 0.45, "finding borders"));
    std::vector<DetailRank> ranks = vertex_ranks(*layer, topology, jobs, progress.part(0.45, 0.85, "choosing detail"));
    if (!progress.part(0.85, 1, "making levels of detail").at(0)) return nullptr;
    LayerSummary summary = summary_of(*layer, std::move(topology.neighbours));
    return std::make_shared<const DetailLayer>(std::move(summary),
                                               detail_pyramid(std::move(layer), std::move(ranks), topology));
}

Result<const DetailLevel*> DetailLayer::level(std::size_t index) const {
    const std::lock_guard guard(lock_);
    Slot& slot = levels_[index];
    if (!slot.level) {
        auto read = slot.source.read();
        if (!read) return tl::unexpected(read.error());
        slot.level = std::make_unique<DetailLevel>(std::move(*read));
    }
    return slot.level.get();
}

Result<DetailLayerPtr> DetailLayer::replacement() const {
    const std::lock_guard guard(lock_);
    if (!replacement_) {
        auto made = rebuild_();
        if (!made) return made;
        replacement_ = std::move(*made);
    }
    return replacement_;
}

Result<GeoLayer> DetailLayer::select(const Tolerance& tolerance, const GlobeWindow& window, Borders borders) const {
    Selection selection{{}, window, borders};
    std::ranges::transform(tolerance.degrees, selection.least_ranks.begin(), rank_for);
    const DetailRank rank = *std::ranges::min_element(selection.least_ranks);
    std::size_t index = 0;
    while (index + 1 < levels_.size() && levels_[index + 1].source.least_rank <= rank) ++index;
    const auto from = level(index);
    if (!from) {
        const auto other = replacement();
        if (!other) return tl::unexpected(other.error());
        if ((*other)->about().kinds != about().kinds)
            return fail("changed while it was in use", "start again", {about().source, 0, 0});
        return (*other)->select(tolerance, window, borders);
    }
    GeoLayer out = select_geometry(**from, summary_.about.kinds, selection);
    out.name = summary_.about.name;
    out.edges = summary_.about.edges;
    return out;
}

}  // namespace tourmap
