// Fuzz target for geodata/clip_domain.h: any bytes as a domain and a polygon or line, clipped. What must hold:
//
//   every vertex is finite and in the domain, rings and lines have enough of them;
//   points of the globe are in the clipped polygon exactly where they are in the polygon and the domain (even-odd);
//   clipping what was clipped changes no point's side, nor does turning the rings round;
//   what is stroked (edges that are not hidden) lies on edges of the polygon, so that a cut is never a border.
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "geodata/clip_domain.h"
#include "tests/fuzz/replay.h"

using namespace tourmap;

namespace {

using Rings = RingSet<LonLat>;

void require(bool promise, const char* what) {
    if (promise) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
    bool empty() const { return at_ >= size_; }
    unsigned byte() { return empty() ? 0 : data_[at_++]; }
    double share() { return (byte() * 256.0 + byte()) / 65535.0; }  // [0, 1]
    double in(double low, double high) { return low + share() * (high - low); }

private:
    const std::uint8_t* data_;
    std::size_t size_, at_ = 0;
};

// Half of them on a lattice, so that vertices lie on cuts, on poles and on one another.
LonLat place(Bytes& bytes) {
    const unsigned how = bytes.byte();
    if (how % 2) return {bytes.in(-180, 180), bytes.in(-90, 90)};
    return {-180.0 + 15.0 * (bytes.byte() % 25), -90.0 + 15.0 * (bytes.byte() % 13)};
}

// Windows side by side, some left out.
std::vector<Window> windows_from(Bytes& bytes) {
    std::array<double, 5> lon{-180, -90, 0, 60, 180};
    std::array<double, 4> lat{-90, -30, 30, 90};
    if (bytes.byte() % 2) lon = {-180, bytes.in(-170, -100), bytes.in(-90, -10), bytes.in(0, 100), 180};
    if (bytes.byte() % 2) lat = {bytes.in(-90, -60), bytes.in(-50, -10), bytes.in(0, 50), bytes.in(60, 90)};
    const unsigned kept = bytes.byte() | bytes.byte() << 8 | 1;
    std::vector<Window> out;
    for (std::size_t i = 0; i + 1 < lon.size(); ++i)
        for (std::size_t j = 0; j + 1 < lat.size(); ++j)
            if (kept >> (3 * i + j) & 1) out.push_back({lon[i], lon[i + 1], lat[j], lat[j + 1]});
    return out;
}

ProjectionDomain domain_from(Bytes& bytes) {
    switch (bytes.byte() % 5) {
        case 0:
            return CutMeridian{place(bytes).lon, 180, -90, 90};
        case 1: {
            const LonLat centre = place(bytes);
            return CutMeridian{centre.lon, bytes.in(5, 180), -90 + bytes.in(0, 80), 90 - bytes.in(0, 80)};
        }
        case 2: {
            const LonLat centre = place(bytes);
            return SmallCircle{centre, bytes.byte() % 2 ? bytes.in(1, 179.9) : 15.0 + 15 * (bytes.byte() % 10)};
        }
        case 3:
            return Interrupted{Frame::about(place(bytes).lon), windows_from(bytes)};
        default: {
            const LonLat pole = place(bytes), prime = place(bytes);
            const UnitVec side = cross(unit(pole), unit(prime));
            if (dot(side, side) < 1e-6) return CutMeridian{};
            return Interrupted{Frame::with_pole(pole, prime), windows_from(bytes)};
        }
    }
}

Rings rings_from(Bytes& bytes, std::size_t least) {
    Rings out;
    const unsigned count = 1 + bytes.byte() % 3;
    for (unsigned r = 0; r < count; ++r) {
        const std::size_t n = least + bytes.byte() % 12;
        for (std::size_t i = 0; i < n; ++i) out.push(place(bytes), 0);
        out.end_ring(least);
    }
    return out;
}

Rings turned_round(const Rings& rings) {
    Rings out;
    for (std::size_t r = 0; r < rings.count(); ++r) {
        const auto ring = rings.ring(r);
        for (std::size_t i = ring.size(); i-- > 0;) out.push(ring[i], 0);
        out.end_ring(1);
    }
    return out;
}

// A plane in which what was clipped can be looked at: its own coordinates, or round a circle's centre the distance
// and direction from it, because arcs of a circle are not straight in lon/lat.
class Plane {
public:
    explicit Plane(const ProjectionDomain& domain) : frame_(tilted_frame(domain)) {
        if (const auto* circle = std::get_if<SmallCircle>(&domain)) {
            const LonLat prime = std::abs(circle->centre.lat) < 45 ? LonLat{0, 90} : LonLat{circle->centre.lon + 90, 0};
            round_ = Frame::with_pole(circle->centre, prime);
            circular_ = true;
        } else if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
            centre_ = cut->lon_0;
        } else if (!frame_) {
            centre_ = std::get<Interrupted>(domain).frame.lon_0();
        }
    }
    bool circular() const { return circular_; }
    const Frame* frame() const { return frame_; }
    // Of a point of the globe.
    LonLat of(LonLat p) const {
        if (frame_) return frame_->into(p);
        if (circular_) return flat(p);
        p.lon = centre_ + wrap_longitude(p.lon - centre_);
        return p;
    }
    // Of clipped rings: the same for those that are in the plane's coordinates.
    Rings of(const Rings& clipped) const {
        if (!circular_) return clipped;
        Rings out;
        for (std::size_t r = 0; r < clipped.count(); ++r) {
            const auto ring = clipped.ring(r);
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
                const bool arc = clipped.flags(r)[i] & edge::settled;
                const int n =
                    arc ? 1 : 1 + static_cast<int>(16 * std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat)));
                for (int k = 0; k < n; ++k)
                    out.push(flat({a.lon + (b.lon - a.lon) * k / n, a.lat + (b.lat - a.lat) * k / n}),
                             clipped.flags(r)[i]);
            }
            out.end_ring(1);
        }
        return out;
    }

