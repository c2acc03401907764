#include "src/tour/furniture.h"

#include "src/tour/fields.h"

namespace tourmap {

FurniturePlaces read_furniture(const DocumentNode& node, ProblemList& problems) {
    Schema schema{"the furniture", {}, {}};
    for (const auto& [name, piece] : furniture_names) schema.optional.emplace_back(name);
    const Fields fields(node, schema, problems);
    FurniturePlaces places;
    for (const auto& [name, piece] : furniture_names)
        if (fields.find(name)) places.emplace_back(piece, fields.choice(name, corner_names, Corner::none));
    return places;
}

}  // namespace tourmap
