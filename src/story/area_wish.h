// Names of areas as wishes for a page; and what of a feature is on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geodata/projected_layer.h"
#include "src/story/area_label.h"
#include "src/story/label_plan.h"

namespace tourmap {

// The part of the map plane that is on the scene's map.
MapBox map_box(const Scene& scene);

// Whether so much of something that lies in `extent` may be on the page that a name could stand there. Quick, and never
// wrong with a no.
bool has_room(const Scene& scene, const MapBox& extent);

// The rings of an area or the pieces of a line inside a box of the map plane, canvas units.
std::vector<std::vector<ScreenXY>> lines_on_page(const Scene& scene, const ProjectedLayer& layer, std::size_t feature,
                                                 const MapBox& box);

struct AreaText {
    AreaNameStyle style;
    Rgba color;
    FontWeight weight = FontWeight::medium;
    double least_room = 0.75;  // AreaFit::room below which there is no name
    double reach = 1;          // how far the name may step aside, of what AreaFit says
    std::string mark = {};     // hangs at the end of the name, which is fitted without it
};

// A name in the part of an area that is on the page, with a priority of 0 to 200 that grows with its room. None: there
// is too little.
std::optional<LabelWish> area_wish(const Scene& scene, const std::vector<std::vector<ScreenXY>>& rings,
                                   const std::string& text, const AreaText& how, Tag tag);

}  // namespace tourmap
