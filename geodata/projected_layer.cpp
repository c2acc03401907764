#include "geodata/projected_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <condition_variable>
#include <mutex>

#include "geodata/clip_domain.h"
#include "geodata/resample.h"

namespace tourmap {
namespace {

constexpr double finest_arc_step = 1e-3;  // degrees: a metre of tolerance on the largest maps and less on all others

// How far chords `step` degrees long along a domain's circle leave it, in map units.
double arc_deviation(const Projector& projector, const ProjectionDomain& domain, double step) {
    const RingSet<LonLat> circle = outline(domain, step / 2);
    std::vector<MapXY> points(circle.points.size());
    projector.forward(circle.points, points);
    double worst = 0;
    for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
        const double deviation = distance_to_segment(points[i + 1], points[i], points[(i + 2) % points.size()]);
        if (deviation > worst) worst = deviation;  // false for NaN
    }
    return worst;
}

// Degrees between vertices along a domain's circle so that chords stay within the tolerance. Divides 360.
double arc_step_for(const Projector& projector, const DomainInfo& domain, const ProjectionDetail& detail) {
    double step = 1;
    if (!std::holds_alternative<SmallCircle>(domain.domain)) return step;
    for (;;) {
        const double allowed = 0.9 * detail.tolerance, deviation = arc_deviation(projector, domain.domain, step);
        if (deviation <= allowed || step <= finest_arc_step) return step;
        // The deviation grows with the square of the step, once that is short.
        step *= std::clamp(0.95 * std::sqrt(allowed / deviation), 0.05, 0.7);
        step = 360 / std::ceil(360 / std::max(step, finest_arc_step));
    }
}

ClipDetail clip_detail(const GeoLayer& layer, const Projector& projector, const DomainInfo& domain,
                       const ProjectionDetail& detail) {
    const double radius = projector.crs().semi_major_metre / projector.crs().metres_per_unit;
    // What the frame adds must stay below what the resampling leaves unused, where the map stretches too.
    const double deviation = 0.02 * detail.tolerance / radius / degrees_to_radians;
    // Lines end at a circle and do not go along it.
    const bool has_polygons = std::ranges::find(layer.kinds, GeometryKind::polygon) != layer.kinds.end();
    return {has_polygons ? arc_step_for(projector, domain, detail) : 1, deviation};
}

// A polygon that tears is halved until the tear is in a small piece, which goes.
constexpr double smallest_torn = 1.01;       // degrees: the squares of measured domains are not halved again
constexpr std::size_t most_halvings = 4000;  // of a feature: bounds the time where everything tears

LonLatBox box_of(const RingSet<LonLat>& rings) {
    LonLatBox box;
    for (const LonLat& p : rings.points) box.include(p);
    return box;
}

// Both halves of a polygon, along the longer side of its box.
std::array<RingSet<LonLat>, 2> halves_of(const RingSet<LonLat>& rings, const LonLatBox& box) {
    const int axis = box.max.lon - box.min.lon >= box.max.lat - box.min.lat ? 0 : 1;
    const double middle = axis == 0 ? (box.min.lon + box.max.lon) / 2 : (box.min.lat + box.max.lat) / 2;
    return {clip_polygon(rings, HalfPlane<LonLat>{axis, middle, 1}),
            clip_polygon(rings, HalfPlane<LonLat>{axis, middle, -1})};
}

// Collects projected rings into the flat arrays.
class Builder {
public:
    Builder(const Projector& projector, const DomainInfo& domain, const ProjectionDetail& detail)
        : resampler_(projector, detail.tolerance, domain), grid_(detail.grid) {}

