#include "geodata/projection_domain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "geodata/domain_methods.h"
#include "geodata/measure_domain.h"

namespace tourmap {
namespace {

// A datum shift moves points across a cut that was made in WGS84, near the poles by any longitude.
// Such CRSs are national surveys: they lose a degree on the far side of the globe.
constexpr double datum_margin = 1;

// False for parameters that PROJ let through but that make no map (+h=-1, +lon_0=nan).
bool sound(const ProjectionDomain& domain) {
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) return std::isfinite(cut->lon_0);
    if (const auto* interrupted = std::get_if<Interrupted>(&domain))
        return std::isfinite(interrupted->frame.into({0, 0}).lon);
    const auto& circle = std::get<SmallCircle>(domain);
    return std::isfinite(circle.centre.lon) && std::abs(circle.centre.lat) <= 90 && circle.radius > 0 &&
           circle.radius < 180;
}

ProjectionDomain with_room_for_datum_shift(ProjectionDomain domain) {
    if (auto* circle = std::get_if<SmallCircle>(&domain)) {
        circle->radius = std::max(circle->radius - datum_margin, circle->radius / 2);
    } else if (auto* cut = std::get_if<CutMeridian>(&domain); cut && cut->half_width > 180 - datum_margin) {
        cut->half_width = 180 - datum_margin;
        cut->lat_min = std::max(cut->lat_min, -90 + datum_margin);
        cut->lat_max = std::min(cut->lat_max, 90 - datum_margin);
    }
    return domain;  // windows that were measured were measured with the shift
}

// For polynomials and the like, which are good round their middle only: a circle looks better than squares.
constexpr double smallest_share = 0.3;  // of the globe: below it the domain is a circle if one can be found
constexpr double most_circle = 60;      // degrees

double share_of_globe(const std::vector<Window>& windows) {
    double area = 0;
    for (const Window& w : windows)
        area += (w.east - w.west) * (std::sin(w.north * degrees_to_radians) - std::sin(w.south * degrees_to_radians));
    return area / 720;
}

ProjectionDomain measured(const Crs& crs) {
    const auto projector = Projector::create(crs);
    if (!projector) return CutMeridian{};
    const LonLat centre = natural_centre(crs);
    if (!std::isfinite(centre.lon) || !(std::abs(centre.lat) <= 90)) return CutMeridian{};
    std::vector<Window> windows = measure_domain(*projector, centre.lon);
    if (share_of_globe(windows) < smallest_share)
        if (const double radius = measure_circle(*projector, centre, most_circle); radius > 0)
            return SmallCircle{centre, radius};
    if (windows.empty()) return CutMeridian{centre.lon};
    return Interrupted{Frame::about(centre.lon), std::move(windows)};
}

}  // namespace

DomainInfo domain_of(const Crs& crs) {
    auto by_method = domain_by_method(crs);
    DomainInfo info;
    info.known = by_method && sound(*by_method);
    info.domain = info.known ? std::move(*by_method) : measured(crs);
    if (crs.moves_datum) info.domain = with_room_for_datum_shift(std::move(info.domain));
    return info;
}

bool contains(const ProjectionDomain& domain, LonLat p) {
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
        const double lambda = wrap_longitude(p.lon - cut->lon_0);
        return std::abs(lambda) <= cut->half_width && p.lat >= cut->lat_min && p.lat <= cut->lat_max;
    }
    if (const auto* interrupted = std::get_if<Interrupted>(&domain)) {
        LonLat q = interrupted->frame.into(p);
        if (!interrupted->frame.tilted()) q.lon = wrap_longitude(q.lon);
        return std::any_of(interrupted->windows.begin(), interrupted->windows.end(), [&](const Window& w) {
            return q.lon >= w.west && q.lon <= w.east && q.lat >= w.south && q.lat <= w.north;
        });
    }
    const auto& circle = std::get<SmallCircle>(domain);
    return dot(unit(p), unit(circle.centre)) >= std::cos(circle.radius * degrees_to_radians);
}

std::string describe(const ProjectionDomain& domain) {
    std::array<char, 200> text{};
    const auto print = [&](const char* format, auto... values) {
        std::snprintf(text.data(), text.size(), format, values...);
    };
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
        print("within %g degrees of longitude %g, latitude %g to %g", cut->half_width, cut->lon_0, cut->lat_min,
              cut->lat_max);
    } else if (const auto* circle = std::get_if<SmallCircle>(&domain)) {
        print("within %.2f degrees of %g, %g (lon, lat)", circle->radius, circle->centre.lon, circle->centre.lat);
    } else {
        const auto& [frame, windows] = std::get<Interrupted>(domain);
        const LonLat pole = frame.pole();
        if (frame.tilted())
            print("%zu window%s of the graticule whose pole is at %g, %g (lon, lat)", windows.size(),
                  windows.size() == 1 ? "" : "s", pole.lon, pole.lat);
        else
            print("%zu window%s of longitude and latitude, %.1f %% of the globe, longitudes from %g", windows.size(),
                  windows.size() == 1 ? "" : "s", 100 * share_of_globe(windows), frame.lon_0());
    }
    return text.data();
}

}  // namespace tourmap
