#include "src/story/map_measure.h"

#include <algorithm>
#include <cmath>

#include "geodata/geodesic.h"

namespace tourmap {
namespace {

constexpr double step = 20;  // canvas units between the two ends of a measured stretch, halved
constexpr int cells = 4;     // places are measured at the corners of so many by so many cells

// Metres per canvas unit between two points the same way off `p`.
std::optional<double> metres_along(const PlaceAt& place_at, ScreenXY p, double dx, double dy) {
    const auto a = place_at({p.x - dx, p.y - dy}), b = place_at({p.x + dx, p.y + dy});
    if (!a || !b) return std::nullopt;
    const double metres = geodesic_metres(*a, *b) / (2 * std::hypot(dx, dy));
    return std::isfinite(metres) && metres > 0 ? std::optional(metres) : std::nullopt;
}

// Calls `visit` with points all over the page, its middle among them.
template <class Visit>
void each_point(const ScreenBox& page, const Visit& visit) {
    // The corners of the page are left out: little is looked at there, and measured stretches reach beyond it.
    const double inset = 0.04;
    const double width = page.max.x - page.min.x, height = page.max.y - page.min.y;
    for (int i = 0; i <= cells; ++i)
        for (int j = 0; j <= cells; ++j) {
            const double u = inset + (1 - 2 * inset) * i / cells, v = inset + (1 - 2 * inset) * j / cells;
            visit(ScreenXY{page.min.x + u * width, page.min.y + v * height});
        }
}

ScreenXY middle_of(const ScreenBox& page) {
    return {(page.min.x + page.max.x) / 2, (page.min.y + page.max.y) / 2};
}

// The direction on the page that leads north, from how longitude and latitude change along the page's axes.
std::optional<double> north_at(const PlaceAt& place_at, ScreenXY p) {
    const auto a = place_at({p.x - 1, p.y}), b = place_at({p.x + 1, p.y}), c = place_at({p.x, p.y - 1}),
               d = place_at({p.x, p.y + 1});
    if (!a || !b || !c || !d) return std::nullopt;
    const auto turn = [](double degrees) { return degrees - 360 * std::round(degrees / 360); };
    const double lon_x = turn(b->lon - a->lon), lon_y = turn(d->lon - c->lon);
    const double lat_x = b->lat - a->lat, lat_y = d->lat - c->lat;
    // (x, y) with no change of longitude, towards greater latitudes.
    double x = -lon_y, y = lon_x;
    if (x * lat_x + y * lat_y < 0) {
        x = -x;
        y = -y;
    }
    if (std::hypot(x, y) < 1e-12) return std::nullopt;
    return std::atan2(x, -y);
}

}  // namespace

std::optional<ScaleRange> scale_range(const ScreenBox& page, const PlaceAt& place_at) {
    const auto middle = metres_along(place_at, middle_of(page), step, 0);
    if (!middle) return std::nullopt;
    ScaleRange range{*middle, *middle, *middle};
    each_point(page, [&](ScreenXY p) {
        for (const ScreenXY way : {ScreenXY{step, 0}, {0, step}, {0.7 * step, 0.7 * step}, {0.7 * step, -0.7 * step}})
            if (const auto metres = metres_along(place_at, p, way.x, way.y)) {
                range.least = std::min(range.least, *metres);
                range.greatest = std::max(range.greatest, *metres);
            }
    });
    return range;
}

std::optional<North> north_of(const ScreenBox& page, const PlaceAt& place_at) {
    const auto middle = north_at(place_at, middle_of(page));
    if (!middle) return std::nullopt;
    North north{*middle, 0};
    each_point(page, [&](ScreenXY p) {
        if (const auto there = north_at(place_at, p))
            north.spread = std::max(north.spread, std::abs(std::remainder(*there - *middle, 2 * std::acos(-1.0))));
    });
    return north;
}

}  // namespace tourmap
