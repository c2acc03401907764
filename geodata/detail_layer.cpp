#include "geodata/detail_layer.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace tourmap {
namespace {

LongitudeCover cover_of(const GeoLayer& layer) {
    LongitudeCover cover;
    for (std::size_t r = 0; r < layer.ring_count(); ++r) {
        LonLatBox box;
        for (const LonLat p : layer.ring(r)) box.include(p);
        if (!box.empty) cover.add_between(box.min.lon, box.max.lon);
    }
    return cover;
}

LayerSummary summary_of(const GeoLayer& layer, std::vector<FeaturePair> neighbours) {
    LayerSummary summary;
    GeoLayer& about = summary.about;
    about.name = layer.name;
    about.source = layer.source;
    about.driver = layer.driver;
    about.geometry = layer.geometry;
    about.crs = layer.crs;
    about.features_in_source = layer.features_in_source;
    about.edges = layer.edges;
    about.kinds = layer.kinds;
    about.ids = layer.ids;
    about.attributes = layer.attributes;
    about.feature_offsets.assign(layer.kinds.size() + 1, 0);
    summary.vertices = layer.vertices.size();
    summary.extent = layer.extent();
    summary.cover = cover_of(layer);
    summary.neighbours = std::move(neighbours);
    return summary;
}

}  // namespace

DetailLayer::DetailLayer(LayerSummary summary, std::vector<DetailTile> tiles,
                         std::function<Result<DetailLayerPtr>()> rebuild)
    : summary_(std::move(summary)), tiles_(std::move(tiles)), rebuild_(std::move(rebuild)) {
    for (const DetailTile& tile : tiles_) kept_.push_back(std::make_unique<Kept[]>(tile.levels.size()));
}

DetailLayerPtr DetailLayer::of(GeoLayerPtr layer, Jobs jobs, const Progress& progress) {
    Topology topology = topology_of(*layer, progress.part(0, 0.45, "finding borders"));
    if (!progress.wanted()) return nullptr;
    std::vector<DetailRank> ranks = vertex_ranks(*layer, topology, jobs, progress.part(0.45, 0.95, "choosing detail"));
    if (!progress.part(0.95, 1, "choosing detail").at(0)) return nullptr;
    LayerSummary summary = summary_of(*layer, std::move(topology.neighbours));
    const auto ranked = std::make_shared<const RankedLayer>(std::move(layer), std::move(ranks), topology);
    return std::make_shared<const DetailLayer>(std::move(summary), detail_tiles(ranked), nullptr);
}

Result<const DetailLevel*> DetailLayer::level(Needed which) const {
    Kept& kept = kept_[which.tile][which.level];
    const std::lock_guard guard(kept.lock);
    if (!kept.level) {
        auto read = tiles_[which.tile].levels[which.level].read();
        if (!read) return tl::unexpected(read.error());
        kept.level = std::make_unique<DetailLevel>(std::move(*read));
    }
    return kept.level.get();
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

std::vector<DetailLayer::Needed> DetailLayer::needed_for(const Selection& selection) const {
    std::vector<Needed> out;
    for (std::size_t t = 0; t < tiles_.size(); ++t) {
        if (!tiles_[t].box.meets(selection.window)) continue;
        const std::vector<LevelSource>& levels = tiles_[t].levels;
        const DetailRank least = selection.least_rank_in(tiles_[t].box);
        std::size_t level = 0;
        while (level + 1 < levels.size() && levels[level + 1].least_rank <= least) ++level;
        out.push_back({t, level});
    }
    return out;
}

Result<GeoLayer> DetailLayer::select(const Tolerance& tolerance, const GlobeWindow& window, Borders borders) const {
    Selection selection{{}, window, borders};
    std::ranges::transform(tolerance.degrees, selection.least_ranks.begin(), rank_for);
    const std::vector<Needed> needed = needed_for(selection);
    std::vector<DetailArrays> tiles(needed.size());
    std::atomic<bool> failed = false;
    parallel_for(needed.size(), all_cores(), [&](std::size_t i, Jobs) {
        if (const auto from = level(needed[i]))
            tiles[i] = select_parts(**from, about().kinds, selection);
        else
            failed = true;
    });
    if (failed) {
        const auto other = replacement();
        if (!other) return tl::unexpected(other.error());
        if ((*other)->about().kinds != about().kinds)
            return fail("changed while it was in use", "start again", {about().source, 0, 0});
        return (*other)->select(tolerance, window, borders);
    }
    GeoLayer out = layer_of(std::move(tiles), about().kinds, borders);
    out.name = about().name;
    out.edges = about().edges;
    return out;
}

}  // namespace tourmap
