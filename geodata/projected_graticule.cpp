#include "geodata/projected_graticule.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "geodata/clip_domain.h"

namespace tourmap {
namespace {

constexpr double walk_step = 0.5;  // degrees along the outline
constexpr double least_room = 0.25;

// How far apart neighbouring meridians are at a latitude, against the equator or what is nearest to it.
double room_at(const Projector& projector, const CutMeridian& cut, double step, double lat) {
    const auto apart = [&](double at) {
        const MapXY a = projector.forward({cut.lon_0, at}), b = projector.forward({cut.lon_0 + step / 2, at});
        return std::hypot(b.x - a.x, b.y - a.y);
    };
    return apart(lat) / apart(std::clamp(0.0, cut.lat_min, cut.lat_max));
}

// Whether meridians have room at both ends: south, north.
std::pair<bool, bool> room_at_ends(const Projector& projector, const DomainInfo& domain, double step) {
    const auto* cut = std::get_if<CutMeridian>(&domain.domain);
    if (!cut) return {false, false};
    constexpr double inside = 1e-6;
    return {room_at(projector, *cut, step, cut->lat_min + inside) > least_room,
            room_at(projector, *cut, step, cut->lat_max - inside) > least_room};
}

double sound_step(const GlobeWindow& window, double step) {
    return window.everywhere() ? std::max(step, 1.0) : step;
}

GraticuleSpec spec_for(const Projector& projector, const DomainInfo& domain, const GlobeWindow& window, double step) {
    GraticuleSpec spec;
    spec.step = sound_step(window, step);
    spec.window = window.box;
    const auto [south, north] = room_at_ends(projector, domain, spec.step);
    spec.south = south ? -90 : -last_parallel(spec.step);
    spec.north = north ? 90 : last_parallel(spec.step);
    return spec;
}

bool in_window(const LonLatBox& box, LonLat p) {
    const auto within = [&](double lon) { return lon >= box.min.lon && lon <= box.max.lon; };
    return p.lat >= box.min.lat && p.lat <= box.max.lat &&
           (within(p.lon) || within(p.lon + 360) || within(p.lon - 360));
}

// Walks the outline and notes where it crosses lines.
class EndFinder {
public:
    EndFinder(const Projector& projector, const DomainInfo& domain, const GraticuleSpec& spec)
        : projector_(projector),
          frame_(tilted_frame(domain.domain)),
          circle_(std::get_if<SmallCircle>(&domain.domain)),
          spec_(spec),
          last_(last_parallel(spec.step)) {}

    void walk(LonLat a, LonLat b) {
        a_ = a;
        b_ = b;
        const double length = std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat));
        const int n = std::max(1, static_cast<int>(std::ceil(length / walk_step)));
        for (int i = 0; i < n; ++i) piece(static_cast<double>(i) / n, static_cast<double>(i + 1) / n);
    }