private:
    LonLat flat(LonLat p) const {
        const LonLat q = round_.into(p);
        const double distance = 90 - q.lat, angle = q.lon * degrees_to_radians;
        return {distance * std::sin(angle), distance * std::cos(angle)};
    }
    Frame round_;
    const Frame* frame_ = nullptr;
    double centre_ = 0;
    bool circular_ = false;
};

double distance_to(const Rings& rings, LonLat p, bool closed = true) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t r = 0; r < rings.count(); ++r) {
        const auto ring = rings.ring(r);
        for (std::size_t i = 0; i + (closed ? 0 : 1) < ring.size(); ++i) {
            const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
            const double dx = b.lon - a.lon, dy = b.lat - a.lat, square = dx * dx + dy * dy;
            const double f =
                square > 0 ? std::clamp(((p.lon - a.lon) * dx + (p.lat - a.lat) * dy) / square, 0.0, 1.0) : 0;
            least = std::min(least, std::hypot(p.lon - a.lon - f * dx, p.lat - a.lat - f * dy));
        }
    }
    return least;
}

bool in_domain(const ProjectionDomain& domain, const Plane& plane, LonLat p, double room) {
    if (const auto* circle = std::get_if<SmallCircle>(&domain))
        return contains(SmallCircle{circle->centre, std::clamp(circle->radius + room, 0.0, 180.0)}, p);
    const Interrupted windows = std::holds_alternative<Interrupted>(domain) ? std::get<Interrupted>(domain)
                                                                            : as_windows(std::get<CutMeridian>(domain));
    LonLat q = plane.frame() ? p : windows.frame.into(p);
    if (!plane.frame()) q.lon = wrap_longitude(q.lon);
    for (const Window& w : windows.windows)
        for (const double turn : {0.0, 360.0})
            if (q.lon + turn >= w.west - room && q.lon + turn <= w.east + room && q.lat >= w.south - room &&
                q.lat <= w.north + room)
                return true;
    return false;
}

constexpr ClipDetail detail{0.25, 0.001};
// Degrees of the plane round borders and the domain's edge where a point is not asked for its side: chords of arcs,
// bent edges and what is pulled in from cuts.
constexpr double unsure = 0.02;

void check_vertices(const Rings& clipped, const ProjectionDomain& domain, const Plane& plane, std::size_t least) {
    for (const LonLat p : clipped.points) {
        require(std::isfinite(p.lon) && std::isfinite(p.lat), "vertices are finite");
        require(in_domain(domain, plane, p, 1e-6), "vertices are in the domain");
    }
    require(clipped.edges.size() == clipped.points.size(), "one flag an edge");
    for (std::size_t r = 0; r < clipped.count(); ++r) require(clipped.ring(r).size() >= least, "enough vertices");
}

void check_strokes(const Rings& input, const Rings& clipped, const Plane& plane, bool closed) {
    for (std::size_t r = 0; r < clipped.count(); ++r) {
        const auto ring = clipped.ring(r);
        for (std::size_t i = 0; i + (closed ? 0 : 1) < ring.size(); ++i) {
            if (clipped.flags(r)[i] & edge::hidden) continue;
            const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
            LonLat p{(a.lon + b.lon) / 2, (a.lat + b.lat) / 2};
            double room = 1e-6;
            if (plane.frame()) {
                if (std::abs(p.lat) > 89) continue;  // a degree of the frame's longitude is nothing there
                p = plane.frame()->out_of(p);
                if (std::abs(p.lat) > 89) continue;
                room = unsure / std::cos(std::min(89.0, std::abs(p.lat)) * degrees_to_radians);
            }
            double least = std::numeric_limits<double>::infinity();
            for (const double turn : {-360.0, 0.0, 360.0})
                least = std::min(least, distance_to(input, {p.lon + turn, p.lat}, closed));
            if (least > room)
                std::fprintf(stderr, "%g, %g -> %g, %g, %g degrees from any border\n", a.lon, a.lat, b.lon, b.lat,
                             least);
            require(least <= room, "what is stroked is a border");
        }
    }
}

