#include "geodata/load_antimeridian.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "geodata/load_cut.h"

namespace tourmap {
namespace {

bool at_pole(LonLat p) {
    return std::abs(p.lat) >= 90 - seam_tolerance;
}

enum class Step { plain, jump, full_turn };

Step step_between(LonLat a, LonLat b) {
    const double d = std::abs(b.lon - a.lon);
    if (d <= 180) return Step::plain;
    if (at_pole(a) && at_pole(b) && (a.lat > 0) == (b.lat > 0)) return Step::plain;
    return std::abs(d - 360) <= 2 * seam_tolerance ? Step::full_turn : Step::jump;
}

struct Extent {
    double min, max;
    double middle() const { return (min + max) / 2; }
};

Extent longitudes(const LonLatRing& ring) {
    const auto [a, b] = std::ranges::minmax_element(ring, {}, &LonLat::lon);
    return {a->lon, b->lon};
}

void move_by_turns(LonLatRing& ring, double turns) {
    if (turns == 0) return;
    for (LonLat& p : ring) p.lon += 360 * turns;
}

// Every edge taken the short way round. Returns the turns made when the ring closes.
int unwrap(LonLatRing& points, bool closed) {
    int turns = 0;
    LonLat previous = points.front();
    const auto turn_before = [&](LonLat p) {
        if (step_between(previous, p) != Step::plain) {
            turns -= static_cast<int>(std::lround((p.lon - previous.lon) / 360));
        }
        previous = p;
    };
    for (std::size_t i = 1; i < points.size(); ++i) {
        const LonLat raw = points[i];
        turn_before(raw);
        points[i].lon = raw.lon + 360 * turns;
    }
    if (closed) {
        LonLat first = points.front();
        turn_before(first);
    }
    return turns;
}

// Points made continuous in longitude; returns the turns of a ring. Edges of exactly one turn are the
// frame of a world map unless taking them the short way gives something that closes and has a width.
int make_continuous(LonLatRing& points, bool closed, AntimeridianReport& report) {
    bool jump = false, full_turn = false;
    for (std::size_t i = closed ? 0 : 1; i < points.size(); ++i) {
        const Step step = step_between(points[i > 0 ? i - 1 : points.size() - 1], points[i]);
        jump |= step == Step::jump;
        full_turn |= step == Step::full_turn;
    }
    if (!jump && !full_turn) return 0;
    LonLatRing short_way = points;
    const int turns = unwrap(short_way, closed);
    if (!jump) {
        const Extent width = longitudes(short_way);
        const bool closes =
            closed ? turns == 0 : points.front() != points.back() || short_way.front() == short_way.back();
        if (!closes || width.max - width.min <= seam_tolerance) return 0;
    }
    points = std::move(short_way);
    report.took_short_way = true;
    return turns;
}

struct MeridianCrossing {
    std::size_t edge;
    LonLat at;
};

// Where an unwrapped ring that makes a turn meets the antimeridian nearest to the pole.
MeridianCrossing crossing_nearest_pole(const LonLatRing& ring, int turns, bool north) {
    std::optional<MeridianCrossing> best;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const LonLat a = ring[i];
        LonLat b = ring[(i + 1) % ring.size()];
        if (i + 1 == ring.size()) b.lon += 360 * turns;
        const double lo = std::min(a.lon, b.lon), hi = std::max(a.lon, b.lon);
        for (double m = 180 + 360 * std::ceil((lo - 180) / 360); m <= hi; m += 360) {
            const double t = b.lon == a.lon ? 0 : (m - a.lon) / (b.lon - a.lon);
            const double lat = a.lat + (b.lat - a.lat) * t;
            if (!best || (north ? lat > best->at.lat : lat < best->at.lat)) best = {i, {m, lat}};
        }
    }
    // A ring of a whole turn meets every meridian; the fallback only covers rounding.
    return best.value_or(MeridianCrossing{0, ring.front()});
}

// Opens a ring that winds round a pole at the antimeridian and closes it over the nearer pole. The
// two edges along the antimeridian end at the crossing nearest to the pole, so that the ring itself
// does not cross them.
LonLatRing close_over_pole(const LonLatRing& ring, int turns) {
    double sum = 0;
    for (const LonLat p : ring) sum += p.lat;
    const bool north = sum >= 0;
    const double pole = north ? 90 : -90;
    const auto [edge, start] = crossing_nearest_pole(ring, turns, north);
    const double end = start.lon + 360 * turns;
    LonLatRing out{start};
    for (std::size_t k = edge + 1; k <= edge + ring.size(); ++k) {
        LonLat p = ring[k % ring.size()];
        if (k >= ring.size()) p.lon += 360 * turns;
        out.push_back(p);
    }
    out.push_back({end, start.lat});
    out.push_back({end, pole});
    out.push_back({start.lon, pole});
    tidy_ring(out);
    return out;
}

// False where no region can be made of the ring.
bool make_plane_ring(LonLatRing& ring, bool clockwise, AntimeridianReport& report) {
    const int turns = make_continuous(ring, true, report);
    if (std::abs(turns) > 1 || (turns == 0 && !tidy_ring(ring))) {
        report.dropped_ring = true;
        return false;
    }
    if (turns != 0) {
        ring = close_over_pole(ring, turns);
        report.closed_over_pole = true;
    }
    if ((signed_area2(ring) < 0) != clockwise) std::ranges::reverse(ring);
    return true;
}

double turn_of(double lon) {
    return std::floor((lon + 180) / 360);
}

// First antimeridian strictly inside the extent.
std::optional<double> first_cut(Extent e) {
    const double m = -180 + 360 * (turn_of(e.min) + 1);
    if (m < e.max) return m;
    return std::nullopt;
}

void append_in_turn(LonLatPolygon polygon, std::vector<LonLatPolygon>& out, AntimeridianReport& report) {
    const double turns = -turn_of(longitudes(polygon.exterior).middle());
    move_by_turns(polygon.exterior, turns);
    const std::size_t outside = std::erase_if(polygon.holes, [&](LonLatRing& hole) {
        move_by_turns(hole, turns);
        const Extent e = longitudes(hole);
        return e.min < -180 || e.max > 180;
    });
    report.dropped_ring |= outside > 0;
    out.push_back(std::move(polygon));
}

// Collects the pieces of a line; each begins where the last one ended, on the other side of the cut.
struct LinePieces {
    std::vector<LonLatRing> done;
    LonLatRing piece;
    Extent extent{};

