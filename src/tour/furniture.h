// Reads where the furniture of a map stands.
#pragma once

#include "src/tour/document.h"
#include "src/tour/names.h"

namespace tourmap {

inline constexpr Choice<Corner> corner_names[] = {
    {"none", Corner::none},
    {"top_left", Corner::top_left},
    {"top_right", Corner::top_right},
    {"bottom_left", Corner::bottom_left},
    {"bottom_right", Corner::bottom_right},
};

inline constexpr Choice<PanelSide> panel_side_names[] = {
    {"auto", PanelSide::automatic}, {"none", PanelSide::none}, {"left", PanelSide::left},
    {"right", PanelSide::right},    {"top", PanelSide::top},   {"bottom", PanelSide::bottom},
};

inline constexpr Choice<FurniturePiece> furniture_names[] = {
    {"scale_bar", &Furniture::scale_bar},     {"legend", &Furniture::legend},
    {"attribution", &Furniture::attribution}, {"north_arrow", &Furniture::north_arrow},
    {"locator", &Furniture::locator},
};

inline constexpr Choice<FurniturePanel> furniture_panel_names[] = {
    {"title", &Furniture::title},
    {"caption", &Furniture::caption},
};

// The pieces that a map of names, corners and sides places.
FurniturePlaces read_furniture(const DocumentNode& node, ProblemList& problems);

}  // namespace tourmap
