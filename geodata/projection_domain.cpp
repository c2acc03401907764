#include "geodata/projection_domain.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <string_view>

namespace tourmap {
namespace {

// The operation as "+key=value" pairs of its PROJ string; flags such as +south have an empty value.
std::map<std::string, std::string, std::less<>> proj_parameters(const std::string& text) {
    std::map<std::string, std::string, std::less<>> out;
    std::size_t i = 0;
    while ((i = text.find('+', i)) != std::string::npos) {
        const std::size_t end = std::min(text.find(' ', i), text.size());
        const std::string item = text.substr(i + 1, end - i - 1);
        const std::size_t equals = item.find('=');
        out[item.substr(0, equals)] = equals == std::string::npos ? "" : item.substr(equals + 1);
        i = end;
    }
    return out;
}

// What a method leaves out of the globe, by PROJ's name of it.
enum class Shape { azimuthal, equidistant, double_stereographic, perspective, conformal_conic, mercator, whole };

struct Method {
    std::string_view proj;
    Shape shape;
    double reach = 180;  // degrees: radius of the circle, or half the width of the window
};

// Radii: the equal-area azimuthal map is complete but for the antipode, which is a circle on the page;
// 0.25 degrees (30 m at its rim) keep the round trip below 1e-6. The orthographic horizon is pulled in
// by 0.05 degrees because PROJ's inverse fails closer to it (4e-7 of the radius on the page). Gnomonic, stereographic
// and Mercator grow without end: they stop where the scale is about 33, 8.5 and 11.6. The transverse cylinders stop
// where PROJ's series still round-trip, hammer where its inverse still accepts a point.
constexpr std::array methods{
    Method{"laea", Shape::azimuthal, 179.75},
    Method{"aeqd", Shape::equidistant},
    Method{"ortho", Shape::azimuthal, 89.95},
    Method{"gnom", Shape::azimuthal, 80},
    Method{"stere", Shape::azimuthal, 140},
    Method{"sterea", Shape::double_stereographic},
    Method{"ups", Shape::azimuthal, 90},
    Method{"airy", Shape::azimuthal, 89.99},
    Method{"nsper", Shape::perspective},
    Method{"geos", Shape::perspective},
    Method{"lcc", Shape::conformal_conic},
    Method{"merc", Shape::mercator},
    Method{"webmerc", Shape::mercator},
    Method{"tmerc", Shape::whole, 75},
    Method{"etmerc", Shape::whole, 75},
    Method{"utm", Shape::whole, 75},
    Method{"gstmerc", Shape::whole, 75},
    Method{"cass", Shape::whole, 40},
    Method{"longlat", Shape::whole},
    Method{"eqc", Shape::whole},
    Method{"cea", Shape::whole},
    Method{"mill", Shape::whole},
    Method{"gall", Shape::whole},
    Method{"eqearth", Shape::whole},
    Method{"robin", Shape::whole},
    Method{"natearth", Shape::whole},
    Method{"natearth2", Shape::whole},
    Method{"moll", Shape::whole},
    Method{"sinu", Shape::whole},
    Method{"hammer", Shape::whole, 180 - 1e-5},
    Method{"aitoff", Shape::whole},
    Method{"wintri", Shape::whole},
    Method{"eck1", Shape::whole},
    Method{"eck2", Shape::whole},
    Method{"eck3", Shape::whole},
    Method{"eck4", Shape::whole},
    Method{"eck5", Shape::whole},
    Method{"eck6", Shape::whole},
    Method{"kav5", Shape::whole},
    Method{"kav7", Shape::whole},
    Method{"wag1", Shape::whole},
    Method{"wag2", Shape::whole},
    Method{"wag3", Shape::whole},
    Method{"wag4", Shape::whole},
    Method{"wag5", Shape::whole},
    Method{"wag6", Shape::whole},
    Method{"putp2", Shape::whole},
    Method{"putp3", Shape::whole},
    Method{"putp5", Shape::whole},
    Method{"times", Shape::whole},
    Method{"patterson", Shape::whole},
    Method{"comill", Shape::whole},
    Method{"compact_miller", Shape::whole},
    Method{"crast", Shape::whole},
    Method{"fahey", Shape::whole},
    Method{"collg", Shape::whole},
    Method{"loxim", Shape::whole},
    Method{"vandg", Shape::whole},
    Method{"aea", Shape::whole},
    Method{"eqdc", Shape::whole},
};

// Web maps stop here, where the world is a square.
constexpr double mercator_latitude = 85.051128779807;
// Beyond this latitude of the other hemisphere a conformal cone runs away towards infinity.
constexpr double conic_far_latitude = 60;
// A datum shift moves points across a cut that was made in WGS84, near the poles by any longitude.
// Such CRSs are national surveys: they lose a degree on the far side of the globe.
constexpr double datum_margin = 1;

// On an ellipsoid the shortest ways from a point meet before its antipode, along a segment that reaches
// pi f cos(lat)^2 to each side of it: the azimuth is not unique there.
double equidistant_radius(double lat_0, double flattening) {
    const double c = std::cos(lat_0 * degrees_to_radians);
    return 180 - 0.05 - 180 * 1.02 * flattening * c * c;
}

// Its Gaussian sphere has a little more than 360 degrees of longitude, so that the meridian behind the
// pole is drawn twice: stop at the pole, unless that is the centre.
double double_stereographic_radius(double lat_0) {
    return std::abs(lat_0) > 85 ? 90 : 90 - std::abs(lat_0) - 0.05;
}

// Where the method has no PROJ string, its parameters still name the meridian in the middle.
double origin_longitude(const Crs& crs) {
    return crs.parameter("longitude of", crs.parameter("meridian", 0));
}

// False for parameters that PROJ let through but that make no map (+h=-1, +lon_0=nan).
bool sound(const ProjectionDomain& domain) {
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) return std::isfinite(cut->lon_0);
    const auto& circle = std::get<SmallCircle>(domain);
    return std::isfinite(circle.centre.lon) && std::abs(circle.centre.lat) <= 90 && circle.radius > 0 &&
           circle.radius < 180;
}

ProjectionDomain with_room_for_datum_shift(ProjectionDomain domain) {
    if (auto* circle = std::get_if<SmallCircle>(&domain)) {
        circle->radius = std::max(circle->radius - datum_margin, circle->radius / 2);
    } else if (auto& cut = std::get<CutMeridian>(domain); cut.half_width > 180 - datum_margin) {
        cut.half_width = 180 - datum_margin;
        cut.lat_min = std::max(cut.lat_min, -90 + datum_margin);
        cut.lat_max = std::min(cut.lat_max, 90 - datum_margin);
    }
    return domain;
}

DomainInfo domain_by_method(const Crs& crs) {
    const auto parameters = proj_parameters(crs.proj_string);
    const auto text = [&](std::string_view key) {
        const auto found = parameters.find(key);
        return found == parameters.end() ? std::string() : found->second;
    };
    const auto number = [&](std::string_view key, double fallback) {
        const std::string value = text(key);
        double out = fallback;
        std::from_chars(value.data(), value.data() + value.size(), out);
        return out;
    };
    const std::string proj = text("proj");
    double lon_0 = number("lon_0", origin_longitude(crs)) + crs.prime_meridian;
    if (crs.geographic) lon_0 += number("lon_wrap", 0);
    if (proj == "utm") lon_0 = number("zone", 30) * 6 - 183;
    lon_0 = wrap_longitude(lon_0);
    const bool south = parameters.contains("south");
    const double lat_0 = proj == "ups" ? (south ? -90 : 90) : number("lat_0", 0);

    const Method* method = nullptr;
    for (const Method& m : methods)
        if (m.proj == proj) method = &m;
    if (!method) return {CutMeridian{lon_0}, false};

    switch (method->shape) {
        case Shape::azimuthal:
            return {SmallCircle{{lon_0, lat_0}, method->reach}, true};
        case Shape::double_stereographic:
            return {SmallCircle{{lon_0, lat_0}, double_stereographic_radius(lat_0)}, true};
        case Shape::equidistant:
            return {SmallCircle{{lon_0, lat_0}, equidistant_radius(lat_0, crs.flattening)}, true};
        case Shape::perspective: {
            // Seen from height h above a sphere of radius R the horizon is arccos(R / (R + h)) away
            // (Snyder, Map Projections: A Working Manual, eq. 23-2), less a little for the round trip.
            const double ratio = crs.semi_major_metre / (crs.semi_major_metre + number("h", 35785831));
            const double lat = proj == "geos" ? 0 : lat_0;
            return {SmallCircle{{lon_0, lat}, std::acos(ratio) / degrees_to_radians * 0.99875}, true};
        }
        case Shape::conformal_conic: {
            const double middle = (number("lat_1", lat_0) + number("lat_2", number("lat_1", lat_0))) / 2;
            CutMeridian cut{lon_0};
            (middle >= 0 ? cut.lat_min : cut.lat_max) = middle >= 0 ? -conic_far_latitude : conic_far_latitude;
            return {cut, true};
        }
        case Shape::mercator:
            return {CutMeridian{lon_0, 180, -mercator_latitude, mercator_latitude}, true};
        case Shape::whole:
            return {CutMeridian{lon_0, method->reach}, true};
    }
    return {CutMeridian{lon_0}, false};
}

}  // namespace

