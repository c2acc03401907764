#include "geodata/crs_choice.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "geodata/crs.h"
#include "geodata/lonlat_extent.h"

namespace tourmap {
namespace {

// Limits of the Projection Wizard. Its "scale" is the globe's area over that of the extent: 1 for the world, 2 for
// a hemisphere.
constexpr double world_scale = 1.5, hemisphere_scale = 6;
constexpr double wide_format = 0.8;  // height over width
constexpr double journey_wide_format = 1.0 / 3;
constexpr double polar_way = 80;       // degrees of latitude: a way that reaches them passes the pole
constexpr double journey_radius = 20;  // degrees: within less, no method distorts visibly
constexpr double polar_latitude = 75, equatorial_latitude = 15;
constexpr double snap_to_pole = 85, snap_to_equator = 5;

std::string number(double v) {
    std::array<char, 32> text{};
    const double rounded = std::round(v * 100) / 100 + 0.0;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), rounded, std::chars_format::fixed, 2).ptr;
    return std::string(text.data(), end);
}

std::string with_datum(const std::string& method) {
    return method + " +datum=WGS84 +units=m";
}

// The same in words, in whole degrees: "48 N, 40 E".
std::string place_name(LonLat p) {
    const auto part = [](double v, const char* plus, const char* minus) {
        const long degrees = std::lround(std::abs(v));
        return std::to_string(degrees) + (degrees == 0 ? "" : v > 0 ? plus : minus);
    };
    return part(p.lat, " N", " S") + ", " + part(p.lon, " E", " W");
}

struct Shape {
    explicit Shape(const LonLatBox& extent)
        : south(extent.min.lat),
          north(extent.max.lat),
          width(std::min(extent.max.lon - extent.min.lon, 360.0)),
          middle{wrap_longitude((extent.min.lon + extent.max.lon) / 2), (south + north) / 2} {
        // Not zero for a place or a line.
        const double height = std::max(north - south, 1e-6), wide = std::max(width, 1e-6);
        const double band =
            std::sin(std::min(south + height, 90.0) * degrees_to_radians) - std::sin(south * degrees_to_radians);
        scale = 720 / wide / std::max(band, 1e-9);
        format = height / (wide * std::max(std::cos(middle.lat * degrees_to_radians), 1e-6));
    }
    double south, north, width;
    LonLat middle;
    double scale, format;
};

CrsChoice laea(LonLat centre, const std::string& why) {
    return {laea_centred_on(centre),
            "Lambert azimuthal equal area centred on " + place_name(centre) + ", because " + why};
}

CrsChoice world(double lon_0) {
    return {with_datum("+proj=eqearth +lon_0=" + number(lon_0)),
            "Equal Earth, because the extent is most of the world and the map keeps areas"};
}

CrsChoice polar(const Shape& shape) {
    const double pole = shape.middle.lat > 0 ? 90 : -90;
    return laea({shape.width >= 360 ? 0 : shape.middle.lon, pole}, "the extent lies round or near a pole");
}

CrsChoice hemisphere(const Shape& shape) {
    LonLat centre = shape.middle;
    if (std::abs(centre.lat) > snap_to_pole) centre.lat = centre.lat > 0 ? 90 : -90;
    if (std::abs(centre.lat) < snap_to_equator) centre.lat = 0;
    return laea(centre, "the extent is about a hemisphere");
}

CrsChoice conic(const Shape& shape) {
    const double sixth = (shape.north - shape.south) / 6;
    const double lat_1 = shape.south + sixth, lat_2 = shape.north - sixth;
    return {with_datum("+proj=aea +lat_1=" + number(lat_1) + " +lat_2=" + number(lat_2) +
                       " +lat_0=" + number(shape.middle.lat) + " +lon_0=" + number(shape.middle.lon)),
            "Albers equal area conic with standard parallels a sixth of the latitudes from either end (" +
                number(lat_1) + ", " + number(lat_2) +
                "), because the extent is wider than tall and in middle latitudes"};
}

CrsChoice cylindric(const Shape& shape) {
    // True to scale half-way between the equator and the far edge.
    const double lat_ts = std::max(std::abs(shape.south), std::abs(shape.north)) / 2;
    return {with_datum("+proj=cea +lat_ts=" + number(lat_ts) + " +lon_0=" + number(shape.middle.lon)),
            "Lambert cylindrical equal area with standard parallel " + number(lat_ts) +
                ", because the extent is wider than tall and near the equator"};
}

bool one_sided(const Shape& shape) {
    return shape.south >= 0 || shape.north <= 0;
}

}  // namespace

CrsChoice choose_crs(const LonLatBox& extent) {
    const Shape shape(extent);
    if (shape.scale < world_scale) return world(shape.width >= 360 && extent.min.lon == -180 ? 0 : shape.middle.lon);
    if (std::abs(shape.middle.lat) > polar_latitude ||
        (shape.width > 180 && one_sided(shape) && std::abs(shape.middle.lat) > equatorial_latitude))
        return polar(shape);
    if (shape.scale < hemisphere_scale) return hemisphere(shape);
    if (shape.format < wide_format)
        return std::abs(shape.middle.lat) < equatorial_latitude ? cylindric(shape) : conic(shape);
    const bool tall = shape.format > 1 / wide_format;
    return laea(shape.middle, tall ? "the extent is smaller than a hemisphere and taller than wide"
                                   : "the extent is smaller than a hemisphere and about as wide as tall");
}

CrsChoice choose_crs_for_journey(std::span<const LonLat> places) {
    const LonLatBox extent = shortest_extent(places);
    const Cap cap = smallest_cap(places);
    if (cap.radius >= 90) return world(wrap_longitude((extent.min.lon + extent.max.lon) / 2));
    const Shape shape(extent);
    const bool round_a_pole = shape.width > 180 || std::max(shape.north, -shape.south) > polar_way;
    const bool wide = shape.format < journey_wide_format && !round_a_pole;
    const double latitude = std::abs(shape.middle.lat);
    if (wide && shape.scale > hemisphere_scale && cap.radius > journey_radius && latitude >= equatorial_latitude &&
        latitude <= polar_latitude)
        return conic(shape);
    if (round_a_pole) return laea(cap.centre, "the journey leads round or over a pole");
    return laea(cap.centre, "the journey is no larger than a hemisphere and this is its middle");
}

LonLat middle_of(const LonLatBox& extent) {
    return Shape(extent).middle;
}

CrsChoice choose_globe(LonLat centre) {
    return {with_datum("+proj=ortho +lat_0=" + number(centre.lat) + " +lon_0=" + number(centre.lon)),
            "Orthographic, a globe seen from above " + place_name(centre) + ", because a globe was asked for"};
}

}  // namespace tourmap
