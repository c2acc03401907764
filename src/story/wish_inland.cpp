// Names of lakes, in them or beside them, and of rivers, along their course.
#include <algorithm>
#include <cmath>
#include <map>

#include "geodata/page_clip.h"
#include "src/story/along_line.h"
#include "src/story/area_anchor.h"
#include "src/story/area_wish.h"
#include "src/story/label_plan.h"
#include "src/story/names.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

constexpr double text_size = 14;

// From how many metres a canvas unit on waters of a rank are not named: with each rank it is half as far.
double coarsest_metres(const InlandWater& water) {
    const double first = water.river ? 5000 : 8000;
    return first / std::exp2(water.rank - 1);
}

bool meet(const MapBox& a, const MapBox& b) {
    return !a.empty && a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y;
}

// The features of a layer, by their names.
std::multimap<std::string, std::size_t> by_name(const DetailLayerPtr& layer) {
    std::multimap<std::string, std::size_t> out;
    const AttributeTable& table = layer->about().attributes;
    const auto name = table.column("name");
    for (std::size_t f = 0; name && f < layer->about().feature_count(); ++f) out.emplace(table.at(f, *name), f);
    return out;
}

// Calls use(water, features) for all waters of a kind that the scale shows.
template <class Use>
void for_each_water(const Scene& scene, bool rivers, const DetailLayerPtr& layer, const Use& use) {
    const double metres = scene.spec.camera.units_per_canvas * scene.space.crs.metres_per_unit;
    const auto names = by_name(layer);
    for (const InlandWater& water : scene.data.map->inland_waters) {
        if (water.river != rivers || metres > coarsest_metres(water)) continue;
        std::vector<std::size_t> features;
        for (const std::string& name : water.found_as) {
            const auto [first, last] = names.equal_range(name);
            for (auto it = first; it != last; ++it) features.push_back(it->second);
        }
        use(water, features);
    }
}

TextStyle water_text(const Scene& scene) {
    TextStyle style = map_text(scene, text_size, FontWeight::regular, scene.theme().water_label);
    style.italic = true;
    style.letter_spacing = 0.05 * text_size;
    return style;
}

LabelWish wish_for(const Scene& scene, const InlandWater& water) {
    const std::string name = water_name(scene, water.name);
    return wish_of(scene, name, water_text(scene), {"labels", water.name, name});
}

// The parts of a line that lie on the page and 5 units round it, in canvas units.
std::vector<std::vector<ScreenXY>> parts_on_page(const Scene& scene, std::span<const MapXY> line) {
    const ScreenBox& map = scene.layout.map;
    std::vector<std::vector<ScreenXY>> parts;
    bool drawing = false;
    for (const MapXY& p : line) {
        const ScreenXY at = to_screen(scene.spec.camera, scene.spec.canvas, p);
        const bool inside = at.x > map.min.x && at.x < map.max.x && at.y > map.min.y && at.y < map.max.y;
        if (inside && !drawing) parts.emplace_back();
        if (inside) parts.back().push_back(at);
        drawing = inside;
    }
    return parts;
}

std::vector<PlaceAlong> places_on(const Scene& scene, const ProjectedLayer& rivers,
                                  const std::vector<std::size_t>& features, const TextAlong& text) {
    const MapBox page = map_box(scene);
    std::vector<PlaceAlong> places;
    for (const std::size_t f : features) {
        if (!meet(rivers.boxes[f], page)) continue;
        for (std::size_t r = rivers.feature_offsets[f]; r < rivers.feature_offsets[f + 1]; ++r)
            for (const auto& part : parts_on_page(scene, rivers.ring(r))) {
                const auto more = places_along(part, text);
                places.insert(places.end(), more.begin(), more.end());
            }
    }
    std::stable_sort(places.begin(), places.end(),
                     [](const PlaceAlong& a, const PlaceAlong& b) { return a.bend < b.bend; });
    return places;
}

