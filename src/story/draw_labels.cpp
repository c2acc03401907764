#include <algorithm>
#include <cmath>
#include <cstdint>

#include "geodata/page_clip.h"
#include "src/story/area_anchor.h"
#include "src/story/names.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

// One wish of the label layout, with what to draw if it is granted.
struct Wish {
    LabelRequest request;
    ShapedLine line;
    Tag tag;
    bool dot = false;  // marks the anchor
};

constexpr double least_anchor_radius = 12;  // of a country with a name, canvas units

double height_of(const ShapedLine& line) {
    return line.ascent + line.descent;
}

void add(std::vector<Wish>& wishes, Wish wish) {
    wish.request.width = wish.line.width;
    wish.request.height = height_of(wish.line);
    wishes.push_back(std::move(wish));
}

TextStyle style_of(const Scene& scene, double size, FontWeight weight, Rgba color) {
    TextStyle style;
    style.size = size;
    style.weight = weight;
    style.color = color;
    style.halo = scene.theme().halo;
    style.halo_width = size * 0.13;
    return style;
}

void wish_stops(const Scene& scene, std::vector<Wish>& wishes) {
    const auto& current = scene.state.current_stops;
    for (std::size_t s = 0; s < scene.tour().stops.size(); ++s) {
        const Stop& stop = scene.tour().stops[s];
        const auto at = scene.screen(stop.position);
        if (!at) continue;
        const bool now = std::find(current.begin(), current.end(), s) != current.end();
        Wish wish;
        const std::string name = stop_name(scene, stop);
        wish.line = shape_line(scene.fonts(), name,
                               style_of(scene, now ? 32 : 25, FontWeight::bold, scene.theme().panel_title));
        wish.request.anchor = *at;
        wish.request.offset = now ? 17 : 14;
        wish.request.priority = now ? 1000 : 900;
        wish.tag = {"labels", stop.id, name};
        add(wishes, std::move(wish));
    }
}

void wish_marker_sites(const Scene& scene, std::vector<Wish>& wishes) {
    if (scene.state.kind != StepKind::stop) return;
    for (std::size_t i = 0; i < scene.state.markers.size(); ++i) {
        const Marker& marker = scene.tour().markers[scene.state.markers[i]];
        if (!scene.markers[i].shown || !marker.position) continue;
        Wish wish;
        wish.line =
            shape_line(scene.fonts(), marker.title, style_of(scene, 17, FontWeight::medium, scene.theme().panel_text));
        wish.request.anchor = scene.markers[i].at;
        wish.request.offset = 20;
        wish.request.priority = 700;
        wish.tag = {"labels", marker.id, marker.title};
        add(wishes, std::move(wish));
    }
}

MapBox map_box(const Scene& scene) {
    const ScreenBox& map = scene.layout.map;
    MapBox box;
    for (const ScreenXY& corner : {map.min, map.max, ScreenXY{map.min.x, map.max.y}, ScreenXY{map.max.x, map.min.y}})
        box.include(to_map(scene.spec.camera, scene.spec.canvas, corner));
    return box;
}

// Whether so much of a country may lie in the box that a circle of `radius` fits in. Quick, and never wrong with a no.
bool has_room(const MapBox& country, const MapBox& box, double radius) {
    if (country.empty) return false;
    const double width = std::min(country.max.x, box.max.x) - std::max(country.min.x, box.min.x);
    const double height = std::min(country.max.y, box.max.y) - std::max(country.min.y, box.min.y);
    return std::max(width, height) > 0 && std::min(width, height) >= 2 * radius;
}

// Page-clipped area of a country in canvas units.
AreaAnchor visible_anchor(const Scene& scene, const ProjectedLayer& areas, std::size_t country, const MapBox& box) {
    const RingSet<MapXY> rings = clip_feature(areas, country, box);
    std::vector<std::vector<ScreenXY>> outlines(rings.count());
    for (std::size_t r = 0; r < rings.count(); ++r)
        for (const MapXY& p : rings.ring(r)) outlines[r].push_back(to_screen(scene.spec.camera, scene.spec.canvas, p));
    return area_anchor(outlines, 4);
}

void wish_countries(const Scene& scene, std::vector<Wish>& wishes) {
    const GeoLayer& countries = scene.data.map->scales.front().countries->about();
    const auto name_column = countries.attributes.column("name");
    if (!name_column) return;
    const MapBox box = map_box(scene);
    const ProjectedLayer& areas = scene.space.label_areas();
    for (std::size_t f = 0; f < countries.feature_count(); ++f) {
        if (!has_room(areas.boxes[f], box, least_anchor_radius * scene.spec.camera.units_per_canvas)) continue;
        const AreaAnchor anchor = visible_anchor(scene, areas, f, box);
        if (anchor.radius < least_anchor_radius) continue;
        const std::string& name = countries.attributes.at(f, *name_column);
        const auto& stops = scene.tour().stops;
        const bool story = std::any_of(stops.begin(), stops.end(), [&](const Stop& s) { return s.country == name; });
        const Theme& theme = scene.theme();
        TextStyle style = style_of(scene, std::clamp(anchor.radius * 0.28, 15.0, 30.0), FontWeight::medium,
                                   story ? theme.country_label_story : theme.country_label);
        style.letter_spacing = style.size * 0.16;
        Wish wish;
        const std::string shown = country_name(scene, f);
        wish.line = shape_line(scene.fonts(), upper_case(shown, scene.language()), style);
        // The anchor's radius counts widths by 0.55: a name may be about that much wider.
        if (wish.line.width > 2 * anchor.radius / 0.5 && !story) continue;
        wish.request.anchor = anchor.at;
        wish.request.anchor_kind = LabelAnchor::centre;
        wish.request.offset = anchor.radius * (story ? 1.0 : 0.7);
        // The countries of the journey are the ones its lines run through: their names may step aside,
        // as far as the anchor's radius reaches, which counts widths by 0.55.
        if (story) wish.request.stretch = 1 / 0.55;
        wish.request.priority = story ? 650 : 300 + static_cast<int>(std::min(anchor.radius, 200.0));
        wish.tag = {"labels", name, shown};
        add(wishes, std::move(wish));
    }
}