    // A polygon of which one ring cannot be projected goes as a whole: a hole left alone would be land.
    void add_polygon(const RingSet<LonLat>& rings) {
        if (project(rings)) return append_snapped(true);
        const LonLatBox box = box_of(rings);
        const double side = std::max(box.max.lon - box.min.lon, box.max.lat - box.min.lat);
        if (side < smallest_torn || halvings_ == most_halvings) {
            ++layer.dropped;
            return;
        }
        ++halvings_;
        for (const RingSet<LonLat>& half : halves_of(rings, box))
            if (half.count() > 0) add_polygon(half);
    }
    void add_lines(const RingSet<LonLat>& lines) {
        projected_.clear();
        for (std::size_t r = 0; r < lines.count(); ++r)
            layer.dropped += resampler_.line(lines.ring(r), lines.flags(r), projected_);
        append_snapped(false);
    }
    void add_point(LonLat p) {
        MapXY q;
        if (!resampler_.point(p, q)) {
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
        halvings_ = 0;
    }

    ProjectedLayer layer;

private:
    bool project(const RingSet<LonLat>& rings) {
        projected_.clear();
        for (std::size_t r = 0; r < rings.count(); ++r) {
            if (!resampler_.ring(rings.ring(r), rings.flags(r), projected_)) return false;
            projected_.end_ring(3);
        }
        return true;
    }
    void append_snapped(bool closed) {
        for (std::size_t r = 0; r < projected_.count(); ++r)
            append_snapped(projected_.ring(r), projected_.flags(r), closed);
    }
    void append_snapped(std::span<const MapXY> points, std::span<const std::uint8_t> flags, bool closed) {
        auto& vertices = layer.vertices;
        auto& hidden = layer.edge_hidden;
        const std::size_t start = vertices.size();
        for (std::size_t i = 0; i < points.size(); ++i) {
            const MapXY p = snap(points[i]);
            const std::uint8_t h = flags[i] & edge::hidden;
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
        // Plus zero, so that there is no negative zero.
        return grid_ > 0 ? MapXY{std::round(p.x / grid_) * grid_ + 0.0, std::round(p.y / grid_) * grid_ + 0.0} : p;
    }
    void end_ring() {
        for (std::size_t i = layer.ring_offsets.back(); i < layer.vertices.size(); ++i) box_.include(layer.vertices[i]);
        layer.ring_offsets.push_back(static_cast<std::uint32_t>(layer.vertices.size()));
    }

    Resampler resampler_;
    double grid_;
    std::size_t halvings_ = 0;
    MapBox box_;
    RingSet<MapXY> projected_;  // of one part, before snapping
};

void read_part(const GeoLayer& layer, std::size_t part, RingSet<LonLat>& out) {
    out.clear();
    for (std::size_t r = layer.part_offsets[part]; r < layer.part_offsets[part + 1]; ++r)
        out.append(layer.ring(r), std::span(layer.seam).subspan(layer.ring_offsets[r], layer.ring(r).size()));
    static_assert(edge::hidden == 1);  // a seam is a hidden edge
}

}  // namespace

ProjectionDetail ProjectionDetail::for_pixel(double units) {
    const double octave = std::exp2(std::floor(std::log2(units)));
    return {0.25 * octave, 0.25 * octave};
}

struct LayerProjection::Job {
    const GeoLayer& layer;
    const DomainInfo& domain;
    ProjectionDetail detail;
    ClipDetail clip;
    Progress progress;

    // Whether the work is still wanted, when this part is about to be projected.
    bool go_on(std::size_t part) const {
        return progress.at(static_cast<double>(layer.ring_offsets[layer.part_offsets[part]]) /
                           static_cast<double>(layer.vertices.size()));
    }
    ProjectedLayer features(const Projector& mine, std::size_t first, std::size_t last) const;
};

ProjectedLayer LayerProjection::Job::features(const Projector& mine, std::size_t first, std::size_t last) const {
    Builder builder(mine, domain, detail);
    const Frame* frame = tilted_frame(domain.domain);
    RingSet<LonLat> rings;
    for (std::size_t f = first; f < last; ++f) {
        for (std::size_t part = layer.feature_offsets[f]; part < layer.feature_offsets[f + 1]; ++part) {
            if (part % 64 == 0 && !go_on(part)) return {};
            read_part(layer, part, rings);
            switch (layer.kinds[f]) {
                case GeometryKind::polygon:
                    clip_polygon(std::move(rings), domain.domain, clip,
                                 [&](const RingSet<LonLat>& piece) { builder.add_polygon(piece); });
                    rings = {};
                    break;
                case GeometryKind::line:
                    rings = clip_lines(std::move(rings), domain.domain, clip);
                    builder.add_lines(rings);
                    break;
                case GeometryKind::point:
                    for (const LonLat& p : rings.points)
                        if (contains(domain.domain, p)) builder.add_point(frame ? frame->into(p) : p);
                    break;
                case GeometryKind::none:
                    break;
            }
        }
        builder.end_feature(layer.kinds[f]);
    }
    return std::move(builder.layer);
}

// PROJ's handles serve one thread at a time.
class LayerProjection::Projectors {
public:
    explicit Projectors(const Projector& first) : crs_(first.crs()), free_{&first} {}

