// Sheets: lists of choices over the map, for keyboard and mouse alike. A sheet is what is open, its rows follow from
// the AppState. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/color.h"
#include "src/viewer/commands.h"

namespace tourmap {

struct AppState;

struct Sheet {
    SheetKind kind = SheetKind::map;
    std::string words;       // as typed, UTF-8: narrow the rows, or are searched for
    std::size_t chosen = 0;  // of the rows, for the keyboard
};

enum class RowMark : std::uint8_t {
    none,
    heading,  // no choice
    off,
    on,  // of several
    other,
    one,   // one of all
    more,  // leads to another sheet
};

struct SheetRow {
    std::string text, detail;  // detail: below the text, smaller; may be empty
    std::string note;          // at the right end; may be empty
    RowMark mark = RowMark::none;
    std::optional<Command> command = {};  // of Enter and of a click; none: a heading or a hint
    std::optional<Command> earlier = {}, later = {}, removal = {};  // of Shift+Up, Shift+Down and Delete
    std::optional<Command> inside = {};  // of Right and of a click on the arrow, where it leads on as well
    std::vector<Rgba> swatches = {};     // at the right end; before the note
    bool closes = false;                 // all sheets, before the command
};

// Of the sheet on top. Searching: what was found; else those that have all the typed words.
std::vector<SheetRow> rows_of(const AppState& state, const Sheet& sheet);

// For the words line while nothing is typed, and for the foot. Keys of words.
struct SheetTexts {
    const char *title, *hint, *keys;
};
SheetTexts texts_of(SheetKind kind);

// The sheet on top; null: none is open.
const Sheet* top_sheet(const AppState& state);

// In sheet_map.cpp, sheet_filter.cpp, sheet_save.cpp, sheet_layers.cpp and sheet_search.cpp. Without regard to typed
// words, but where they are given.
std::vector<SheetRow> map_rows(const AppState& state);
std::vector<SheetRow> projection_rows(const AppState& state, const std::string& words);
std::vector<SheetRow> theme_rows(const AppState& state);
std::vector<SheetRow> language_rows(const AppState& state);
std::vector<SheetRow> worldview_rows(const AppState& state);
std::vector<SheetRow> filter_rows(const AppState& state);
std::vector<SheetRow> save_rows(const AppState& state);
std::vector<SheetRow> layers_rows(const AppState& state);
std::vector<SheetRow> layer_rows(const AppState& state);
std::vector<SheetRow> layer_field_rows(const AppState& state);
std::vector<SheetRow> layer_class_rows(const AppState& state, SheetKind kind);  // of method, classes, palette
std::vector<SheetRow> add_file_rows(const AppState& state, const std::string& words);
std::vector<SheetRow> search_rows(const AppState& state, const std::string& words);

}  // namespace tourmap