    void add(LonLat p) {
        extent =
            piece.empty() ? Extent{p.lon, p.lon} : Extent{std::min(extent.min, p.lon), std::max(extent.max, p.lon)};
        piece.push_back(p);
    }
    void finish() {
        if (piece.size() > 1) {
            move_by_turns(piece, -turn_of(extent.middle()));
            done.push_back(std::move(piece));
        }
        piece.clear();
    }
    void cut(LonLat at) {
        add(at);
        finish();
        add(at);
    }
    // Whether the line reaches the antimeridian at its last point and goes on beyond it.
    bool leaves_at(LonLat last, LonLat next) const {
        const bool on_cut = last.lon == -180 + 360 * turn_of(last.lon);
        return on_cut &&
               ((extent.min < last.lon && next.lon > last.lon) || (extent.max > last.lon && next.lon < last.lon));
    }
};

}  // namespace

bool snap_to_seams(std::span<LonLat> points) {
    bool moved = false;
    const auto put = [&](double& value, double seam) {
        moved |= value != seam;
        value = seam;
    };
    for (LonLat& p : points) {
        if (std::abs(p.lon) >= 180 - seam_tolerance) {
            const double seam = 180 + 360 * std::round((p.lon - 180) / 360);
            if (std::abs(p.lon - seam) <= seam_tolerance) put(p.lon, seam);
        }
        if (at_pole(p)) put(p.lat, p.lat > 0 ? 90 : -90);
    }
    return moved;
}

