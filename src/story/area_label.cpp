#include "src/story/area_label.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "src/story/area_anchor.h"

namespace tourmap {
namespace {

using Ring = std::vector<ScreenXY>;
using Rings = std::vector<Ring>;

ScreenXY turned(ScreenXY p, double angle) {
    const double c = std::cos(angle), s = std::sin(angle);
    return {p.x * c - p.y * s, p.x * s + p.y * c};
}

Rings turned(std::span<const Ring> rings, double angle) {
    Rings out(rings.begin(), rings.end());
    for (Ring& ring : out)
        for (ScreenXY& p : ring) p = turned(p, angle);
    return out;
}

// The direction of the area's long axis: of the larger principal second moment of area (Green's theorem over the
// rings, about their centroid).
double axis_of(std::span<const Ring> rings) {
    double area = 0, mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    if (rings.empty() || rings.front().empty()) return 0;
    const ScreenXY o = rings.front().front();  // near the area, for precision
    for (const Ring& ring : rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const double x0 = ring[j].x - o.x, y0 = ring[j].y - o.y, x1 = ring[i].x - o.x, y1 = ring[i].y - o.y;
            const double cross = x0 * y1 - x1 * y0;
            area += cross / 2;
            mx += (x0 + x1) * cross / 6;
            my += (y0 + y1) * cross / 6;
            xx += (x0 * x0 + x0 * x1 + x1 * x1) * cross / 12;
            yy += (y0 * y0 + y0 * y1 + y1 * y1) * cross / 12;
            xy += (x0 * y1 + 2 * x0 * y0 + 2 * x1 * y1 + x1 * y0) * cross / 24;
        }
    if (area == 0) return 0;
    const double sign = area > 0 ? 1 : -1;
    const double cx = mx / area, cy = my / area;
    const double sxx = sign * (xx - cx * cx * area), syy = sign * (yy - cy * cy * area),
                 sxy = sign * (xy - cx * cy * area);
    return std::atan2(2 * sxy, sxx - syy) / 2;
}

// The part of the level line at y that lies inside and holds x; empty (from > to) where (x, y) is outside.
struct Chord {
    double from = 1, to = 0;
};

Chord chord_at(std::span<const Ring> rings, double x, double y) {
    double left = -std::numeric_limits<double>::infinity(), right = std::numeric_limits<double>::infinity();
    int to_the_left = 0;
    for (const Ring& ring : rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const ScreenXY a = ring[j], b = ring[i];
            if ((a.y > y) == (b.y > y)) continue;
            const double at = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
            if (at <= x) {
                left = std::max(left, at);
                ++to_the_left;
            } else {
                right = std::min(right, at);
            }
        }
    if (to_the_left % 2 == 0) return {};
    return {left, right};
}

// A name along the x axis of an area that has been turned.
struct LevelFit {
    AreaAnchor anchor;
    double flatten = 1;
    double height = 0;  // of the largest name of that shape that fits in
};

LevelFit fit_level(std::span<const Ring> rings, const AreaName& name, const AreaNameStyle& style) {
    const double width = name.width + style.least_spacing * (name.letters - 1);
    LevelFit fit;
    fit.flatten = std::clamp(name.height / std::max(width, 1e-9), 0.1, 1.0);
    fit.anchor = area_anchor(rings, {3, fit.flatten});
    // Squeezed by its shape the name is a square; the circle round the pole holds one with sides of radius * sqrt(2).
    fit.height = fit.anchor.radius * std::sqrt(2.0);
    return fit;
}

// The room along the name at its top, middle and bottom.
Chord room_along(std::span<const Ring> rings, ScreenXY at, double height) {
    Chord room = chord_at(rings, at.x, at.y);
    for (const double dy : {-height / 2, height / 2}) {
        const Chord chord = chord_at(rings, at.x, at.y + dy);
        if (chord.from > chord.to) return {};
        room = {std::max(room.from, chord.from), std::min(room.to, chord.to)};
    }
    return room;
}

constexpr double least_tilt = 0.3, greatest_tilt = 1.2;  // radians

}  // namespace

std::optional<AreaFit> fit_area_name(std::span<const std::vector<ScreenXY>> rings, const AreaName& name,
                                     const AreaNameStyle& style) {
    const double least_height = name.height * style.least_size;
    LevelFit best = fit_level(rings, name, style);
    double angle = 0;
    Rings along;  // the area, turned so that the name is level
    if (best.height < 1.2 * least_height && best.anchor.radius > 0) {
        const double axis = axis_of(rings);
        if (std::abs(axis) >= least_tilt && std::abs(axis) <= greatest_tilt) {
            Rings candidate = turned(rings, -axis);
            const LevelFit slanted = fit_level(candidate, name, style);
            if (slanted.height >= 1.5 * best.height) {
                best = slanted;
                angle = axis;
                along = std::move(candidate);
            }
        }
    }
    if (!(best.height >= 0.5 * least_height)) return std::nullopt;
    const std::span<const Ring> area = angle == 0 ? rings : std::span<const Ring>(along);

    AreaFit fit;
    fit.size = std::clamp(0.36 * best.height / name.height, style.least_size, style.greatest_size);
    const double height = fit.size * name.height;
    ScreenXY at = best.anchor.at;
    double spacing = style.least_spacing;
    const Chord room = room_along(area, at, height);
    if (room.to > room.from && name.letters > 1) {
        // Large areas are named over most of their width.
        const double wanted = 0.55 * (room.to - room.from) / fit.size - name.width;
        spacing = std::clamp(wanted / (name.letters - 1), style.least_spacing, style.greatest_spacing);
        const double width = fit.size * (name.width + spacing * (name.letters - 1));
        // In the middle of that room, where the name can be there and at its pole too.
        const double middle = (room.from + room.to) / 2;
        if (width < room.to - room.from) at.x = std::clamp(middle, at.x - 0.5 * width, at.x + 0.5 * width);
    }
    fit.at = turned(at, angle);
    fit.angle = angle;
    fit.spacing = spacing * fit.size;
    fit.room = best.height / height;
    fit.reach = 0.7 * best.anchor.radius;
    fit.stretch = 1 / best.flatten;
    return fit;
}

}  // namespace tourmap
