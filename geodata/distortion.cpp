#include "geodata/distortion.h"

#include <algorithm>
#include <cmath>

namespace tourmap {
namespace {

constexpr int steps = 64;
constexpr double difference = 1e-5;  // degrees, a metre: PROJ's rounding is a thousand-millionth of that
constexpr double inset = 2e-5;       // degrees from poles and edges, so that the differences stay inside

// Metres on the ellipsoid for a degree east and a degree north.
struct Degree {
    double east, north;
};

Degree degree_at(const Crs& crs, double lat) {
    const double e2 = crs.flattening * (2 - crs.flattening), sine = std::sin(lat * degrees_to_radians);
    const double w2 = 1 - e2 * sine * sine;
    const double transverse = crs.semi_major_metre / std::sqrt(w2), meridional = transverse * (1 - e2) / w2;
    return {transverse * std::cos(lat * degrees_to_radians) * degrees_to_radians, meridional * degrees_to_radians};
}

class Measuring {
public:
    explicit Measuring(const Projector& projector) : projector_(projector) {}

    void at(LonLat p) {
        const auto here = indicatrix_at(projector_, p);
        if (!here) return;
        const bool first = out.places++ == 0;
        p.lon = wrap_longitude(p.lon);
        if (first || here->angle > out.largest_angle) {
            out.largest_angle = here->angle;
            out.largest_angle_at = p;
        }
        if (first || here->area < out.smallest_area) {
            out.smallest_area = here->area;
            out.smallest_area_at = p;
        }
        if (first || here->area > out.largest_area) {
            out.largest_area = here->area;
            out.largest_area_at = p;
        }
    }

    Distortion out;

private:
    const Projector& projector_;
};

// Whether the map jumps within one difference: over the cut its two halves are no mirror images.
bool torn(MapXY before, MapXY here, MapXY after) {
    const MapXY one{here.x - before.x, here.y - before.y}, other{after.x - here.x, after.y - here.y};
    return std::hypot(other.x - one.x, other.y - one.y) > 0.1 * std::hypot(one.x + other.x, one.y + other.y);
}

double mix(double a, double b, int i) {
    return a + (b - a) * i / steps;
}

bool well_inside(const ProjectionDomain& domain, LonLat p) {
    return contains(domain, {p.lon - inset, p.lat}) && contains(domain, {p.lon + inset, p.lat}) &&
           contains(domain, {p.lon, p.lat - inset}) && contains(domain, {p.lon, p.lat + inset});
}

// A place `distance` degrees from the centre in direction `azimuth`.
LonLat place_from(LonLat centre, double distance, double azimuth) {
    const double lat = centre.lat * degrees_to_radians, d = distance * degrees_to_radians,
                 a = azimuth * degrees_to_radians;
    const double sine = std::sin(lat) * std::cos(d) + std::cos(lat) * std::sin(d) * std::cos(a);
    const double east = std::atan2(std::sin(a) * std::sin(d) * std::cos(lat), std::cos(d) - std::sin(lat) * sine);
    return {wrap_longitude(centre.lon + east / degrees_to_radians),
            std::asin(std::clamp(sine, -1.0, 1.0)) / degrees_to_radians};
}

}  // namespace

std::optional<Indicatrix> indicatrix_at(const Projector& projector, LonLat p) {
    const Crs& crs = projector.crs();
    const double d = difference;
    const MapXY here = projector.forward(p);
    const MapXY east = projector.forward({p.lon + d, p.lat}), west = projector.forward({p.lon - d, p.lat});
    const MapXY north = projector.forward({p.lon, p.lat + d}), south = projector.forward({p.lon, p.lat - d});
    const Degree degree = degree_at(crs, p.lat);
    const double unit_east = crs.metres_per_unit / (2 * d * degree.east),
                 unit_north = crs.metres_per_unit / (2 * d * degree.north);
    const double xe = (east.x - west.x) * unit_east, ye = (east.y - west.y) * unit_east;
    const double xn = (north.x - south.x) * unit_north, yn = (north.y - south.y) * unit_north;
    const double area = std::abs(xe * yn - xn * ye);
    if (!std::isfinite(area) || torn(west, here, east) || torn(south, here, north)) return std::nullopt;
    // The axes a and b of the ellipse: a + b and a - b without the cancellation of a^2 - b^2.
    const double one = std::hypot(xe + yn, ye - xn), other = std::hypot(xe - yn, ye + xn);
    const double sum = std::max(one, other), gap = std::min(one, other);
    if (!(sum > 0)) return std::nullopt;
    return Indicatrix{2 * std::asin(std::min(gap / sum, 1.0)) / degrees_to_radians, area};
}

Distortion distortion_over(const Projector& projector, const ProjectionDomain& domain, const LonLatBox& extent) {
    Measuring measuring(projector);
    const double south = std::max(extent.min.lat, -90 + inset), north = std::min(extent.max.lat, 90 - inset);
    const double west = extent.min.lon + inset, east = extent.max.lon - inset;
    for (int i = 0; i <= steps; ++i)
        for (int k = 0; k <= steps; ++k) {
            const LonLat p{mix(west, east, i), mix(south, north, k)};
            if (well_inside(domain, p)) measuring.at(p);
        }
    return measuring.out;
}

Distortion distortion_over(const Projector& projector, const ProjectionDomain& domain) {
    if (const auto* circle = std::get_if<SmallCircle>(&domain)) {
        Measuring measuring(projector);
        for (int i = 0; i <= steps; ++i)
            for (int k = 0; k < steps; ++k) {
                const LonLat p =
                    place_from(circle->centre, mix(2 * inset, circle->radius - 2 * inset, i), mix(0, 360, k));
                if (std::abs(p.lat) < 90 - inset) measuring.at(p);
            }
        return measuring.out;
    }
    LonLatBox box;
    box.include({-180, -90});
    box.include({180, 90});
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
        const double half = cut->half_width - 2 * inset;
        box.min = {cut->lon_0 - half, cut->lat_min + 2 * inset};
        box.max = {cut->lon_0 + half, cut->lat_max - 2 * inset};
    }
    return distortion_over(projector, domain, box);
}

}  // namespace tourmap
