#include "src/viewer/measuring.h"

#include "geodata/geodesic.h"

namespace tourmap {

Measured measured(const Measuring& measuring, const std::optional<LonLat>& end) {
    std::vector<LonLat> points = measuring.points;
    if (measuring.closed) {
        Measured out;
        out.ring = measure_ring(points);
        out.metres = out.ring->perimeter;
        return out;
    }
    if (end) points.push_back(*end);
    Measured out;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double metres = geodesic_metres(points[i - 1], points[i]);
        out.metres += metres;
        out.last = Measured::Way{metres, geodesic_azimuth(points[i - 1], points[i])};
    }
    return out;
}

}  // namespace tourmap
