// Names of countries.
#include <algorithm>
#include <cmath>
#include <map>

#include "geodata/page_clip.h"
#include "src/story/area_label.h"
#include "src/story/dissolve.h"
#include "src/story/label_plan.h"
#include "src/story/names.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

MapBox map_box(const Scene& scene) {
    const ScreenBox& map = scene.layout.map;
    MapBox box;
    for (const ScreenXY& corner : {map.min, map.max, ScreenXY{map.min.x, map.max.y}, ScreenXY{map.max.x, map.min.y}})
        box.include(to_map(scene.spec.camera, scene.spec.canvas, corner));
    return box;
}

// Whether so much of a country may lie in the box that a name could stand there. Quick, and never wrong with a no.
bool has_room(const MapBox& country, const MapBox& box, double least) {
    if (country.empty) return false;
    const double width = std::min(country.max.x, box.max.x) - std::max(country.min.x, box.min.x);
    const double height = std::min(country.max.y, box.max.y) - std::max(country.min.y, box.min.y);
    return std::min(width, height) >= least;
}

using Features = std::vector<std::size_t>;

// The units that each name goes for, by the unit that has the name: a country, with its parts that have none of their
// own; or such a part.
std::map<std::size_t, Features> named_units(const GeoLayer& units, std::size_t name_column, const Worldview& view) {
    std::map<std::string, std::size_t> by_name;
    for (std::size_t f = 0; f < units.feature_count(); ++f) by_name.emplace(units.attributes.at(f, name_column), f);
    std::map<std::size_t, Features> out;
    for (const auto& [name, f] : by_name) {
        const bool named = !view.label_of(name).empty();
        const std::string* country = named ? &name : view.country_of(name);
        const auto head = country ? by_name.find(*country) : by_name.end();
        if (head != by_name.end() && !view.label_of(head->first).empty()) out[head->second].push_back(f);
    }
    return out;
}

MapBox box_of(const ProjectedLayer& areas, const Features& units) {
    MapBox box;
    for (const std::size_t f : units)
        if (const MapBox& of = areas.boxes[f]; !of.empty) {
            box.include(of.min);
            box.include(of.max);
        }
    return box;
}

// What of a country's units is on the page, as one, in canvas units.
std::vector<std::vector<ScreenXY>> on_page(const Scene& scene, const ProjectedLayer& areas, const Features& units,
                                           const MapBox& box) {
    std::vector<std::vector<ScreenXY>> outlines;
    for (const std::size_t f : units) {
        const RingSet<MapXY> rings = clip_feature(areas, f, box);
        for (std::size_t r = 0; r < rings.count(); ++r) {
            outlines.emplace_back();
            for (const MapXY& p : rings.ring(r))
                outlines.back().push_back(to_screen(scene.spec.camera, scene.spec.canvas, p));
        }
    }
    return units.size() == 1 ? outlines : dissolve(outlines);
}

// A name in capitals, measured at a size of 1.
AreaName measured(const Scene& scene, const std::string& text) {
    TextStyle style;
    style.language = scene.language_tag();
    style.size = 100;
    style.weight = FontWeight::medium;
    const ShapedLine line = shape_line(scene.fonts(), text, style);
    std::size_t letters = 0;
    for (const GlyphRun& run : line.runs) letters += run.glyphs.size();
    return {line.width / 100, 0.73, static_cast<int>(std::max<std::size_t>(letters, 1))};
}

}  // namespace

void wish_countries(const Scene& scene, std::vector<LabelWish>& wishes) {
    const GeoLayer& countries = scene.data.map->scales.front().countries->about();
    const auto name_column = countries.attributes.column("name");
    if (!name_column) return;
    const Theme& theme = scene.theme();
    const MapBox box = map_box(scene);
    const ProjectedLayer& areas = scene.space.label_areas();
    for (const auto& [f, units] : named_units(countries, *name_column, scene.worldview())) {
        if (!has_room(box_of(areas, units), box, 12 * scene.spec.camera.units_per_canvas)) continue;
        const std::string& name = countries.attributes.at(f, *name_column);
        const auto& stops = scene.tour().stops;
        const bool story = std::any_of(stops.begin(), stops.end(), [&](const Stop& s) { return s.country == name; });
        const std::string shown = country_name(scene, f);
        const std::string text = upper_case(shown, scene.language());
        const auto fit = fit_area_name(on_page(scene, areas, units, box), measured(scene, text),
                                       story ? AreaNameStyle{17, 32} : AreaNameStyle{15, 25});
        if (!fit || (fit->room < 0.75 && !story)) continue;
        TextStyle style =
            map_text(scene, fit->size, FontWeight::medium, story ? theme.country_label_story : theme.country_label);
        style.letter_spacing = fit->spacing;
        LabelWish wish = wish_of(scene, text, style, {"labels", name, shown});
        wish.request.anchor = fit->at;
        wish.request.priority = story ? 650 : 300 + static_cast<int>(std::min(20 * fit->room, 200.0));
        // The countries of the journey are the ones its lines run through: their names may step aside as far as the
        // country reaches.
        const double reach = story ? fit->reach / 0.7 : fit->reach;
        wish.request.candidates =
            area_candidates({wish.request.width, wish.request.height, reach, fit->stretch, fit->angle});
        wishes.push_back(std::move(wish));
    }
}

}  // namespace tourmap
