#include "geodata/geodesic_measure.h"

#include <geodesic.h>

#include <cmath>

namespace tourmap {
namespace {

geod_geodesic wgs84() {
    geod_geodesic g;
    geod_init(&g, 6378137, 1 / 298.257223563);
    return g;
}

}  // namespace

LonLat geodesic_destination(LonLat p, double azimuth, double metres) {
    const geod_geodesic g = wgs84();
    LonLat out;
    geod_direct(&g, p.lat, p.lon, azimuth, metres, &out.lat, &out.lon, nullptr);
    return out;
}

double geodesic_azimuth(LonLat a, LonLat b) {
    const geod_geodesic g = wgs84();
    double metres = 0, azimuth = 0;
    geod_inverse(&g, a.lat, a.lon, b.lat, b.lon, &metres, &azimuth, nullptr);
    if (metres == 0) return 0;
    const double turned = azimuth < 0 ? azimuth + 360 : azimuth;
    return turned >= 360 ? 0 : turned + 0.0;  // no negative zero
}

MeasuredRing measure_ring(const std::vector<LonLat>& corners) {
    const geod_geodesic g = wgs84();
    geod_polygon polygon;
    geod_polygon_init(&polygon, 0);
    for (const LonLat& p : corners) geod_polygon_addpoint(&g, &polygon, p.lat, p.lon);
    double area = 0, perimeter = 0;
    geod_polygon_compute(&g, &polygon, 0, 1, &area, &perimeter);
    return {perimeter, corners.size() < 3 ? 0 : std::abs(area)};
}

}  // namespace tourmap
