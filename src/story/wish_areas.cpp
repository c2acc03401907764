// Names of countries.
#include <algorithm>
#include <iterator>
#include <map>

#include "src/story/area_wish.h"
#include "src/story/dissolve.h"
#include "src/story/label_plan.h"
#include "src/story/names.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

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
        auto rings = lines_on_page(scene, areas, f, box);
        std::move(rings.begin(), rings.end(), std::back_inserter(outlines));
    }
    return units.size() == 1 ? outlines : dissolve(outlines);
}

// The name of a country on the page: of the unit that has the name, and all that it goes for. None: it has no room.
std::optional<LabelWish> country_wish(const Scene& scene, std::size_t f, const Features& units) {
    const GeoLayer& countries = scene.data.map->scales.front().countries->about();
    const Theme& theme = scene.theme();
    const ProjectedLayer& areas = scene.space.label_areas();
    if (!has_room(scene, box_of(areas, units))) return std::nullopt;
    const std::string& name = countries.attributes.at(f, *countries.attributes.column("name"));
    const auto& stops = scene.tour().stops;
    const bool story = std::any_of(stops.begin(), stops.end(), [&](const Stop& s) { return s.country == name; });
    const std::string shown = country_name(scene, f);
    const std::string text = upper_case(shown, scene.language());
    // The countries of the journey are the ones its lines run through: their names may step aside as far as the
    // country reaches, and stand in little room.
    AreaText how{story ? AreaNameStyle{17, 32} : AreaNameStyle{15, 25},
                 story ? theme.country_label_story : theme.country_label, FontWeight::medium, 0.75, 1};
    if (story) {
        how.least_room = 0;
        how.reach = 1 / 0.7;
    }
    if (!scene.worldview().footnote_of(name).empty()) how.mark = "*";
    auto wish = area_wish(scene, on_page(scene, areas, units, map_box(scene)), text, how, {"labels", name, shown});
    if (!wish) return std::nullopt;
    if (story)
        wish->request.priority = 650;
    else
        wish->request.priority += 300;
    return wish;
}

}  // namespace

std::vector<std::string> noted_units(const Scene& scene) {
    std::vector<std::string> noted;
    if (scene.spec.draft || !scene.data.map->scales.front().countries) return noted;  // names no countries
    const GeoLayer& countries = scene.data.map->scales.front().countries->about();
    const auto name = countries.attributes.column("name");
    if (!name) return noted;
    for (const auto& [f, units] : named_units(countries, *name, scene.worldview())) {
        const std::string& unit = countries.attributes.at(f, *name);
        if (!scene.worldview().footnote_of(unit).empty() && country_wish(scene, f, units)) noted.push_back(unit);
    }
    return noted;
}

void wish_countries(const Scene& scene, std::vector<LabelWish>& wishes) {
    const GeoLayer& countries = scene.data.map->scales.front().countries->about();
    const auto name = countries.attributes.column("name");
    if (!name) return;
    for (const auto& [f, units] : named_units(countries, *name, scene.worldview()))
        if (auto wish = country_wish(scene, f, units)) wishes.push_back(std::move(*wish));
}

}  // namespace tourmap