enum class CityDot : std::uint8_t { free, marker, covered };

// A marker at the place of the city stands for its dot; what covers the dot otherwise hides the city.
CityDot city_dot(const Scene& scene, ScreenXY at) {
    constexpr double reach = 4.5;  // of the dot and its halo
    const ScreenBox dot = screen_box(at.x - reach, at.y - reach, at.x + reach, at.y + reach);
    const bool free = std::none_of(scene.taken.begin(), scene.taken.end(), [&](const LabelObstacle& taken) {
        const ScreenBox& box = taken.box;
        return box.min.x < dot.max.x && dot.min.x < box.max.x && box.min.y < dot.max.y && dot.min.y < box.max.y;
    });
    if (free) return CityDot::free;
    const bool marked = std::any_of(scene.markers.begin(), scene.markers.end(), [&](const PlacedMarker& marker) {
        return marker.shown && !marker.moved && std::hypot(marker.at.x - at.x, marker.at.y - at.y) < reach;
    });
    return marked ? CityDot::marker : CityDot::covered;
}

void wish_cities(const Scene& scene, std::vector<Wish>& wishes) {
    const GeoLayer& places = scene.data.map->places;
    const auto name = places.attributes.column("name"), capital = places.attributes.column("capital"),
               rank = places.attributes.column("rank");
    if (!name || !capital || !rank) return;
    // Capitals up to 3 km per canvas unit, others by rank as the scale grows: rank 1 up to 1.5 km, one
    // rank more each time the scale doubles.
    const double metres = scene.spec.camera.units_per_canvas * scene.space.crs.metres_per_unit;
    const double most_rank = 1 + std::log2(1500 / std::max(metres, 1.0));
    for (std::size_t f = 0; f < places.feature_count(); ++f) {
        const bool is_capital = places.attributes.at(f, *capital) == "1";
        const int place_rank = std::atoi(places.attributes.at(f, *rank).c_str());
        if (is_capital ? metres > 3000 : place_rank > most_rank) continue;
        const LonLat p = places.vertices[places.ring_offsets[f]];
        const auto at = scene.screen(p);
        const ScreenBox& map = scene.layout.map;
        if (!at || at->x < map.min.x || at->x > map.max.x || at->y < map.min.y || at->y > map.max.y) continue;
        const auto& stops = scene.tour().stops;
        const auto near = [&](LonLat q) { return std::hypot(q.lon - p.lon, q.lat - p.lat) < 0.3; };
        if (std::any_of(stops.begin(), stops.end(), [&](const Stop& s) { return near(s.position); })) continue;
        const CityDot dot = city_dot(scene, *at);
        if (dot == CityDot::covered) continue;
        Wish wish;
        wish.dot = dot == CityDot::free;
        wish.line = shape_line(scene.fonts(), city_name(scene, f),
                               style_of(scene, is_capital ? 17 : 15, FontWeight::regular, scene.theme().city_label));
        wish.request.anchor = *at;
        wish.request.offset = wish.dot ? 6 : 20;
        wish.request.priority = (is_capital ? 200 : 100) - place_rank;
        wish.tag = {"cities", places.attributes.at(f, *name), ""};
        add(wishes, std::move(wish));
    }
}

void draw_city_dot(Scene& scene, ScreenXY at) {
    const auto dot = std::make_shared<const Path>(circle(0, 0, 3));
    const Affine here = Affine::translate(at.x, at.y);
    scene.stroke(dot, here, scene.theme().halo, 2.5, {}, {"cities", "", ""});
    scene.fill(dot, here, scene.theme().city_label, FillRule::nonzero, {"cities", "", ""});
}

}  // namespace

void draw_labels(Scene& scene) {
    std::vector<Wish> wishes;
    wish_stops(scene, wishes);
    wish_marker_sites(scene, wishes);
    if (!scene.spec.draft) {
        wish_countries(scene, wishes);
        wish_cities(scene, wishes);
    }
    std::vector<LabelRequest> requests;
    for (const Wish& wish : wishes) requests.push_back(wish.request);
    const LabelPage page{scene.layout.map, scene.taken, scene.lines, 4};
    const auto placements = place_labels(requests, page);
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        if (!placements[i].placed) continue;
        const Wish& wish = wishes[i];
        if (wish.dot) draw_city_dot(scene, wish.request.anchor);
        place(scene.list, wish.line, placements[i].box.min.x, placements[i].box.min.y + wish.line.ascent, wish.tag);
    }
}

}  // namespace tourmap