bool inside_one_turn(std::span<const LonLat> points, bool closed) {
    if (points.empty()) return true;
    LonLat previous = closed ? points.back() : points.front();
    for (const LonLat p : points) {
        if (std::abs(p.lon) > 180 || std::abs(p.lon - previous.lon) > 180) return false;
        previous = p;
    }
    return true;
}

bool tidy_ring(LonLatRing& ring) {
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 3) return false;
    return std::ranges::any_of(ring, [&](LonLat p) { return p != ring[0] && p != ring[1]; });
}

double signed_area2(std::span<const LonLat> ring) {
    if (ring.empty()) return 0;
    double sum = 0, x = 0, y = 0;  // relative to the first vertex
    for (const LonLat p : ring.subspan(1)) {
        const double next_x = p.lon - ring[0].lon, next_y = p.lat - ring[0].lat;
        sum += x * next_y - next_x * y;
        x = next_x;
        y = next_y;
    }
    return sum;
}

std::vector<LonLatPolygon> cut_polygon(LonLatPolygon polygon, AntimeridianReport& report) {
    std::vector<LonLatPolygon> out;
    if (!make_plane_ring(polygon.exterior, false, report)) return out;
    const double middle = longitudes(polygon.exterior).middle();
    std::erase_if(polygon.holes, [&](LonLatRing& hole) { return !make_plane_ring(hole, true, report); });
    for (LonLatRing& hole : polygon.holes) {
        move_by_turns(hole, std::round((middle - longitudes(hole).middle()) / 360));
    }
    // Each cut leaves pieces that meet fewer antimeridians; those in the west come out first.
    std::vector<LonLatPolygon> rest{std::move(polygon)};
    while (!rest.empty()) {
        LonLatPolygon p = std::move(rest.back());
        rest.pop_back();
        const std::optional<double> cut = first_cut(longitudes(p.exterior));
        if (!cut) {
            append_in_turn(std::move(p), out, report);
            continue;
        }
        Halves halves = cut_at_meridian(p, *cut);
        for (auto* half : {&halves.east, &halves.west})
            std::move(half->rbegin(), half->rend(), std::back_inserter(rest));
    }
    return out;
}

std::vector<LonLatRing> cut_line(LonLatRing line, AntimeridianReport& report) {
    if (line.empty()) return {};
    make_continuous(line, false, report);
    LinePieces pieces;
    pieces.add(line.front());
    for (std::size_t i = 1; i < line.size(); ++i) {
        const LonLat a = line[i - 1], b = line[i];
        if (pieces.leaves_at(a, b)) {
            pieces.finish();
            pieces.add(a);
        }
        const double lo = std::min(a.lon, b.lon), hi = std::max(a.lon, b.lon);
        std::vector<double> cuts;
        for (double m = -180 + 360 * (turn_of(lo) + 1); m < hi; m += 360) cuts.push_back(m);
        if (a.lon > b.lon) std::ranges::reverse(cuts);
        for (const double m : cuts) pieces.cut({m, a.lat + (b.lat - a.lat) * ((m - a.lon) / (b.lon - a.lon))});
        pieces.add(b);
    }
    pieces.finish();
    return std::move(pieces.done);
}

void mark_seams(std::span<const LonLat> ring, std::span<std::uint8_t> seam) {
    const auto on_antimeridian = [](LonLat p) { return std::abs(p.lon) >= 180 - seam_tolerance; };
    for (std::size_t i = 0; i < ring.size(); ++i) {
        seam[i] = 0;
        const LonLat a = ring[i];
        if (!on_antimeridian(a) && !at_pole(a)) continue;
        const LonLat b = ring[i + 1 < ring.size() ? i + 1 : 0];
        const bool meridian = on_antimeridian(a) && on_antimeridian(b) && (a.lon > 0) == (b.lon > 0);
        const bool pole = at_pole(a) && at_pole(b) && (a.lat > 0) == (b.lat > 0);
        seam[i] = meridian || pole ? 1 : 0;
    }
}

}  // namespace tourmap
