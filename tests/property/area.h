// Even-odd areas by scan lines: of rings in a plane, and of a polygon AND a domain on the sphere.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "geodata/projected_layer.h"
#include "geodata/projection_domain.h"
#include "geodata/ring_clip.h"

namespace tourmap::test {

// Rows of x where a ring's edges cross y = row's middle; even-odd intervals between them.
class ScanLines {
public:
    ScanLines(double low, double high, int rows)
        : low_(low), step_((high - low) / rows), crossings_(static_cast<std::size_t>(rows)) {}

    template <class Point>
    void add(std::span<const Point> ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            auto [ax, ay] = ring[i];
            auto [bx, by] = ring[(i + 1) % ring.size()];
            if (ay > by) std::swap(ax, bx), std::swap(ay, by);
            for (int k = row_at(ay); k < row_at(by); ++k)
                crossings_[static_cast<std::size_t>(k)].push_back(ax + (bx - ax) * ((y(k) - ay) / (by - ay)));
        }
    }
    // fn(y, x0, x1) for each inside interval.
    template <class Fn>
    void each(const Fn& fn) {
        for (std::size_t k = 0; k < crossings_.size(); ++k) {
            auto& row = crossings_[k];
            std::sort(row.begin(), row.end());
            for (std::size_t i = 0; i + 1 < row.size(); i += 2) fn(y(static_cast<int>(k)), row[i], row[i + 1]);
        }
    }
    double step() const { return step_; }

private:
    double y(int row) const { return low_ + (row + 0.5) * step_; }
    int row_at(double value) const {  // the first row whose middle is at or above value
        const double k = std::ceil((value - low_) / step_ - 0.5);
        return static_cast<int>(std::clamp(k, 0.0, static_cast<double>(crossings_.size())));
    }
    double low_, step_;
    std::vector<std::vector<double>> crossings_;
};

inline double even_odd_area(const ProjectedLayer& layer, std::size_t feature, int rows = 2000) {
    const MapBox& box = layer.boxes[feature];
    if (box.empty) return 0;
    ScanLines lines(box.min.y, box.max.y, rows);
    for (std::size_t r = layer.feature_offsets[feature]; r < layer.feature_offsets[feature + 1]; ++r)
        lines.add(layer.ring(r));
    double area = 0;
    lines.each([&](double, double a, double b) { area += (b - a) * lines.step(); });
    return area;
}

// Length of [a, b] within the domain at one latitude, degrees of longitude. In steps of a tenth of a degree where the
// domain is in a tilted frame.
inline double length_inside(const ProjectionDomain& domain, double lat, double a, double b) {
    const auto overlap = [&](double west, double east) {
        double length = 0;
        for (const double turn : {-720.0, -360.0, 0.0, 360.0, 720.0})
            length += std::max(0.0, std::min(b, east + turn) - std::max(a, west + turn));
        return length;
    };
    if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
        if (lat < cut->lat_min || lat > cut->lat_max) return 0;
        return overlap(cut->lon_0 - cut->half_width, cut->lon_0 + cut->half_width);
    }
    if (const auto* interrupted = std::get_if<Interrupted>(&domain)) {
        double length = 0;
        if (!interrupted->frame.tilted()) {
            for (const Window& w : interrupted->windows)
                if (lat >= w.south && lat <= w.north)
                    length += overlap(interrupted->frame.lon_0() + w.west, interrupted->frame.lon_0() + w.east);
            return length;
        }
        const double steps = std::ceil((b - a) / 0.1), step = (b - a) / steps;
        for (double k = 0; k < steps; ++k)
            if (contains(domain, {a + (k + 0.5) * step, lat})) length += step;
        return length;
    }
    const auto& circle = std::get<SmallCircle>(domain);
    const double phi = lat * degrees_to_radians, phi0 = circle.centre.lat * degrees_to_radians;
    const double c = (std::cos(circle.radius * degrees_to_radians) - std::sin(phi) * std::sin(phi0)) /
                     (std::cos(phi) * std::cos(phi0));
    if (c > 1) return 0;
    const double half = c < -1 ? 180 : std::acos(c) / degrees_to_radians;
    return overlap(circle.centre.lon - half, circle.centre.lon + half);
}

// Of polygon AND domain on the sphere, in units of radius squared.
inline double area_on_sphere(const RingSet<LonLat>& polygon, const ProjectionDomain& domain, int rows = 4000) {
    ScanLines lines(-90, 90, rows);
    for (std::size_t r = 0; r < polygon.count(); ++r) lines.add(polygon.ring(r));
    double area = 0;
    lines.each([&](double lat, double a, double b) {
        area += length_inside(domain, lat, a, b) * std::cos(lat * degrees_to_radians) * lines.step();
    });
    return area * degrees_to_radians * degrees_to_radians;
}

}  // namespace tourmap::test
