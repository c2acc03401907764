// What the property tests share: a seeded generator, layers built by hand, a projection with its domain.
// TOURMAP_SEED=n in the environment runs them with other numbers; the seed is printed with a failure.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "geodata/crs.h"
#include "geodata/geo_layer.h"
#include "geodata/projected_layer.h"
#include "geodata/projection_domain.h"
#include "geodata/projector.h"
#include "geodata/result.h"
#include "geodata/ring_clip.h"

namespace tourmap::test {

inline std::uint64_t seed() {
    const char* text = std::getenv("TOURMAP_SEED");
    return text ? std::strtoull(text, nullptr, 10) : 20231101;
}

// Same numbers on every machine: the distributions of <random> are not specified, mt19937_64 is.
class Random {
public:
    explicit Random(std::uint64_t salt) : engine_(seed() * 1000003 + salt) {}
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(engine_() >> 11) * 0x1p-53;
    }
    int integer(int low, int high) { return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1)); }
    bool coin() { return engine_() & 1; }
    // Equally likely everywhere on the sphere.
    LonLat on_globe() { return {between(-180, 180), std::asin(between(-1, 1)) / degrees_to_radians}; }

private:
    std::mt19937_64 engine_;
};

struct Projection {
    std::string text;
    Projector projector;
    DomainInfo domain;
};

inline Projection projection(const std::string& text) {
    const Result<Crs> crs = parse_crs(text);
    if (!crs) throw std::runtime_error(describe(crs.error()));
    Result<Projector> projector = Projector::create(*crs);
    if (!projector) throw std::runtime_error(describe(projector.error()));
    return {text, std::move(*projector), domain_of(*crs)};
}

inline double degrees_apart(LonLat a, LonLat b) {
    const UnitVec u = unit(a), v = unit(b);
    const double dx = u.x - v.x, dy = u.y - v.y, dz = u.z - v.z;
    return 2 * std::asin(std::min(1.0, std::sqrt(dx * dx + dy * dy + dz * dz) / 2)) / degrees_to_radians;
}

using Ring = std::vector<LonLat>;
using Polygon = std::vector<Ring>;

inline RingSet<LonLat> ring_set(const Polygon& polygon) {
    RingSet<LonLat> out;
    for (const Ring& ring : polygon) {
        for (const LonLat& p : ring) out.push(p, 0);
        out.end_ring(1);
    }
    return out;
}

// One feature for each polygon or line. Edges along +-180 and the poles are seams, as a loader marks them.
inline GeoLayer layer_of(const std::vector<Polygon>& features, GeometryKind kind = GeometryKind::polygon) {
    GeoLayer layer;
    layer.name = "test";
    for (const Polygon& polygon : features) {
        for (const Ring& ring : polygon) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
                const bool side = std::abs(a.lon) == 180 && a.lon == b.lon;
                const bool pole = std::abs(a.lat) == 90 && a.lat == b.lat;
                layer.vertices.push_back(a);
                layer.seam.push_back(kind == GeometryKind::polygon && (side || pole));
            }
            layer.ring_offsets.push_back(static_cast<std::uint32_t>(layer.vertices.size()));
        }
        layer.part_offsets.push_back(static_cast<std::uint32_t>(layer.ring_offsets.size() - 1));
        layer.feature_offsets.push_back(static_cast<std::uint32_t>(layer.part_offsets.size() - 1));
        layer.kinds.push_back(kind);
    }
    return layer;
}

// A star-shaped ring in the lon/lat plane, kept within [-180, 180] x [-90, 90].
inline Ring blob(Random& random, LonLat centre, double radius, int vertices) {
    Ring ring;
    for (int i = 0; i < vertices; ++i) {
        const double angle = 2 * pi * (i + random.between(0, 0.9)) / vertices;
        const double reach = radius * random.between(0.3, 1);
        ring.push_back({std::clamp(centre.lon + reach * std::cos(angle), -180.0, 180.0),
                        std::clamp(centre.lat + reach * std::sin(angle), -90.0, 90.0)});
    }
    return ring;
}

inline LonLat between(LonLat a, LonLat b, double f) {
    return {a.lon + f * (b.lon - a.lon), a.lat + f * (b.lat - a.lat)};
}

}  // namespace tourmap::test
