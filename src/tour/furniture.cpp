#include "src/tour/furniture.h"

#include "src/tour/fields.h"

namespace tourmap {

FurniturePlaces read_furniture(const DocumentNode& node, ProblemList& problems) {
    Schema schema{"the furniture", {}, {}};
    for (const auto& [name, piece] : furniture_names) schema.optional.emplace_back(name);
    for (const auto& [name, panel] : furniture_panel_names) schema.optional.emplace_back(name);
    const Fields fields(node, schema, problems);
    FurniturePlaces places;
    for (const auto& [name, piece] : furniture_names)
        if (fields.find(name)) places.pieces.emplace_back(piece, fields.choice(name, corner_names, Corner::none));
    for (const auto& [name, panel] : furniture_panel_names)
        if (fields.find(name))
            places.panels.emplace_back(panel, fields.choice(name, panel_side_names, PanelSide::automatic));
    return places;
}

}  // namespace tourmap