    const Projector& take() {
        {
            const std::lock_guard guard(lock_);
            if (const Projector* one = any_free()) return *one;
        }
        auto more = Projector::create(crs_);
        std::unique_lock guard(lock_);
        if (more) return *made_.emplace_back(std::make_unique<Projector>(std::move(*more)));
        for (;;) {
            if (const Projector* one = any_free()) return *one;
            given_back_.wait(guard);
        }
    }
    void give_back(const Projector& one) {
        const std::lock_guard guard(lock_);
        free_.push_back(&one);
        given_back_.notify_one();
    }

private:
    const Projector* any_free() {
        if (free_.empty()) return nullptr;
        const Projector* one = free_.back();
        free_.pop_back();
        return one;
    }

    const Crs& crs_;
    std::mutex lock_;
    std::condition_variable given_back_;
    std::vector<const Projector*> free_;
    std::vector<std::unique_ptr<Projector>> made_;
};

LayerProjection::LayerProjection(const GeoLayer& layer, const Projector& projector, const DomainInfo& domain,
                                 const ProjectionDetail& detail, const Progress& progress)
    : job_(new Job{layer, domain, detail, clip_detail(layer, projector, domain, detail), progress}),
      projectors_(std::make_unique<Projectors>(projector)) {}

LayerProjection::~LayerProjection() = default;

ProjectedLayer LayerProjection::features(std::size_t first, std::size_t last) const {
    const Projector& mine = projectors_->take();
    ProjectedLayer out = job_->features(mine, first, last);
    projectors_->give_back(mine);
    return out;
}

namespace {

std::size_t first_vertex(const GeoLayer& layer, std::size_t feature) {
    return layer.ring_offsets[layer.part_offsets[layer.feature_offsets[feature]]];
}

// Runs of features with about equally many vertices: the first feature of each, and the end of the last.
std::vector<std::size_t> runs_of(const GeoLayer& layer, std::size_t runs) {
    std::vector<std::size_t> out{0};
    for (std::size_t f = 1; f < layer.feature_count(); ++f)
        if (first_vertex(layer, f) * runs >= layer.vertices.size() * out.size()) out.push_back(f);
    out.push_back(layer.feature_count());
    return out;
}

void append(ProjectedLayer& out, const ProjectedLayer& more) {
    const auto vertices = static_cast<std::uint32_t>(out.vertices.size());
    const auto rings = static_cast<std::uint32_t>(out.ring_offsets.size() - 1);
    out.vertices.insert(out.vertices.end(), more.vertices.begin(), more.vertices.end());
    out.edge_hidden.insert(out.edge_hidden.end(), more.edge_hidden.begin(), more.edge_hidden.end());
    for (std::size_t r = 1; r < more.ring_offsets.size(); ++r)
        out.ring_offsets.push_back(more.ring_offsets[r] + vertices);
    for (std::size_t f = 1; f < more.feature_offsets.size(); ++f)
        out.feature_offsets.push_back(more.feature_offsets[f] + rings);
    out.kinds.insert(out.kinds.end(), more.kinds.begin(), more.kinds.end());
    out.boxes.insert(out.boxes.end(), more.boxes.begin(), more.boxes.end());
    out.dropped += more.dropped;
}

// A thread and a Projector for it take about as long as so many vertices.
constexpr std::size_t fewest_vertices_a_thread = 50'000;
constexpr std::size_t runs_a_thread = 8;

}  // namespace

ProjectedLayer project_layer(const GeoLayer& layer, const Projector& projector, const DomainInfo& domain,
                             const ProjectionDetail& detail, Jobs jobs, const Progress& progress) {
    const LayerProjection projection(layer, projector, domain, detail, progress);
    jobs = static_cast<Jobs>(std::min<std::size_t>(jobs, layer.vertices.size() / fewest_vertices_a_thread));
    if (jobs <= 1) return projection.features(0, layer.feature_count());
    const std::vector<std::size_t> runs = runs_of(layer, jobs * runs_a_thread);
    std::vector<ProjectedLayer> parts(runs.size() - 1);
    parallel_for(parts.size(), jobs,
                 [&](std::size_t i, Jobs) { parts[i] = projection.features(runs[i], runs[i + 1]); });
    ProjectedLayer out;
    for (ProjectedLayer& part : parts) {
        append(out, part);
        part = {};
    }
    return out;
}

ProjectedLayer project_outline(const Projector& projector, const DomainInfo& domain, const ProjectionDetail& detail) {
    Builder builder(projector, domain, detail);
    const RingSet<LonLat> rings = outline(domain.domain, arc_step_for(projector, domain, detail));
    for (std::size_t r = 0; r < rings.count(); ++r) {
        RingSet<LonLat> ring;
        ring.append(rings.ring(r), rings.flags(r));
        builder.add_polygon(ring);
    }
    builder.end_feature(GeometryKind::polygon);
    return std::move(builder.layer);
}

}  // namespace tourmap
