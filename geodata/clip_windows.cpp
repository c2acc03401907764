#include "geodata/clip_windows.h"

#include <algorithm>
#include <span>
#include <utility>

#include "geodata/clip_frame.h"

namespace tourmap {
namespace {

constexpr double pull_in = 1e-9;         // degrees
constexpr double tilted_pull_in = 1e-6;  // degrees: what rotations leave of a longitude ...
constexpr double pole_pull_in = 1e-4;    // ... if it is no closer than this to the frame's pole

RingSet<LonLat> shifted(RingSet<LonLat> set, double degrees) {
    for (LonLat& p : set.points) p.lon += degrees;
    return set;
}

// Away from the window's sides, where PROJ may take either; from the poles only where they are not points of
// the globe's own graticule.
void pull_into(RingSet<LonLat>& set, const Window& window, bool tilted) {
    const double margin = tilted ? tilted_pull_in : pull_in, at_pole = tilted ? pole_pull_in : 0;
    const double south = window.south + (window.south > -90 ? margin : at_pole);
    const double north = window.north - (window.north < 90 ? margin : at_pole);
    for (LonLat& p : set.points) {
        p.lon = std::clamp(p.lon, window.west + margin, window.east - margin);
        p.lat = std::clamp(p.lat, south, north);
    }
}

Window hull_of(std::span<const Window> windows) {
    Window hull{1e9, -1e9, 1e9, -1e9};
    for (const Window& w : windows)
        hull = {std::min(hull.west, w.west), std::max(hull.east, w.east), std::min(hull.south, w.south),
                std::max(hull.north, w.north)};
    return hull;
}

bool apart(const Window& a, const Window& b, bool closed) {
    if (a.west > b.east || a.east < b.west || a.south > b.north || a.north < b.south) return true;
    // What has an inside and only touches a side is not in the window.
    return closed && (a.west == b.east || a.east == b.west || a.south == b.north || a.north == b.south);
}

// Clips what is in a frame's coordinates to windows of that frame.
class WindowClip {
public:
    WindowClip(const Frame& frame, bool closed) : tilted_(frame.tilted()), closed_(closed) {}

    // Halves the windows again and again, so that a small feature meets few of thousands.
    void clip(RingSet<LonLat> set, std::span<const Window> windows, const PieceSink& use) const {
        if (set.count() == 0 || apart(extent_of(set), hull_of(windows), closed_)) return;
        if (windows.size() == 1) {
            set = to_window(std::move(set), windows[0]);
            pull_into(set, windows[0], tilted_);
            use(std::move(set));
            return;
        }
        const std::size_t half = windows.size() / 2;
        for (const auto part : {windows.first(half), windows.subspan(half)})
            clip(to_window(set, hull_of(part)), part, use);
    }

private:
    RingSet<LonLat> to_window(RingSet<LonLat> set, const Window& window) const {
        const Window e = extent_of(set);
        if (e.west < window.west) set = to_side(set, {0, window.west, -1});
        if (e.east > window.east) set = to_side(set, {0, window.east, 1});
        if (e.south < window.south) set = to_side(set, {1, window.south, -1});
        if (e.north > window.north) set = to_side(set, {1, window.north, 1});
        return set;
    }
    RingSet<LonLat> to_side(const RingSet<LonLat>& set, const HalfPlane<LonLat>& side) const {
        return closed_ ? clip_polygon(set, side) : clip_lines(set, side);
    }

    bool tilted_, closed_;
};

// In the frame of longitudes relative to lon_0 the windows lie in [-180, 180]; the data, which fills one turn
// somewhere else, may show there up to three times.
void clip_in_turns(RingSet<LonLat> set, const Interrupted& domain, bool closed, const PieceSink& use) {
    const WindowClip windows(domain.frame, closed);
    const double lon_0 = domain.frame.lon_0();
    const Window e = extent_of(set), hull = hull_of(domain.windows);
    const PieceSink back = [&](RingSet<LonLat> piece) { use(shifted(std::move(piece), lon_0)); };
    for (const double turn : {-360.0, 0.0, 360.0}) {
        const double shift = turn - lon_0;
        const Window there{e.west + shift, e.east + shift, e.south, e.north};
        if (apart(there, hull, closed)) continue;
        const bool whole = there.west > hull.west && there.east < hull.east;
        windows.clip(whole ? shifted(std::move(set), shift) : shifted(set, shift), domain.windows, back);
        if (whole) break;
    }
}

}  // namespace

Window extent_of(const RingSet<LonLat>& set) {
    Window e{1e9, -1e9, 1e9, -1e9};
    for (const LonLat& p : set.points) {
        e.west = std::min(e.west, p.lon);
        e.east = std::max(e.east, p.lon);
        e.south = std::min(e.south, p.lat);
        e.north = std::max(e.north, p.lat);
    }
    return e;
}

void append(RingSet<LonLat>& out, RingSet<LonLat> more) {
    if (out.count() == 0) {
        out = std::move(more);
        return;
    }
    for (std::size_t r = 0; r < more.count(); ++r) out.append(more.ring(r), more.flags(r));
}

void clip_to_windows(RingSet<LonLat> set, const Interrupted& domain, const WindowClipping& how, const PieceSink& use) {
    if (!domain.frame.tilted()) return clip_in_turns(std::move(set), domain, how.polygons, use);
    const WindowClip windows(domain.frame, how.polygons);
    windows.clip(
        how.polygons ? polygon_into(domain.frame, set, how.deviation) : lines_into(domain.frame, set, how.deviation),
        domain.windows, use);
}

RingSet<LonLat> window_outlines(const Interrupted& domain) {
    RingSet<LonLat> out;
    for (const Window& w : domain.windows) {
        RingSet<LonLat> ring;
        for (const LonLat p : {LonLat{w.west, w.south}, {w.east, w.south}, {w.east, w.north}, {w.west, w.north}})
            ring.push(p, 0);
        ring.end_ring(3);
        pull_into(ring, w, domain.frame.tilted());
        append(out, shifted(std::move(ring), domain.frame.lon_0()));
    }
    return out;
}

Interrupted as_windows(const CutMeridian& cut) {
    return {Frame::about(cut.lon_0), {{-cut.half_width, cut.half_width, cut.lat_min, cut.lat_max}}};
}

}  // namespace tourmap
