// Theme: the look of a map as resolved values. Read from a data file (assets/themes/*.yaml).
#pragma once

#include <string>

#include "geodata/result.h"
#include "render/color.h"

namespace tourmap {

struct Theme {
    std::string name;
    Rgba page, sea, land, land_story, coast, border, disputed, lake, river, graticule, graticule_label;
    Rgba country_label, country_label_story, water_label, city_label, halo;
    Rgba route, route_casing, route_future, stop_past, stop_current, stop_future;
    Rgba panel, panel_border, panel_title, panel_text, panel_quiet, accent;
    bool graticule_labels = false;  // whether a story's maps name their meridians and parallels
    double coast_width = 1, border_width = 1, river_width = 1, graticule_width = 0.6, route_width = 5;
};

// Errors name file and line: unknown key, missing key, not a colour.
Result<Theme> read_theme(const std::string& path);

}  // namespace tourmap