    std::vector<GraticuleEnd> ends;

private:
    // On the globe, at a share of the edge.
    LonLat at(double f) const {
        const LonLat p{a_.lon + f * (b_.lon - a_.lon), a_.lat + f * (b_.lat - a_.lat)};
        if (circle_) return onto(*circle_, p);
        return frame_ ? frame_->out_of(p) : p;
    }
    // The point of the circle in the direction of p.
    static LonLat onto(const SmallCircle& circle, LonLat p) {
        const UnitVec c = unit(circle.centre), u = unit(p);
        const double d = dot(u, c);
        const UnitVec side = normalised({u.x - d * c.x, u.y - d * c.y, u.z - d * c.z});
        const double cosine = std::cos(circle.radius * degrees_to_radians),
                     sine = std::sin(circle.radius * degrees_to_radians);
        return lonlat({c.x * cosine + side.x * sine, c.y * cosine + side.y * sine, c.z * cosine + side.z * sine});
    }
    void piece(double from, double to) {
        const LonLat p = at(from), q = at(to);
        crossings(from, to, p.lat, q.lat, false);
        // The short way round.
        crossings(from, to, p.lon, p.lon + wrap_longitude(q.lon - p.lon), true);
    }
    void crossings(double from, double to, double v, double w, bool meridian) {
        // Edges that are pulled in from a line still end at it; those that run along it do not cross it.
        constexpr double reach = 2e-6;
        if (std::abs(v - w) < 2 * reach) return;
        const double step = spec_.step;
        const long first = static_cast<long>(std::ceil((std::min(v, w) - reach) / step));
        const long last = static_cast<long>(std::floor((std::max(v, w) + reach) / step));
        for (long k = first; k <= last; ++k) {
            const double value = static_cast<double>(k) * step;
            const GraticuleLine line{meridian, meridian ? wrap_longitude(value) : value};
            if (value <= std::min(v, w) || value >= std::max(v, w))
                add(line, std::abs(v - value) < std::abs(w - value) ? from : to);
            else
                add(line, share(from, to, v < w, line));
        }
    }
    // Where the outline meets a line, by bisection: only in a plain frame is it linear.
    double share(double from, double to, bool rising, const GraticuleLine& line) const {
        const auto beyond = [&](double f) {
            const LonLat p = at(f);
            return line.meridian ? wrap_longitude(p.lon - line.degrees) : p.lat - line.degrees;
        };
        for (int i = 0; i < 50; ++i) {
            const double middle = (from + to) / 2;
            ((beyond(middle) < 0) == rising ? from : to) = middle;
        }
        return (from + to) / 2;
    }
    bool is_drawn(const GraticuleLine& line, double lat) const {
        if (!line.meridian) return std::abs(line.degrees) <= last_;
        return std::abs(std::remainder(line.degrees, 90)) < 1e-9 || (lat >= spec_.south && lat <= spec_.north);
    }
    void add(GraticuleLine line, double f) {
        const LonLat p = at(f);
        if (!is_drawn(line, p.lat) || !in_window(spec_.window, p)) return;
        // All meridians meet in a pole that the outline runs through: it ends none.
        if (line.meridian && (circle_ || frame_) && std::abs(p.lat) > 89) return;
        const MapXY here = projector_.forward(p);
        // A little to both sides, as far as the edge goes.
        const double aside = 1e-3 / std::max({std::abs(b_.lon - a_.lon), std::abs(b_.lat - a_.lat), 1e-3});
        const MapXY back = projector_.forward(at(std::max(f - aside, 0.0))),
                    on = projector_.forward(at(std::min(f + aside, 1.0)));
        const double dx = on.x - back.x, dy = on.y - back.y, length = std::hypot(dx, dy);
        const double radius = projector_.crs().semi_major_metre / projector_.crs().metres_per_unit;
        if (!std::isfinite(here.x) || !(length > 1e-8 * radius)) return;  // NaN, or a pole that is a point
        ends.push_back({line, here, {dx / length, dy / length}});
    }

    const Projector& projector_;
    const Frame* frame_;
    const SmallCircle* circle_;
    const GraticuleSpec& spec_;
    double last_;
    LonLat a_, b_;
};

}  // namespace

ProjectedGraticule project_graticule(const Projector& projector, const DomainInfo& domain, const GlobeWindow& window,
                                     double step, const ProjectionDetail& detail) {
    const GraticuleSpec spec = spec_for(projector, domain, window, step);
    Graticule net = graticule(spec);
    return {spec.step, std::move(net.lines), project_layer(net.layer, projector, domain, detail), window};
}

std::vector<GraticuleEnd> graticule_ends(const Projector& projector, const DomainInfo& domain,
                                         const GlobeWindow& window, double step) {
    const GraticuleSpec spec = spec_for(projector, domain, window, step);
    EndFinder finder(projector, domain, spec);
    const RingSet<LonLat> rings = outline(domain.domain, walk_step);
    for (std::size_t r = 0; r < rings.count(); ++r) {
        const auto ring = rings.ring(r);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            LonLat next = ring[(i + 1) % ring.size()];
            // Points of a circle come within 180 degrees of Greenwich, whatever lies between them.
            if (std::holds_alternative<SmallCircle>(domain.domain))
                next.lon = ring[i].lon + wrap_longitude(next.lon - ring[i].lon);
            finder.walk(ring[i], next);
        }
    }
    return std::move(finder.ends);
}

}  // namespace tourmap
