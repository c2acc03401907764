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

inline constexpr Choice<FurniturePiece> furniture_names[] = {
    {"scale_bar", &Furniture::scale_bar},     {"legend", &Furniture::legend},
    {"attribution", &Furniture::attribution}, {"north_arrow", &Furniture::north_arrow},
    {"locator", &Furniture::locator},
};

// The pieces that a map of names and corners places.
FurniturePlaces read_furniture(const DocumentNode& node, ProblemList& problems);

}  // namespace tourmap
