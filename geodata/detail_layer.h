// DetailLayer: a layer that gives each map the geometry that its pixels can show, and no more.
//
//   file -> load_layers() -> topology_of() -> vertex_ranks() -> tiles with levels of detail -> DetailLayer -> select()
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "geodata/detail_select.h"
#include "geodata/detail_tiles.h"
#include "geodata/longitude_cover.h"
#include "geodata/result.h"

namespace tourmap {

class DetailLayer;
using DetailLayerPtr = std::shared_ptr<const DetailLayer>;

// What is known of a layer without its vertices.
struct LayerSummary {
    GeoLayer about;  // names, kinds and attributes; no parts, rings or vertices
    std::uint64_t vertices = 0;
    LonLatBox extent;
    LongitudeCover cover;                 // by the boxes of its rings
    std::vector<FeaturePair> neighbours;  // polygon features that share a vertex, sorted
};

// How far a map may be off, in degrees on the sphere: alike everywhere, or by latitude. Where it changes along a line,
// the larger of the two neighbouring values holds.
struct Tolerance {
    ByLatitude<double> degrees{};
    Tolerance(double everywhere) { degrees.fill(everywhere); }
    explicit Tolerance(const ByLatitude<double>& by_latitude) : degrees(by_latitude) {}
};

// Thread-safe. Levels are read or made when a map first needs them, and kept.
class DetailLayer {
public:
    // rebuild makes the layer anew, without the source of levels that failed. Empty: levels do not fail.
    DetailLayer(LayerSummary summary, std::vector<DetailTile> tiles, std::function<Result<DetailLayerPtr>()> rebuild);
    // Computes ranks and tiles. Null: cancelled.
    static DetailLayerPtr of(GeoLayerPtr layer, Jobs jobs = all_cores(), const Progress& progress = {});

    const LayerSummary& summary() const { return summary_; }
    const GeoLayer& about() const { return summary_.about; }
    const LonLatBox& extent() const { return summary_.extent; }
    const LongitudeCover& cover() const { return summary_.cover; }
    const std::vector<FeaturePair>& neighbours() const { return summary_.neighbours; }
    const std::vector<DetailTile>& tiles() const { return tiles_; }

    // The geometry that a map needs when it may be off by so much; 0: every vertex. Without attributes; features keep
    // their numbers. The same whichever way the layer was made, and on however many threads. Error: the levels cannot
    // be read any more, nor made anew.
    Result<GeoLayer> select(const Tolerance& tolerance, const GlobeWindow& window,
                            Borders borders = Borders::of_each) const;

private:
    struct Kept {
        std::mutex lock;
        std::unique_ptr<DetailLevel> level;  // once read
    };
    // What a selection looks at.
    struct Needed {
        std::size_t tile, level;
    };
    std::vector<Needed> needed_for(const Selection& selection) const;
    Result<const DetailLevel*> level(Needed which) const;
    Result<DetailLayerPtr> replacement() const;

    LayerSummary summary_;
    std::vector<DetailTile> tiles_;
    std::function<Result<DetailLayerPtr>()> rebuild_;
    std::vector<std::unique_ptr<Kept[]>> kept_;  // by tile and level
    mutable std::mutex lock_;
    mutable DetailLayerPtr replacement_;
};

}  // namespace tourmap
