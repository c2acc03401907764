// The list of keys, over everything else.
#include <algorithm>

#include "src/viewer/keys.h"
#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

constexpr float keys_column = 220, what_column = 320, column_width = keys_column + what_column, between = 36;  // points

// Each key as a small cap; wraps within the column. Returns the height used.
float key_caps(const Ui& ui, const std::vector<std::string>& names, float left, float top, float width) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float pad = ui.px(7), height = ui.px(23), gap_between = ui.px(5);
    const float size = font_size(ui.fonts.small);
    float x = left, y = top;
    for (const std::string& name : names) {
        const float cap = text_width(name, ui.fonts.small) + 2 * pad;
        if (x > left && x + cap > left + width) {
            x = left;
            y += height + gap_between;
        }
        draw.AddRectFilled({x, y}, {x + cap, y + height}, im_color(ui.color.wash), ui.px(5));
        draw.AddRect({x, y}, {x + cap, y + height}, im_color(ui.color.line), ui.px(5));
        draw.AddText(ui.fonts.small, size, {x + pad, y + (height - size) / 2}, im_color(ui.color.ink), name.c_str());
        x += cap + gap_between;
    }
    return y + height - top;
}

void row(const Ui& ui, const std::vector<std::string>& names, const std::string& what) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float used = key_caps(ui, names, at.x, at.y, ui.px(keys_column - 16));
    ImGui::SetCursorScreenPos({at.x + ui.px(keys_column), at.y + ui.px(2)});
    ImGui::BeginGroup();
    text(what, ui.fonts.body, ui.color.slate, ImGui::GetCursorPosX() + ui.px(what_column));
    ImGui::EndGroup();
    const float words = ImGui::GetItemRectSize().y + ui.px(2);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({ui.px(keys_column + what_column), std::max(used, words) + ui.px(3)});
}

struct Row {
    std::vector<std::string> caps;
    std::string what;
};

std::vector<Row> rows_of(const Language& words, bool journey) {
    std::vector<Row> rows;
    for (const KeyBinding& binding : key_bindings()) {
        if (binding.of_journey && !journey) continue;
        Row row{{}, words.word(binding.what)};
        for (const Chord& chord : binding.chords) row.caps.push_back(name_of(chord, words));
        rows.push_back(std::move(row));
    }
    for (const MouseHelp& help : mouse_help())
        if (journey || !help.of_journey) rows.push_back({{words.word(help.gesture)}, words.word(help.what)});
    return rows;
}

// Side by side where the window is wide enough; each column is read down.
void columns_of(const Ui& ui, const std::vector<Row>& rows, std::size_t columns) {
    const std::size_t each = (rows.size() + columns - 1) / columns;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    for (std::size_t column = 0; column < columns; ++column) {
        ImGui::SetCursorScreenPos({top.x + static_cast<float>(column) * ui.px(column_width + between), top.y});
        ImGui::BeginGroup();
        for (std::size_t i = column * each; i < std::min(rows.size(), (column + 1) * each); ++i)
            row(ui, rows[i].caps, rows[i].what);
        ImGui::EndGroup();
    }
}

}  // namespace

void panel_help(const AppState& state, const Ui& ui, CommandQueue& queue) {
    if (!state.help_open) return;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    if (display.x < 80 || display.y < 80) return;

    // A veil that takes the clicks beside the list.
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(display);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, im_vec(ui.color.ink.with_alpha(0.45)));
    ImGui::SetNextWindowFocus();
    ImGui::Begin("help veil", nullptr, panel_flags);
    cover_map(ui);
    if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0)) queue.push_back(command::ToggleHelp{});
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);

    const std::size_t columns = display.x >= ui.px(2 * column_width + between + 90) ? 2 : 1;
    const float width = ui.px(static_cast<float>(columns) * (column_width + between) - between);
    ImGui::SetNextWindowPos({display.x / 2, display.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSizeConstraints({0, 0}, {display.x - 16, display.y - 16});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(28), ui.px(22)});
    ImGui::SetNextWindowFocus();
    constexpr ImGuiWindowFlags flags =
        (panel_flags & ~ImGuiWindowFlags_NoScrollbar) | ImGuiWindowFlags_AlwaysAutoResize;
    if (ImGui::Begin("help", nullptr, flags)) {
        cover_map(ui);
        const ImVec2 top = ImGui::GetCursorScreenPos();
        text(ui.words->word("window.help.title"), ui.fonts.title, ui.color.ink, -1);
        gap(ui, 6);
        columns_of(ui, rows_of(*ui.words, state.tour->has_journey()), columns);
        if (close_button("close", ui, {top.x + width - ui.px(8), top.y + ui.px(10)})) {
            queue.push_back(command::ToggleHelp{});
        }
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace tourmap
