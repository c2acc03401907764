// Names of points and of ways: stops, markers, cities, legs.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "geodata/geodesic.h"
#include "src/story/label_plan.h"
#include "src/story/names.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

constexpr double dot_radius = 4.5;  // of a city, with its halo

bool on_page(const ScreenBox& page, ScreenXY p) {
    return p.x >= page.min.x && p.x <= page.max.x && p.y >= page.min.y && p.y <= page.max.y;
}

// The candidates of a name, those on the side that the author wants first.
std::vector<LabelCandidate> on_side(std::vector<LabelCandidate> candidates, LabelSide side) {
    const auto fits = [side](const LabelCandidate& c) {
        switch (side) {
            case LabelSide::automatic:
                return true;
            case LabelSide::right:
                return c.dx > 0;
            case LabelSide::left:
                return c.dx < 0;
            case LabelSide::above:
                return c.dy < 0;
            case LabelSide::below:
                return c.dy > 0;
        }
        return true;
    };
    std::stable_partition(candidates.begin(), candidates.end(), fits);
    return candidates;
}

void add_point(std::vector<LabelWish>& wishes, LabelWish wish, ScreenXY at, double radius, bool leaders) {
    offer_point(wish, at, radius, leaders);
    wishes.push_back(std::move(wish));
}

bool is_near_a_stop(const Tour& tour, LonLat p) {
    return std::any_of(tour.stops.begin(), tour.stops.end(), [&](const Stop& stop) {
        return std::hypot(stop.position.lon - p.lon, stop.position.lat - p.lat) < 0.3;
    });
}

// Whether a marker stands at the place itself: it stands for the dot of a city.
bool is_marked(const Scene& scene, ScreenXY at) {
    return std::any_of(scene.markers.begin(), scene.markers.end(), [&](const PlacedMarker& marker) {
        return marker.shown && !marker.moved && std::hypot(marker.at.x - at.x, marker.at.y - at.y) < dot_radius;
    });
}

// Capitals are named from 1:50 million or so, others by rank as the scale grows: one rank more each time it doubles.
bool is_of_the_scale(bool capital, int rank, double metres_per_unit) {
    const double metres = std::max(metres_per_unit, 1.0);
    if (capital) return metres <= 3000 || rank <= 0.5 + std::log2(8000 / metres);
    return rank <= 1 + std::log2(1500 / metres);
}

// Journeys come back to a place: its name stands there once, as that of the step's own stop where it is one.
bool is_named_by_another(const Scene& scene, std::size_t s, const std::vector<std::size_t>& current) {
    constexpr double same_place = 5000;  // metres
    const auto& stops = scene.tour().stops;
    const auto is_current = [&](std::size_t i) {
        return std::find(current.begin(), current.end(), i) != current.end();
    };
    for (std::size_t i = 0; i < stops.size(); ++i) {
        if (i == s || stops[i].place != stops[s].place) continue;
        if (geodesic_metres(stops[i].position, stops[s].position) > same_place) continue;
        if (is_current(i) != is_current(s) ? is_current(i) : i < s) return true;
    }
    return false;
}

}  // namespace

void wish_stops(const Scene& scene, std::vector<LabelWish>& wishes) {
    const auto& current = scene.state.current_stops;
    for (std::size_t s = 0; s < scene.tour().stops.size(); ++s) {
        const Stop& stop = scene.tour().stops[s];
        const auto at = scene.screen(stop.position);
        if (!at || !on_page(scene.layout.map, *at) || is_named_by_another(scene, s, current)) continue;
        const bool now = std::find(current.begin(), current.end(), s) != current.end();
        const TextStyle style = map_text(scene, now ? 32 : 25, FontWeight::bold, scene.theme().panel_title);
        const std::string name = stop_name(scene, stop);
        LabelWish wish = wish_of(scene, name, style, {"labels", stop.id, name});
        wish.request.priority = now ? 1000 : 900;
        add_point(wishes, std::move(wish), *at, now ? 16 : 13, true);
        auto& candidates = wishes.back().request.candidates;
        candidates = on_side(std::move(candidates), stop.label);
    }
}

void wish_marker_sites(const Scene& scene, std::vector<LabelWish>& wishes) {
    if (scene.state.kind != StepKind::stop) return;
    for (std::size_t i = 0; i < scene.state.markers.size(); ++i) {
        const Marker& marker = scene.tour().markers[scene.state.markers[i]];
        if (!scene.markers[i].shown || !marker.position) continue;
        TextStyle style = map_text(scene, 17, FontWeight::medium, scene.theme().panel_text);
        style.language = scene.tours_language_tag();
        LabelWish wish = wish_of(scene, marker.title, style, {"labels", marker.id, marker.title});
        wish.request.priority = 700;
        wish.marker = true;
        add_point(wishes, std::move(wish), scene.markers[i].at, 20, false);
    }
}

void wish_cities(const Scene& scene, std::vector<LabelWish>& wishes) {
    const GeoLayer& places = scene.data.map->places;
    const auto name = places.attributes.column("name"), capital = places.attributes.column("capital"),
               rank = places.attributes.column("rank"), iso_a2 = places.attributes.column("iso_a2");
    if (!name || !capital || !rank) return;
    const double metres = scene.spec.camera.units_per_canvas * scene.space.crs.metres_per_unit;
    for (std::size_t f = 0; f < places.feature_count(); ++f) {
        const bool is_capital =
            scene.worldview().is_capital(iso_a2 ? places.attributes.at(f, *iso_a2) : "", places.attributes.at(f, *name),
                                         places.attributes.at(f, *capital) == "1");
        const int place_rank = std::atoi(places.attributes.at(f, *rank).c_str());
        if (!is_of_the_scale(is_capital, place_rank, metres)) continue;
        const LonLat p = places.vertices[places.ring_offsets[f]];
        const auto at = scene.screen(p);
        if (!at || !on_page(scene.layout.map, *at) || is_near_a_stop(scene.tour(), p)) continue;
        const TextStyle style = map_text(scene, is_capital ? 17 : 15, FontWeight::regular, scene.theme().city_label);
        LabelWish wish = wish_of(scene, city_name(scene, f), style, {"cities", places.attributes.at(f, *name), ""});
        wish.request.dot = !is_marked(scene, *at);
        wish.request.priority = (is_capital ? 200 : 100) - place_rank;
        add_point(wishes, std::move(wish), *at, is_marked(scene, *at) ? 20 : dot_radius, false);
    }
}

}  // namespace tourmap