struct Sides {
    std::vector<LonLat> points;        // of the globe
    std::vector<std::uint8_t> inside;  // of polygon and domain
};

// Where it is sure, which points are in the polygon and the domain.
Sides sides_of(const Rings& polygon, const ProjectionDomain& domain, const Plane& plane) {
    Sides out;
    for (int k = 0; k < 48; ++k) {
        const double a = std::fmod(0.5 + k * 0.7548776662466927, 1), b = std::fmod(0.5 + k * 0.5698402909980532, 1);
        const LonLat p{-180 + 360 * a, std::asin(2 * b - 1) / degrees_to_radians};
        const LonLat q = plane.frame() ? plane.frame()->into(p) : p;
        if (in_domain(domain, plane, q, -unsure) != in_domain(domain, plane, q, unsure)) continue;
        if (distance_to(polygon, p) < unsure) continue;
        out.points.push_back(p);
        out.inside.push_back(in_domain(domain, plane, q, 0) && contains_even_odd(polygon, p));
    }
    return out;
}

void check_sides(const Sides& sides, const Rings& clipped, const Plane& plane, const char* what) {
    const Rings there = plane.of(clipped);
    for (std::size_t i = 0; i < sides.points.size(); ++i) {
        const LonLat p = plane.of(sides.points[i]);
        if (contains_even_odd(there, p) == (sides.inside[i] != 0)) continue;
        if (distance_to(there, p) < 5 * unsure) continue;
        std::fprintf(stderr, "%g, %g should be %s\n", sides.points[i].lon, sides.points[i].lat,
                     sides.inside[i] ? "inside" : "outside");
        require(false, what);
    }
}

// Within one turn from -180, as data is; what is clipped may reach over either side.
Rings in_one_turn(const Rings& clipped) {
    Rings out;
    for (const double turn : {-360.0, 0.0, 360.0}) {
        Rings kept = clip_polygon(clip_polygon(clipped, HalfPlane<LonLat>{0, turn - 180, -1}),
                                  HalfPlane<LonLat>{0, turn + 180, 1});
        for (LonLat& p : kept.points) p.lon -= turn;
        append(out, std::move(kept));
    }
    return out;
}

void check_polygon(Bytes& bytes, const ProjectionDomain& domain) {
    const Plane plane(domain);
    const Rings polygon = rings_from(bytes, 3);
    if (std::getenv("TOURMAP_VERBOSE"))
        for (std::size_t r = 0; r < polygon.count(); ++r)
            for (const LonLat p : polygon.ring(r)) std::fprintf(stderr, "  ring %zu: %g, %g\n", r, p.lon, p.lat);
    const Rings clipped = clip_polygon(polygon, domain, detail);
    check_vertices(clipped, domain, plane, 3);
    check_strokes(polygon, clipped, plane, true);
    const Sides sides = sides_of(polygon, domain, plane);
    check_sides(sides, clipped, plane, "even-odd equal to (polygon AND domain)");
    check_sides(sides, clip_polygon(turned_round(polygon), domain, detail), plane, "winding does not matter");
    // A circle's arcs are no data: straight in no plane of longitudes.
    if (!plane.frame() && !plane.circular())
        check_sides(sides, clip_polygon(in_one_turn(clipped), domain, detail), plane, "clip twice = clip once");
}

void check_lines(Bytes& bytes, const ProjectionDomain& domain) {
    const Plane plane(domain);
    const Rings lines = rings_from(bytes, 2);
    const Rings clipped = clip_lines(lines, domain, detail);
    check_vertices(clipped, domain, plane, 2);
    check_strokes(lines, clipped, plane, false);
    // Points of the lines that are in the domain are on what is left of them.
    for (std::size_t r = 0; r < lines.count(); ++r)
        for (std::size_t i = 0; i + 1 < lines.ring(r).size(); ++i) {
            const LonLat a = lines.ring(r)[i], b = lines.ring(r)[i + 1];
            const LonLat p{a.lon + 0.37 * (b.lon - a.lon), a.lat + 0.37 * (b.lat - a.lat)};
            const LonLat q = plane.frame() ? plane.frame()->into(p) : p;
            if (!in_domain(domain, plane, q, -unsure) || (plane.frame() && std::abs(q.lat) > 89)) continue;
            const double room = plane.frame() ? unsure / std::cos(q.lat * degrees_to_radians) : 1e-6;
            double least = std::numeric_limits<double>::infinity();
            for (const double turn : {-360.0, 0.0, 360.0})
                least = std::min(least, distance_to(clipped, {q.lon + turn, q.lat}, false));
            require(least <= room, "lines in the domain stay");
        }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Bytes bytes(data, size);
    const ProjectionDomain domain = domain_from(bytes);
    if (std::getenv("TOURMAP_VERBOSE")) std::fprintf(stderr, "%s\n", describe(domain).c_str());
    if (bytes.byte() % 4)
        check_polygon(bytes, domain);
    else
        check_lines(bytes, domain);
    return 0;
}