// What of a lake lies on the page, in canvas units.
std::vector<std::vector<ScreenXY>> shore_on_page(const Scene& scene, const ProjectedLayer& lakes, std::size_t f,
                                                 const MapBox& page) {
    std::vector<std::vector<ScreenXY>> rings;
    const RingSet<MapXY> clipped = clip_feature(lakes, f, page);
    for (std::size_t r = 0; r < clipped.count(); ++r) {
        rings.emplace_back();
        for (const MapXY& p : clipped.ring(r))
            rings.back().push_back(to_screen(scene.spec.camera, scene.spec.canvas, p));
    }
    return rings;
}

double size_of(const std::vector<std::vector<ScreenXY>>& rings) {
    ScreenBox box;
    for (const auto& ring : rings)
        for (const ScreenXY& p : ring) box.include(p);
    return box.empty ? 0 : std::max(box.max.x - box.min.x, box.max.y - box.min.y);
}

// In the lake where it is large enough, else beside it; while the map moves it goes along with what it lies on.
std::optional<LabelWish> lake_wish(const Scene& scene, const InlandWater& water,
                                   const std::vector<std::vector<ScreenXY>>& shore) {
    constexpr double least = 12, largest_beside = 500;  // of the lake on the page, canvas units
    const double size = size_of(shore);
    if (size < least) return std::nullopt;
    LabelWish wish = wish_for(scene, water);
    LabelRequest& request = wish.request;
    // As far as a rectangle of the name's shape reaches from the middle of the lake.
    AreaMeasure measure;
    measure.flatten = std::clamp(request.height / request.width, 0.1, 1.0);
    const AreaAnchor middle = area_anchor(shore, measure);
    request.anchor = middle.at;
    if (middle.radius > 0.6 * request.height) {
        request.candidates = area_candidates({request.width, request.height, middle.radius / 2, 1, 0});
        return wish;
    }
    if (size > largest_beside) return std::nullopt;
    const double radius = std::max(4.0, area_anchor(shore, {1, 1}).radius);
    request.candidates = point_candidates({request.width, request.height, radius + 2, false});
    return wish;
}

}  // namespace

void wish_lakes(const Scene& scene, std::vector<LabelWish>& wishes) {
    if (!scene.space.lakes) return;
    const ProjectedLayer& lakes = scene.space.label_lakes();
    const MapBox page = map_box(scene);
    for_each_water(scene, false, scene.space.lakes,
                   [&](const InlandWater& water, const std::vector<std::size_t>& found) {
                       std::vector<std::vector<ScreenXY>> shore;
                       for (const std::size_t f : found) {
                           if (f + 1 >= lakes.feature_offsets.size() || !meet(lakes.boxes[f], page)) continue;
                           auto part = shore_on_page(scene, lakes, f, page);
                           if (size_of(part) > size_of(shore)) shore = std::move(part);
                       }
                       auto wish = lake_wish(scene, water, shore);
                       if (!wish) return;
                       wish->request.priority = 180 - 30 * water.rank;
                       wishes.push_back(std::move(*wish));
                   });
}

void wish_rivers(const Scene& scene, std::vector<LabelWish>& wishes) {
    if (!scene.space.rivers) return;
    const ProjectedLayer& rivers = scene.space.label_rivers();
    const MapBox page = map_box(scene);
    for_each_water(
        scene, true, scene.space.rivers, [&](const InlandWater& water, const std::vector<std::size_t>& found) {
            const bool near = std::any_of(found.begin(), found.end(), [&](std::size_t f) {
                return f + 1 < rivers.feature_offsets.size() && meet(rivers.boxes[f], page);
            });
            if (!near) return;
            LabelWish wish = wish_for(scene, water);
            const auto places = places_on(scene, rivers, found, {wish.request.width, wish.request.height});
            if (places.empty()) return;
            wish.request.anchor = places.front().at;
            for (const PlaceAlong& place : places)
                wish.request.candidates.push_back(
                    {place.at.x - wish.request.anchor.x, place.at.y - wish.request.anchor.y, place.angle, false});
            wish.request.priority = 60 - 10 * water.rank;
            wishes.push_back(std::move(wish));
        });
}

}  // namespace tourmap
