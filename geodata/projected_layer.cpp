#include "geodata/projected_layer.h"

#include <cmath>

#include "geodata/clip_domain.h"
#include "geodata/resample.h"

namespace tourmap {
namespace {

// Degrees between vertices along a domain's circle so that chords stay within the tolerance: the circle
// may be as large on the page as the whole globe (sagitta = r s^2 / 8). Divides 360.
double arc_step_for(const Projector& projector, const ProjectionDetail& detail) {
    const double radius = pi * projector.crs().semi_major_metre / projector.crs().metres_per_unit;
    const double step = std::sqrt(8 * detail.tolerance / radius) / degrees_to_radians;
    return 360 / std::ceil(360 / std::clamp(step, 0.02, 1.0));
}

// Collects projected rings into the flat arrays.
class Builder {
public:
    Builder(const Projector& projector, const DomainInfo& domain, const ProjectionDetail& detail)
        : resampler_(projector, detail.tolerance, !domain.known), projector_(projector), grid_(detail.grid) {}

    void add_rings(const RingSet<LonLat>& rings, bool closed) {
        for (std::size_t r = 0; r < rings.count(); ++r) {
            resampler_.ring(rings.ring(r), rings.flags(r), closed, points_, flags_);
            if (points_.empty())
                ++layer.dropped;
            else
                append_snapped(closed);
        }
    }
    void add_point(LonLat p) {
        const MapXY q = projector_.forward(p);
        if (!std::isfinite(q.x)) {
            ++layer.dropped;
            return;
        }
        layer.vertices.push_back(q);
        layer.edge_hidden.push_back(0);
        end_ring();
    }
    void end_feature(GeometryKind kind) {
        layer.feature_offsets.push_back(static_cast<std::uint32_t>(layer.ring_offsets.size() - 1));
        layer.kinds.push_back(kind);
        layer.boxes.push_back(box_);
        box_ = {};
    }

    ProjectedLayer layer;

private:
    void append_snapped(bool closed) {
        auto& vertices = layer.vertices;
        auto& hidden = layer.edge_hidden;
        const std::size_t start = vertices.size();
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const MapXY p = snap(points_[i]);
            const std::uint8_t h = flags_[i] & edge::hidden;
            if (vertices.size() > start && vertices.back() == p) {
                hidden.back() = h;
                continue;
            }
            vertices.push_back(p);
            hidden.push_back(h);
        }
        if (closed)
            while (vertices.size() > start + 1 && vertices.back() == vertices[start]) {
                vertices.pop_back();
                hidden.pop_back();
            }
        if (vertices.size() - start < (closed ? 3u : 2u)) {
            vertices.resize(start);
            hidden.resize(start);
            return;
        }
        end_ring();
    }
    MapXY snap(MapXY p) const {
        return grid_ > 0 ? MapXY{std::round(p.x / grid_) * grid_, std::round(p.y / grid_) * grid_} : p;
    }
    void end_ring() {
        for (std::size_t i = layer.ring_offsets.back(); i < layer.vertices.size(); ++i) box_.include(layer.vertices[i]);
        layer.ring_offsets.push_back(static_cast<std::uint32_t>(layer.vertices.size()));
    }

    Resampler resampler_;
    const Projector& projector_;
    double grid_;
    MapBox box_;
    std::vector<MapXY> points_;
    std::vector<std::uint8_t> flags_;
};

RingSet<LonLat> part_of(const GeoLayer& layer, std::size_t part) {
    RingSet<LonLat> out;
    for (std::size_t r = layer.part_offsets[part]; r < layer.part_offsets[part + 1]; ++r) {
        const std::size_t first = layer.ring_offsets[r];
        for (std::size_t i = first; i < layer.ring_offsets[r + 1]; ++i)
            out.push(layer.vertices[i], layer.seam[i] ? edge::hidden : std::uint8_t{0});
        out.end_ring(1);
    }
    return out;
}

}  // namespace

ProjectionDetail ProjectionDetail::for_pixel(double units) {
    const double octave = std::exp2(std::floor(std::log2(units)));
    return {0.25 * octave, 0.25 * octave};
}

ProjectedLayer project_layer(const GeoLayer& layer, const Projector& projector, const DomainInfo& domain,
                             const ProjectionDetail& detail) {
    Builder builder(projector, domain, detail);
    const double arc_step = arc_step_for(projector, detail);
    for (std::size_t f = 0; f < layer.feature_count(); ++f) {
        for (std::size_t part = layer.feature_offsets[f]; part < layer.feature_offsets[f + 1]; ++part) {
            const RingSet<LonLat> rings = part_of(layer, part);
            switch (layer.kinds[f]) {
                case GeometryKind::polygon:
                    builder.add_rings(clip_polygon(rings, domain.domain, arc_step), true);
                    break;
                case GeometryKind::line:
                    builder.add_rings(clip_lines(rings, domain.domain), false);
                    break;
                case GeometryKind::point:
                    for (const LonLat& p : rings.points)
                        if (contains(domain.domain, p)) builder.add_point(p);
                    break;
                case GeometryKind::none:
                    break;
            }
        }
        builder.end_feature(layer.kinds[f]);
    }
    return std::move(builder.layer);
}

ProjectedLayer project_outline(const Projector& projector, const DomainInfo& domain, const ProjectionDetail& detail) {
    Builder builder(projector, domain, detail);
    builder.add_rings(outline(domain.domain, arc_step_for(projector, detail)), true);
    builder.end_feature(GeometryKind::polygon);
    return std::move(builder.layer);
}

}  // namespace tourmap
