#include "src/viewer/sheet.h"

#include "src/tour/search.h"
#include "src/viewer/state.h"

namespace tourmap {

namespace {

std::vector<SheetRow> all_rows(const AppState& state, const Sheet& sheet) {
    switch (sheet.kind) {
        case SheetKind::search:
            return search_rows(state, sheet.words);
        case SheetKind::map:
            return map_rows(state);
        case SheetKind::projection:
            return projection_rows(state, sheet.words);
        case SheetKind::theme:
            return theme_rows(state);
        case SheetKind::language:
            return language_rows(state);
        case SheetKind::worldview:
            return worldview_rows(state);
        case SheetKind::filter:
            return filter_rows(state);
        case SheetKind::save:
            return save_rows(state);
        case SheetKind::layers:
            return layers_rows(state);
        case SheetKind::add_file:
            return add_file_rows(state, sheet.words);
        case SheetKind::layer:
            return layer_rows(state);
        case SheetKind::layer_field:
            return layer_field_rows(state);
        case SheetKind::layer_method:
        case SheetKind::layer_classes:
        case SheetKind::layer_palette:
            return layer_class_rows(state, sheet.kind);
    }
    return {};
}

// A heading goes with the last of its rows.
void narrow(std::vector<SheetRow>& rows, const std::string& words) {
    std::vector<SheetRow> kept;
    for (SheetRow& row : rows) {
        if (row.mark == RowMark::heading && !kept.empty() && kept.back().mark == RowMark::heading) kept.pop_back();
        if (row.mark == RowMark::heading || has_words(row.text + " " + row.detail + " " + row.note, words))
            kept.push_back(std::move(row));
    }
    if (!kept.empty() && kept.back().mark == RowMark::heading) kept.pop_back();
    rows = std::move(kept);
}

}  // namespace

std::vector<SheetRow> rows_of(const AppState& state, const Sheet& sheet) {
    std::vector<SheetRow> rows = all_rows(state, sheet);
    const bool by_itself =
        sheet.kind == SheetKind::search || sheet.kind == SheetKind::projection || sheet.kind == SheetKind::add_file;
    if (!sheet.words.empty() && !by_itself) narrow(rows, sheet.words);
    return rows;
}

SheetTexts texts_of(SheetKind kind) {
    constexpr const char *narrow = "window.sheet.narrow", *choose = "window.sheet.choose";
    switch (kind) {
        case SheetKind::search:
            return {"window.sheet.search", "window.search.hint", "window.search.keys"};
        case SheetKind::map:
            return {"window.sheet.map", narrow, choose};
        case SheetKind::projection:
            return {"window.sheet.projection", "window.projection.hint", choose};
        case SheetKind::theme:
            return {"window.sheet.theme", narrow, choose};
        case SheetKind::language:
            return {"window.sheet.language", narrow, choose};
        case SheetKind::worldview:
            return {"window.sheet.worldview", narrow, choose};
        case SheetKind::filter:
            return {"window.sheet.filter", narrow, "window.sheet.toggle"};
        case SheetKind::save:
            return {"window.sheet.save", narrow, choose};
        case SheetKind::layers:
            return {"window.layers.title", narrow, "window.layers.keys"};
        case SheetKind::add_file:
            return {"window.layers.add_file", "window.layers.path", "window.layers.path.keys"};
        case SheetKind::layer:
            return {"window.layers.one", narrow, choose};
        case SheetKind::layer_field:
            return {"window.layers.colour_by", narrow, choose};
        case SheetKind::layer_method:
            return {"window.layers.method", narrow, choose};
        case SheetKind::layer_classes:
            return {"window.layers.classes", narrow, choose};
        case SheetKind::layer_palette:
            return {"window.layers.palette", narrow, choose};
    }
    return {};
}

const Sheet* top_sheet(const AppState& state) {
    return state.sheets.empty() ? nullptr : &state.sheets.back();
}

}  // namespace tourmap