DomainInfo domain_of(const Crs& crs) {
    DomainInfo info = domain_by_method(crs);
    if (!sound(info.domain)) info = {CutMeridian{}, false};
    if (crs.moves_datum) info.domain = with_room_for_datum_shift(info.domain);
    return info;
}

bool contains(const ProjectionDomain& domain, LonLat p) {
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
        const double lambda = wrap_longitude(p.lon - cut->lon_0);
        return std::abs(lambda) <= cut->half_width && p.lat >= cut->lat_min && p.lat <= cut->lat_max;
    }
    const auto& circle = std::get<SmallCircle>(domain);
    return dot(unit(p), unit(circle.centre)) >= std::cos(circle.radius * degrees_to_radians);
}

std::string describe(const ProjectionDomain& domain) {
    std::array<char, 160> text{};
    if (const auto* cut = std::get_if<CutMeridian>(&domain))
        std::snprintf(text.data(), text.size(), "within %g degrees of longitude %g, latitude %g to %g", cut->half_width,
                      cut->lon_0, cut->lat_min, cut->lat_max);
    else {
        const auto& circle = std::get<SmallCircle>(domain);
        std::snprintf(text.data(), text.size(), "within %.2f degrees of %g, %g (lon, lat)", circle.radius,
                      circle.centre.lon, circle.centre.lat);
    }
    return text.data();
}

}  // namespace tourmap
