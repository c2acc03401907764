#include "geodata/projected_box.h"

#include <algorithm>
#include <cmath>

namespace tourmap {
namespace {

constexpr std::size_t most_points = 5'000;
constexpr double long_edge = 5;  // degrees: these bend on the map

}  // namespace

MapBox projected_box(const GeoLayer& layer, const Projector& projector, const ProjectionDomain& domain) {
    MapBox box;
    const auto include = [&](LonLat p) {
        if (!contains(domain, p)) return;
        const MapXY m = projector.forward(p);
        if (std::isfinite(m.x)) box.include(m);
    };
    const std::size_t stride = layer.vertices.size() / most_points + 1;
    for (std::size_t r = 0; r < layer.ring_count(); ++r) {
        const auto ring = layer.ring(r);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            if ((layer.ring_offsets[r] + i) % stride == 0) include(ring[i]);
            const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
            const double length = std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat));
            for (double k = 1; k * long_edge < length; ++k) {
                const double t = k * long_edge / length;
                include({a.lon + t * (b.lon - a.lon), a.lat + t * (b.lat - a.lat)});
            }
        }
    }
    return box;
}

}  // namespace tourmap
