#pragma once

#include <cstdint>

namespace tourmap {

// What a list of choices is about: sheet.h.
enum class SheetKind : std::uint8_t {
    search,
    map,
    projection,
    theme,
    language,
    worldview,
    filter,
    save,
    layers,
    add_file,
    layer,
    layer_field,
    layer_method,
    layer_classes,
    layer_palette
};

inline constexpr const char* sheet_kind_names[] = {
    "search", "map",      "projection", "theme",       "language",     "worldview",     "filter",       "save",
    "layers", "add_file", "layer",      "layer_field", "layer_method", "layer_classes", "layer_palette"};

}  // namespace tourmap
