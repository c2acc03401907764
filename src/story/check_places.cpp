#include "src/story/check_places.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geodata/area_lookup.h"
#include "geodata/load.h"
#include "src/files/assets.h"
#include "src/tour/nearest.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

constexpr double far_metres = 300'000;

// On a sphere: the limit is a round number.
double metres_between(LonLat a, LonLat b) {
    constexpr double radius = 6'371'000;
    const double s = std::sin((b.lat - a.lat) / 2 * degrees_to_radians),
                 t = std::sin((b.lon - a.lon) / 2 * degrees_to_radians);
    const double h = s * s + std::cos(a.lat * degrees_to_radians) * std::cos(b.lat * degrees_to_radians) * t * t;
    return 2 * radius * std::asin(std::sqrt(std::min(1.0, h)));
}

// 0 inside; else to the nearest vertex.
double metres_from(const GeoLayer& countries, std::size_t feature, LonLat p) {
    if (lies_in(countries, feature, p)) return 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t part = countries.feature_offsets[feature]; part < countries.feature_offsets[feature + 1]; ++part)
        for (std::size_t r = countries.part_offsets[part]; r < countries.part_offsets[part + 1]; ++r)
            for (const LonLat& q : countries.ring(r)) nearest = std::min(nearest, metres_between(p, q));
    return nearest;
}

std::optional<StopProblem> problem_of(const GeoLayer& countries, std::size_t column, const Stop& stop) {
    double nearest = std::numeric_limits<double>::infinity();
    std::vector<std::string> names;
    for (std::size_t f = 0; f < countries.feature_count(); ++f) {
        names.push_back(countries.attributes.at(f, column));
        if (names.back() == stop.country) nearest = std::min(nearest, metres_from(countries, f, stop.position));
    }
    if (std::isinf(nearest)) {
        const std::string near = nearest_word(stop.country, names);
        return StopProblem{0,
                           false,
                           {"the base map has no country " + in_quotes(stop.country),
                            near.empty() ? "its English name in Natural Earth, as United States"
                                         : "did you mean " + in_quotes(near) + "?",
                            {}}};
    }
    if (nearest <= far_metres) return std::nullopt;
    return StopProblem{
        0,
        true,
        {in_quotes(stop.place) + " lies " + std::to_string(std::lround(nearest / 1000)) + " km from " + stop.country,
         "mend lon and lat (east and north are positive), or the country",
         {}}};
}

}  // namespace

Result<std::vector<StopProblem>> check_places(const Tour& tour) {
    const auto path = find_asset("basemap/countries_10m.shp");
    if (!path) return tl::unexpected(path.error());
    const auto loaded = load_layers(*path);
    if (!loaded) return tl::unexpected(loaded.error());
    const GeoLayer& countries = *loaded->front().layer;
    const auto column = countries.attributes.column("name");
    if (!column) return fail("has no names of countries", {}, {*path, 0, 0});
    std::vector<StopProblem> out;
    for (std::size_t i = 0; i < tour.stops.size(); ++i) {
        if (tour.stops[i].country.empty()) continue;
        if (auto problem = problem_of(countries, *column, tour.stops[i])) {
            problem->stop = i;
            out.push_back(std::move(*problem));
        }
    }
    return out;
}

}  // namespace tourmap
