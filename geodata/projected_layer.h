// ProjectedLayer: a GeoLayer clipped to the domain of a CRS, resampled to a tolerance and projected.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geodata/geo_layer.h"
#include "geodata/parallel.h"
#include "geodata/progress.h"
#include "geodata/projection_domain.h"
#include "geodata/projector.h"

namespace tourmap {

// What a layer is projected for. Both lengths in map units.
struct ProjectionDetail {
    double tolerance = 1;  // largest distance between an output edge and the true curve
    // Vertices are snapped to this grid and repeated ones dropped, so that neighbours still share
    // their border exactly; 0: every vertex kept. The snapping adds at most grid * 0.71 to the tolerance.
    double grid = 0;

    // The detail for a page on which a device pixel covers `units` map units: tolerance and
    // grid a quarter of the power of two at or below it. All scales of one octave get the same detail, so that a
    // camera in motion does not make vertices shimmer.
    static ProjectionDetail for_pixel(double units);
    friend bool operator==(const ProjectionDetail&, const ProjectionDetail&) = default;
};

// Runs of vertices in map units with the ids of the features they came from.
// Polygon rings: even-odd equal to the region, not repeated at the end. edge_hidden[i] != 0: the
// edge i -> next is a cut or a seam and not part of a border (fill it, do not stroke it).
struct ProjectedLayer {
    std::vector<MapXY> vertices;
    std::vector<std::uint8_t> edge_hidden;
    std::vector<std::uint32_t> ring_offsets{0};     // into vertices
    std::vector<std::uint32_t> feature_offsets{0};  // into rings; same ids as in the GeoLayer
    std::vector<GeometryKind> kinds;                // per feature
    std::vector<MapBox> boxes;                      // per feature
    std::size_t dropped = 0;  // pieces of polygons, stretches of lines and points that could not be projected

    std::span<const MapXY> ring(std::size_t r) const {
        return std::span(vertices).subspan(ring_offsets[r], ring_offsets[r + 1] - ring_offsets[r]);
    }
    std::span<const std::uint8_t> hidden(std::size_t r) const {
        return std::span(edge_hidden).subspan(ring_offsets[r], ring_offsets[r + 1] - ring_offsets[r]);
    }
};

using ProjectedLayerPtr = std::shared_ptr<const ProjectedLayer>;

// Deterministic: same input, same bytes, on however many threads. Never throws for data; what cannot be projected
// is counted. The projector is used by one thread at a time, as by LayerProjection.
// Cancelled: the result is of no use.
ProjectedLayer project_layer(const GeoLayer& layer, const Projector& projector, const DomainInfo& domain,
                             const ProjectionDetail& detail, Jobs jobs = all_cores(), const Progress& progress = {});

// project_layer() in pieces, for work that goes on with each of them while others are made.
class LayerProjection {
public:
    // The first three must outlive this. The projector is used by one thread at a time; others are made where more ask.
    LayerProjection(const GeoLayer& layer, const Projector& projector, const DomainInfo& domain,
                    const ProjectionDetail& detail, const Progress& progress);
    ~LayerProjection();
    LayerProjection(const LayerProjection&) = delete;
    LayerProjection& operator=(const LayerProjection&) = delete;

    // Features [first, last) of the layer. May be called by several threads.
    ProjectedLayer features(std::size_t first, std::size_t last) const;

private:
    struct Job;
    class Projectors;
    std::unique_ptr<const Job> job_;
    std::unique_ptr<Projectors> projectors_;
};

// The outline of the domain itself (sea background) as one polygon feature.
ProjectedLayer project_outline(const Projector& projector, const DomainInfo& domain, const ProjectionDetail& detail);

}  // namespace tourmap
