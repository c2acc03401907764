// The features of a layer on a map: areas, lines and dots, in the colours of their classes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/projected_layer.h"
#include "render/display_list.h"
#include "src/story/theme.h"

namespace tourmap {

// Feature f has the colour colours[class_of[f]].
struct FeatureColours {
    std::vector<std::uint8_t> class_of;
    std::vector<Rgba> colours;
};

// Of areas that are coloured by an attribute, over a base map.
inline constexpr std::uint8_t of_classed_areas = 205;

struct FeaturePage {
    DisplayList& list;
    MapBox region;  // what is drawn, map units
    Affine affine;  // map to canvas
    const Theme& theme;
    std::uint8_t opacity = 255;  // of areas
};

// areas: of polygons. marks: of lines and points. Outlines and halos are the theme's.
void draw_features(const FeaturePage& page, const ProjectedLayer& projected, const FeatureColours& areas,
                   const FeatureColours& marks, const Tag& tag);

// Where its points lie on the page, canvas units, in feature order.
std::vector<ScreenXY> points_on(const FeaturePage& page, const ProjectedLayer& projected);

}  // namespace tourmap
