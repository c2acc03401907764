#include "geodata/domain_methods.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "geodata/method_table.h"

namespace tourmap {
namespace {

// The operation as "+key=value" pairs of its PROJ string; flags such as +south have an empty value.
class Parameters {
public:
    explicit Parameters(const std::string& text) {
        std::size_t i = 0;
        while ((i = text.find('+', i)) != std::string::npos) {
            const std::size_t end = std::min(text.find(' ', i), text.size());
            const std::string item = text.substr(i + 1, end - i - 1);
            const std::size_t equals = item.find('=');
            values_[item.substr(0, equals)] = equals == std::string::npos ? "" : item.substr(equals + 1);
            i = end;
        }
    }
    bool has(std::string_view key) const { return values_.contains(key); }
    std::string text(std::string_view key) const {
        const auto found = values_.find(key);
        return found == values_.end() ? std::string() : found->second;
    }
    double number(std::string_view key, double fallback) const {
        const std::string value = text(key);
        double out = fallback;
        std::from_chars(value.data(), value.data() + value.size(), out);
        return out;
    }
    void set(const std::string& key, const std::string& value) { values_[key] = value; }

private:
    std::map<std::string, std::string, std::less<>> values_;
};

template <std::size_t N>
void add_row(const std::array<double, N>& sides, double south, double north, std::vector<Window>& out) {
    for (std::size_t i = 0; i + 1 < N; ++i)
        if (sides[i] < sides[i + 1]) out.push_back({sides[i], sides[i + 1], south, north});
}

// Web maps stop here, where the world is a square.
constexpr double mercator_latitude = 85.051128779807;
// Beyond this latitude of the other hemisphere a conformal cone runs away towards infinity.
constexpr double conic_far_latitude = 60;
// On an ellipsoid the shortest ways from a point meet before its antipode, along a segment that reaches
// pi f cos(lat)^2 to each side of it: the azimuth is not unique there.
double equidistant_radius(double lat_0, double flattening) {
    const double c = std::cos(lat_0 * degrees_to_radians);
    return 180 - 0.05 - 180 * 1.02 * flattening * c * c;
}

// The Gaussian sphere of a double projection has a little more than 360 degrees of longitude, so that the meridian
// behind the pole is drawn twice: stop at the pole, unless that is the centre.
double double_sphere_radius(double lat_0, double reach) {
    return std::min(reach, std::abs(lat_0) > 85 ? 90 : 90 - std::abs(lat_0) - 0.05);
}

// The latitude at which the polar caps of HEALPix begin: two thirds of the hemisphere's area lie below it
// (Calabretta and Roukema 2007). Area by Snyder, Map Projections: A Working Manual, eq. 3-12.
double healpix_latitude(double flattening) {
    const double e = std::sqrt(flattening * (2 - flattening));
    const auto area = [&](double s) {
        return e < 1e-9 ? 2 * s : (1 - e * e) * (s / (1 - e * e * s * s) + std::atanh(e * s) / e);
    };
    double low = 0, high = 1;
    for (int i = 0; i < 60; ++i) {
        const double s = (low + high) / 2;
        (area(s) < area(1) * 2 / 3 ? low : high) = s;
    }
    return std::asin(low) / degrees_to_radians;
}

// Where the method has no PROJ string, its parameters still name the meridian in the middle.
double origin_longitude(const Crs& crs) {
    return crs.parameter("longitude of", crs.parameter("meridian", 0));
}

std::vector<Window> windows_of(const ProjMethod& method, double flattening) {
    std::vector<Window> out;
    const std::array<double, 5> quarters{-180, -90, 0, 90, 180};
    switch (method.shape) {
        case MethodShape::two_halves:
            return {{-180, 180, -90, 0}, {-180, 180, 0, 90}};
        case MethodShape::lobes:
            for (const ProjLobes& l : proj_lobes) {
                if (l.proj != method.proj) continue;
                if (l.kink < 90) add_row(l.north, l.kink, 90, out);
                add_row(l.north, 0, l.kink, out);
                add_row(l.south, -l.kink, 0, out);
                if (l.kink < 90) add_row(l.south, -90, -l.kink, out);
            }
            return out;
        case MethodShape::healpix: {
            // healpix tears its caps apart along the quarters, rhealpix bends there and turns them aside.
            const double lat = healpix_latitude(flattening);
            add_row(quarters, lat, 90, out);
            out.push_back({-180, 180, -lat, lat});
            add_row(quarters, -90, -lat, out);
            return out;
        }
        default:
            return out;
    }
}

// The centre of an oblique method: PROJ names its longitude in several ways.
LonLat oblique_centre(const Parameters& parameters, double lon_0, double prime_meridian) {
    const double lonc = parameters.number("lonc", lon_0 - prime_meridian) + prime_meridian;
    return {wrap_longitude(lonc), parameters.number("lat_0", 0)};
}

std::optional<ProjectionDomain> domain_of_method(const Parameters& parameters, const Crs& crs);

// The frame of ob_tran: its pole and its turn round it, given in one of three ways (PROJ's ob_tran.cpp).
Frame oblique_frame(const Parameters& p, double lon_0) {
    const double d = degrees_to_radians;
    double lam = p.number("o_lon_p", 0) * d, phi = p.number("o_lat_p", 0) * d;
    if (p.has("o_alpha")) {
        const double lam_c = p.number("o_lon_c", 0) * d, phi_c = p.number("o_lat_c", 0) * d,
                     a = p.number("o_alpha", 0) * d;
        lam = lam_c + std::atan2(-std::cos(a), -std::sin(a) * std::sin(phi_c));
        phi = std::asin(std::cos(phi_c) * std::sin(a));
    } else if (!p.has("o_lat_p")) {
        const double lam_1 = p.number("o_lon_1", 0) * d, phi_1 = p.number("o_lat_1", 0) * d;
        const double lam_2 = p.number("o_lon_2", 0) * d, phi_2 = p.number("o_lat_2", 0) * d;
        lam = std::atan2(
            std::cos(phi_1) * std::sin(phi_2) * std::cos(lam_1) - std::sin(phi_1) * std::cos(phi_2) * std::cos(lam_2),
            std::sin(phi_1) * std::cos(phi_2) * std::sin(lam_2) - std::cos(phi_1) * std::sin(phi_2) * std::sin(lam_1));
        phi = std::atan(-std::cos(lam - lam_1) / std::tan(phi_1));
    }
    // Snyder, Map Projections: A Working Manual, eq. 5-7 and 5-8b: with longitudes counted from lon_0 the frame's
    // axes are X = (sin phi, 0, cos phi), Y = (0, 1, 0) and the pole (-cos phi, 0, sin phi), then turned by lam.
    const UnitVec pole{-std::cos(phi), 0, std::sin(phi)};
    const UnitVec prime{std::cos(lam) * std::sin(phi), -std::sin(lam), std::cos(lam) * std::cos(phi)};
    // A hundred roundings to the side: data is cut along 180 degrees, and neither the frame's pole nor its
    // antimeridian may lie on that cut, where either side would be as true.
    constexpr double aside = 1e-12;
    const auto from_lon_0 = [&](UnitVec v) {
        const LonLat at = lonlat(v);
        return LonLat{at.lon + lon_0 + aside, at.lat};
    };
    return Frame::with_pole(from_lon_0(pole), from_lon_0(prime));
}

// The inner method's domain, seen from the oblique pole.
std::optional<ProjectionDomain> oblique_domain(Parameters parameters, const Crs& crs, double lon_0) {
    const Frame frame = oblique_frame(parameters, lon_0);
    parameters.set("proj", parameters.text("o_proj"));
    parameters.set("lon_0", "0");
    const auto inner = domain_of_method(parameters, crs);
    if (!inner) return std::nullopt;
    if (const auto* circle = std::get_if<SmallCircle>(&*inner))
        return SmallCircle{frame.out_of(circle->centre), circle->radius};
    if (const auto* cut = std::get_if<CutMeridian>(&*inner))
        return Interrupted{frame, {{-cut->half_width, cut->half_width, cut->lat_min, cut->lat_max}}};
    const auto& windows = std::get<Interrupted>(*inner);
    if (windows.frame.tilted()) return std::nullopt;
    return Interrupted{frame, windows.windows};
}

double central_meridian(const Parameters& parameters, const Crs& crs) {
    double lon_0 = parameters.number("lon_0", origin_longitude(crs)) + crs.prime_meridian;
    if (crs.geographic) lon_0 += parameters.number("lon_wrap", 0);
    if (parameters.text("proj") == "utm") lon_0 = parameters.number("zone", 30) * 6 - 183;
    return wrap_longitude(lon_0);
}

std::optional<ProjectionDomain> domain_of_method(const Parameters& parameters, const Crs& crs) {
    const std::string proj = parameters.text("proj");
    const double lon_0 = central_meridian(parameters, crs);
    if (proj == "ob_tran") return oblique_domain(parameters, crs, lon_0);
    for (const ProjPolynomial& polynomial : proj_polynomials)
        if (polynomial.proj == proj) return polynomial.domain;
    // Its other shapes are cut elsewhere.
    const std::string shape = parameters.text("shape");
    if (proj == "peirce_q" && !shape.empty() && shape != "diamond" && shape != "square") return std::nullopt;
    const double lat_0 = proj == "ups" ? (parameters.has("south") ? -90 : 90) : parameters.number("lat_0", 0);
    const auto* const method =
        std::find_if(proj_methods.begin(), proj_methods.end(), [&](const ProjMethod& m) { return m.proj == proj; });
    if (method == proj_methods.end()) return std::nullopt;

    switch (method->shape) {
        case MethodShape::azimuthal:
            return SmallCircle{{lon_0, lat_0}, method->reach};
        case MethodShape::double_sphere: {
            const LonLat centre = oblique_centre(parameters, lon_0, crs.prime_meridian);
            return SmallCircle{centre, double_sphere_radius(centre.lat, method->reach)};
        }
        case MethodShape::equidistant:
            return SmallCircle{{lon_0, lat_0}, equidistant_radius(lat_0, crs.flattening)};
        case MethodShape::perspective: {
            // Seen from height h above a sphere of radius R the horizon is arccos(R / (R + h)) away
            // (Snyder, Map Projections: A Working Manual, eq. 23-2), less a little for the round trip.
            const double ratio = crs.semi_major_metre / (crs.semi_major_metre + parameters.number("h", 35785831));
            const double lat = proj == "geos" ? 0 : lat_0;
            return SmallCircle{{lon_0, lat}, std::acos(ratio) / degrees_to_radians * 0.99875};
        }
        case MethodShape::conformal_conic: {
            const double lat_1 = parameters.number("lat_1", lat_0);
            const double middle = (lat_1 + parameters.number("lat_2", lat_1)) / 2;
            CutMeridian cut{lon_0};
            (middle >= 0 ? cut.lat_min : cut.lat_max) = middle >= 0 ? -conic_far_latitude : conic_far_latitude;
            return cut;
        }
        case MethodShape::krovak:
            // The tip of its oblique cone is at 59.76 degrees; PROJ folds what lies behind it. A circle that ends
            // before the tip and holds all of Europe's middle.
            return SmallCircle{{lon_0, 59.5 - method->reach}, method->reach};
        case MethodShape::mercator:
            return CutMeridian{lon_0, 180, -mercator_latitude, mercator_latitude};
        case MethodShape::whole:
            return CutMeridian{lon_0, method->reach, -method->latitude, method->latitude};
        default:
            return Interrupted{Frame::about(lon_0), windows_of(*method, crs.flattening)};
    }
}

}  // namespace

std::optional<ProjectionDomain> domain_by_method(const Crs& crs) {
    return domain_of_method(Parameters(crs.proj_string), crs);
}

LonLat natural_centre(const Crs& crs) {
    const Parameters parameters(crs.proj_string);
    return oblique_centre(parameters, central_meridian(parameters, crs), crs.prime_meridian);
}

}  // namespace tourmap
