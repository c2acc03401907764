#include "geodata/view_detail.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tourmap {
namespace {

constexpr int samples = 48;          // intervals on each side of the page
constexpr double small_step = 1e-4;  // degrees, for differences
constexpr double room_for_scale = 1.15;
constexpr double share_of_selection = 0.75;

using Samples = std::array<std::array<std::optional<LonLat>, samples + 1>, samples + 1>;

std::optional<LonLat> sample(const Projector& projector, const ProjectionDomain& domain, MapXY at, double reach) {
    auto p = projector.inverse(at);
    if (!p || std::abs(p->lat) > 90) return std::nullopt;
    p->lon = wrap_longitude(p->lon);
    if (!contains(domain, *p)) return std::nullopt;
    const MapXY again = projector.forward(*p);
    if (!(std::hypot(again.x - at.x, again.y - at.y) <= reach)) return std::nullopt;
    return p;
}

// The largest singular value of the map's derivative, map units per degree.
double scale_at(const Projector& projector, LonLat p) {
    const double cosine = std::max(std::cos(p.lat * degrees_to_radians), 1e-3);
    const double lat = p.lat > 0 ? p.lat - small_step : p.lat + small_step;
    const MapXY o = projector.forward(p), e = projector.forward({p.lon + small_step / cosine, p.lat}),
                n = projector.forward({p.lon, lat});
    const double a = (e.x - o.x) / small_step, b = (n.x - o.x) / small_step, c = (e.y - o.y) / small_step,
                 d = (n.y - o.y) / small_step;
    const double sum = a * a + b * b + c * c + d * d, det = a * d - b * c;
    const double square = (sum + std::sqrt(std::max(sum * sum - 4 * det * det, 0.0))) / 2;
    return std::isfinite(square) ? std::sqrt(square) : 0;
}

// The shortest way round that meets all longitudes, widened by `room`; a whole turn where that is as good.
std::pair<double, double> longitudes(std::vector<double> lons, double room) {
    std::ranges::sort(lons);
    double gap = lons.front() + 360 - lons.back(), west = lons.front(), east = lons.back();
    for (std::size_t i = 1; i < lons.size(); ++i)
        if (lons[i] - lons[i - 1] > gap) {
            gap = lons[i] - lons[i - 1];
            west = lons[i];
            east = lons[i - 1] + 360;
        }
    if (east - west + 2 * room >= 350) return {-180, 180};
    west -= room;
    east += room;
    if (west >= -180) return {west, east};
    return {west + 360, east + 360};
}

struct Steps {
    double lon = 0, lat = 0;  // the largest between neighbouring samples, degrees
};

Steps largest_steps(const Samples& grid) {
    Steps steps;
    const auto look = [&](const std::optional<LonLat>& a, const std::optional<LonLat>& b) {
        if (!a || !b) return;
        steps.lon = std::max(steps.lon, std::abs(wrap_longitude(a->lon - b->lon)));
        steps.lat = std::max(steps.lat, std::abs(a->lat - b->lat));
    };
    for (std::size_t i = 0; i <= samples; ++i)
        for (std::size_t j = 0; j <= samples; ++j) {
            if (i < samples) look(grid[i][j], grid[i + 1][j]);
            if (j < samples) look(grid[i][j], grid[i][j + 1]);
        }
    return steps;
}

// Each latitude gets the largest scale of the samples that lie within a step of it, and what is beyond all samples
// that of the nearest.
void spread_scale(ByLatitude<double>& scale, double step) {
    const ByLatitude<double> found = scale;
    const auto reach = static_cast<std::ptrdiff_t>(std::ceil(step)) + 1;
    const auto largest_within = [&](std::ptrdiff_t band, std::ptrdiff_t distance) {
        double most = 0;
        for (std::ptrdiff_t b = std::max<std::ptrdiff_t>(band - distance, 0);
             b <= band + distance && b < static_cast<std::ptrdiff_t>(latitude_bands); ++b)
            most = std::max(most, found[static_cast<std::size_t>(b)]);
        return most;
    };
    for (std::size_t band = 0; band < latitude_bands; ++band) {
        const auto at = static_cast<std::ptrdiff_t>(band);
        auto distance = std::min<std::ptrdiff_t>(reach, latitude_bands);
        do scale[band] = room_for_scale * largest_within(at, distance);
        while (scale[band] == 0 && ++distance < static_cast<std::ptrdiff_t>(latitude_bands));
    }
}

// A pole on the page lies between samples that look away from it.
bool shows_pole(const Projector& projector, const ProjectionDomain& domain, const MapBox& page) {
    for (const LonLat pole : {LonLat{0, 90}, LonLat{0, -90}}) {
        if (!contains(domain, pole)) continue;
        const MapXY at = projector.forward(pole);
        const bool away = at.x < page.min.x || at.x > page.max.x || at.y < page.min.y || at.y > page.max.y;
        if (!away) return true;  // also for NaN
    }
    return false;
}

}  // namespace

MapView view_of(const Projector& projector, const ProjectionDomain& domain, const MapBox& page) {
    const double width = page.max.x - page.min.x, height = page.max.y - page.min.y;
    const bool invertible = projector.has_inverse();
    const double reach = std::max(width, height) * 1e-3;
    MapView view;
    Samples grid;
    std::vector<double> lons;
    LonLatBox lats;
    std::size_t missing = 0;
    for (std::size_t i = 0; invertible && i <= samples; ++i)
        for (std::size_t j = 0; j <= samples; ++j) {
            const MapXY at{page.min.x + width * static_cast<double>(i) / samples,
                           page.min.y + height * static_cast<double>(j) / samples};
            const auto& p = grid[i][j] = sample(projector, domain, at, reach);
            if (!p) {
                ++missing;
                continue;
            }
            lons.push_back(p->lon);
            lats.include(*p);
            double& scale = view.scale[latitude_band(p->lat)];
            scale = std::max(scale, scale_at(projector, *p));
        }
    const Steps steps = largest_steps(grid);
    spread_scale(view.scale, steps.lat);
    // Where the edge of the map is on the page, what lies beyond the last samples is not known well enough.
    if (lons.empty() || missing > 0 || shows_pole(projector, domain, page)) return view;
    if (steps.lon > 45) return view;
    const auto [west, east] = longitudes(std::move(lons), 1.5 * steps.lon);
    LonLatBox box;
    box.include({west, std::max(lats.min.lat - 1.5 * steps.lat, -90.0)});
    box.include({east, std::min(lats.max.lat + 1.5 * steps.lat, 90.0)});
    view.window.box = box;
    return view;
}

ViewDetail view_detail(const MapView& view, double error) {
    ViewDetail out{view, {error * (1 - share_of_selection), 0}, 0};
    std::ranges::transform(view.scale, out.tolerance.degrees.begin(),
                           [&](double scale) { return scale > 0 ? error * share_of_selection / scale : 0; });
    return out;
}

}  // namespace tourmap
