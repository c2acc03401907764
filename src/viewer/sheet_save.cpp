// Pictures to be saved: what the window shows, or every step, in sizes that presentations have.
#include "src/viewer/sheet.h"
#include "src/viewer/state.h"

namespace tourmap {

namespace {

std::string size_of(int width, int height) {
    return std::to_string(width) + " \u00d7 " + std::to_string(height);
}

void add_sizes(const AppState& state, bool every_step, std::vector<SheetRow>& rows) {
    struct Size {
        int width, height;
        const char* name;
    };
    constexpr Size sizes[] = {{1920, 1080, "window.save.hd"},
                              {3840, 2160, "window.save.uhd"},
                              {1080, 1080, "window.save.square"},
                              {1080, 1920, "window.save.upright"}};
    const std::string shortcut = every_step ? "" : "   Ctrl+E";
    rows.push_back({state.words->word("window.save.window"), "",
                    size_of(state.canvas.width_px, state.canvas.height_px) + shortcut, RowMark::none,
                    command::Export{{every_step, 0, 0}}});
    for (const Size& size : sizes)
        rows.push_back({state.words->word(size.name), "", size_of(size.width, size.height), RowMark::none,
                        command::Export{{every_step, size.width, size.height}}});
    for (std::size_t i = rows.size() - std::size(sizes) - 1; i < rows.size(); ++i) rows[i].closes = true;
}

}  // namespace

std::vector<SheetRow> save_rows(const AppState& state) {
    std::vector<SheetRow> rows;
    if (state.exporting.orders > 0)
        rows.push_back({state.words->word("window.save.cancel"), "", "", RowMark::none, command::CancelExport{}});
    rows.push_back({state.words->word("window.save.this"), "", "", RowMark::heading});
    add_sizes(state, false, rows);
    if (!state.tour->has_journey()) return rows;
    rows.push_back({state.words->word("window.save.every"), "", "", RowMark::heading});
    add_sizes(state, true, rows);
    return rows;
}

}  // namespace tourmap
