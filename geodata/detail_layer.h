// DetailLayer: a layer that gives each map the geometry that its pixels can show, and no more.
//
//   file -> load_layers() -> topology_of() -> vertex_ranks() -> a pyramid of levels -> DetailLayer -> select()
//
// Levels are about two octaves of tolerance apart, so that all coarser ones together are smaller than the
// layer, and a map looks at few more vertices than it needs.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "geodata/detail_level.h"
#include "geodata/result.h"

namespace tourmap {

class DetailLayer;
using DetailLayerPtr = std::shared_ptr<const DetailLayer>;

// What is known of a layer without its vertices.
struct LayerSummary {
    GeoLayer about;  // names, kinds and attributes; no parts, rings or vertices
    LonLatBox extent;
    std::vector<FeaturePair> neighbours;  // polygon features that share a vertex, sorted
};

// One level of the pyramid, and where to get it.
struct LevelSource {
    DetailRank least_rank = 0;
    std::function<Result<DetailLevel>()> read;
};

// How far a map may be off, in degrees on the sphere: alike everywhere, or by latitude. Where it changes along a line,
// the larger of the two neighbouring values holds.
struct Tolerance {
    ByLatitude<double> degrees{};
    Tolerance(double everywhere) { degrees.fill(everywhere); }
    explicit Tolerance(const ByLatitude<double>& by_latitude) : degrees(by_latitude) {}
};

// Thread-safe.
class DetailLayer {
public:
    // Levels finest first, the first with least_rank 0. rebuild makes the layer anew, without the source of
    // levels that failed.
    DetailLayer(LayerSummary summary, std::vector<LevelSource> levels, std::function<Result<DetailLayerPtr>()> rebuild);
    DetailLayer(LayerSummary summary, std::vector<DetailLevel> levels);
    // Computes ranks and levels. Null: cancelled.
    static DetailLayerPtr of(GeoLayerPtr layer, Jobs jobs = all_cores(), const Progress& progress = {});

    const GeoLayer& about() const { return summary_.about; }
    const LonLatBox& extent() const { return summary_.extent; }
    const std::vector<FeaturePair>& neighbours() const { return summary_.neighbours; }

    // The geometry that a map needs when it may be off by so much; 0: every vertex. Without attributes; features keep
    // their numbers. The same whichever way the layer was made. Error: the levels cannot be read any more, nor made
    // anew.
    Result<GeoLayer> select(const Tolerance& tolerance, const GlobeWindow& window,
                            Borders borders = Borders::of_each) const;

    std::size_t level_count() const { return levels_.size(); }
    Result<const DetailLevel*> level(std::size_t index) const;
    DetailRank least_rank(std::size_t index) const { return levels_[index].source.least_rank; }

private:
    struct Slot {
        LevelSource source;
        std::unique_ptr<DetailLevel> level;  // once read
    };
    Result<DetailLayerPtr> replacement() const;

    LayerSummary summary_;
    std::function<Result<DetailLayerPtr>()> rebuild_;
    mutable std::mutex lock_;
    mutable std::vector<Slot> levels_;
    mutable DetailLayerPtr replacement_;
};

// The levels of a layer, finest first.
std::vector<DetailLevel> detail_pyramid(GeoLayerPtr layer, std::vector<DetailRank> ranks, const Topology& topology);

}  // namespace tourmap
