// Theme: the look of a map as resolved values. Read from a data file (assets/themes/*.yaml), whose keys and their
// meanings are in assets/themes/theme.schema.json.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/color.h"
#include "src/tour/tour.h"

namespace tourmap {

// How a sector's symbol is filled: with its colour, or with symbol_casing alone, where colours cannot be told apart and
// shape and letter say it.
enum class SymbolFill : std::uint8_t { colour, plain };

struct Theme {
    std::string name;
    Rgba page, sea, land, land_story, coast, border, disputed, lake, river, graticule, graticule_label;
    Rgba country_label, country_label_story, water_label, city_label, halo;
    Rgba route, route_casing, route_future, stop_past, stop_current, stop_future;
    Rgba panel, panel_border, panel_title, panel_text, panel_quiet, accent;
    Rgba symbol_casing, symbol_ink;
    std::array<Rgba, 7> fills;  // areas that are told apart by colour: layers of the user's own
    SymbolFill symbols = SymbolFill::colour;
    Furniture furniture;
    double relief = 0.6;            // opacity of a relief
    double scale_limit = 1.7;       // no scale bar where the scale differs by more than this factor over the page
    bool graticule_labels = false;  // whether a story's maps name their meridians and parallels
    double coast_width = 1, border_width = 1, river_width = 1, graticule_width = 0.6, route_width = 5;
};

// Errors name file and line: unknown key, missing key, not a colour.
Result<Theme> read_theme(const std::string& path);

// For lines, dots and outlines of layers that have no colours of their own: the fills, by turns, as deep as is seen
// well on the theme's land.
Rgba strong_colour(const Theme& theme, std::size_t turn);

// The themes that a program may show, by name ("light") or, of those that are not bundled, by path.
using ThemeSet = std::map<std::string, Theme>;

// All themes of a folder, by the names of their files without ".yaml".
Result<ThemeSet> read_themes(const std::string& folder);
// Adds the theme that `wanted` names where it is the path of a file (with a slash, or ".yaml" at its end). Error: no
// such theme, with those there are; or what is wrong with the file.
Result<void> add_theme(ThemeSet& themes, const std::string& wanted);

}  // namespace tourmap
