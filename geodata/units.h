// The four coordinate frames of tourmap. No implicit conversion leads from one to another.
//
//      LonLat                 UnitVec                  MapXY                    ScreenXY
//   90 +--------+               z  y                 y ^                       (0,0)-----> x
//      |        |   unit()     | /      Projector      |        Camera           |
//      |   .    |  ------->    |/___ x  -------->      |   .   -------->         |    .
//  -90 +--------+                                      +------> x                v y
//    -180     180           unit sphere            units of the CRS        canvas units, y down
//    degrees, WGS84         no unit                x east, y north         (see render/camera.h)
//
// LonLat is the only place where degrees occur. A UnitVec takes geodetic latitude as if it were
// spherical: it is used for deciding sides and order on the globe, never for distances.
#pragma once

#include <cmath>
#include <cstddef>

namespace tourmap {

inline constexpr double pi = 3.14159265358979323846;
inline constexpr double degrees_to_radians = pi / 180;

struct LonLat {
    double lon = 0;  // degrees east, normally [-180, 180]
    double lat = 0;  // degrees north, [-90, 90]
    friend bool operator==(const LonLat&, const LonLat&) = default;
};

struct UnitVec {
    double x = 0, y = 0, z = 1;
};

struct MapXY {
    double x = 0, y = 0;
    friend bool operator==(const MapXY&, const MapXY&) = default;
};

struct ScreenXY {
    double x = 0, y = 0;
    friend bool operator==(const ScreenXY&, const ScreenXY&) = default;
};

inline UnitVec unit(LonLat p) {
    const double lam = p.lon * degrees_to_radians, phi = p.lat * degrees_to_radians;
    return {std::cos(phi) * std::cos(lam), std::cos(phi) * std::sin(lam), std::sin(phi)};
}

inline double dot(UnitVec a, UnitVec b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

inline UnitVec cross(UnitVec a, UnitVec b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline UnitVec normalised(UnitVec a) {
    const double n = std::sqrt(dot(a, a));
    return {a.x / n, a.y / n, a.z / n};
}

inline LonLat lonlat(UnitVec v) {
    return {std::atan2(v.y, v.x) / degrees_to_radians, std::atan2(v.z, std::hypot(v.x, v.y)) / degrees_to_radians};
}

// Longitude brought into [-180, 180); the latitude is left alone.
inline double wrap_longitude(double lon) {
    const double w = std::fmod(lon + 180, 360);
    return (w < 0 ? w + 360 : w) - 180;
}

// An axis-aligned box in one of the frames above. Starts empty; grows by include() and include_all().
template <class Point>
struct Box {
    Point min, max;
    bool empty = true;

    void include(Point p) {
        if (empty) {
            min = max = p;
            empty = false;
            return;
        }
        auto& [ax, ay] = min;
        auto& [bx, by] = max;
        const auto [px, py] = p;
        ax = px < ax ? px : ax;
        ay = py < ay ? py : ay;
        bx = px > bx ? px : bx;
        by = py > by ? py : by;
    }
    void include_all(const Box& other) {
        if (!other.empty) {
            include(other.min);
            include(other.max);
        }
    }
};

using LonLatBox = Box<LonLat>;
using MapBox = Box<MapXY>;
using ScreenBox = Box<ScreenXY>;

}  // namespace tourmap
