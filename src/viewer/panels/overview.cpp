// All steps as small pictures in a grid over the whole window.
#include <algorithm>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"
#include "src/viewer/stage.h"

namespace tourmap {

namespace {

constexpr float margin = 22, foot = 34, head = 62, bottom = 40, least_width = 208;
constexpr Rgba backdrop{20, 24, 31, 250}, empty_cell{38, 45, 56, 255}, bright{255, 255, 255, 255},
    soft{178, 188, 202, 255};

void write(const ImVec2& at, const std::string& words, ImFont* font, Rgba color) {
    ImGui::GetWindowDrawList()->AddText(font, font->FontSize * ImGui::GetIO().FontGlobalScale, at, im_color(color),
                                        words.c_str());
}

struct Cell {
    std::size_t step = 0;
    ImVec2 low, high;  // of the picture, in the window
};

void picture(const Cell& cell, const Ui& ui) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(cell.low, cell.high, im_color(empty_cell), ui.px(3));
    if (const auto picture = ui.step_picture(cell.step, cell.high.x - cell.low.x))
        draw.AddImage(texture_id(*picture), cell.low, cell.high);
}

// Chosen: a thick white frame round a thin dark one, and its name in bold on white; hovered: a thin frame.
void frame(const AppState& state, const Cell& cell, const Ui& ui, bool hovered) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const auto around = [&](float by, float width, Rgba color) {
        draw.AddRect({cell.low.x - by, cell.low.y - by}, {cell.high.x + by, cell.high.y + by}, im_color(color),
                     ui.px(3), 0, width);
    };
    if (cell.step == state.stage.overview.chosen) {
        around(ui.px(4), ui.px(4), bright);
        around(ui.px(0.5F), ui.px(1), backdrop);
    } else if (hovered) {
        around(ui.px(2), ui.px(1.5F), soft);
    }
}

void name(const AppState& state, const Cell& cell, const Ui& ui) {
    const bool chosen = cell.step == state.stage.overview.chosen;
    ImFont* font = chosen ? ui.fonts.bold : ui.fonts.body;
    const std::string here = cell.step == state.step ? ui.words->word("window.overview.here") : "";
    const float tag = here.empty() ? 0 : text_width(here, ui.fonts.small) + ui.px(14);
    const std::string words = std::to_string(cell.step + 1) + "  " + state.steps[cell.step].name;
    const float room = cell.high.x - cell.low.x - tag - ui.px(14);
    const ImVec2 at{cell.low.x + ui.px(2), cell.high.y + ui.px(8)};
    const std::string shown = elided(words, font, room);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (chosen) {
        const ImVec2 end{at.x + text_width(shown, font) + ui.px(8), at.y + ui.px(22)};
        draw.AddRectFilled({cell.low.x - ui.px(6), at.y - ui.px(3)}, end, im_color(bright), ui.px(3));
    }
    write(at, shown, font, chosen ? ui.color.ink : bright);
    if (here.empty()) return;
    const ImVec2 low{cell.high.x - tag, at.y - ui.px(1)}, high{cell.high.x, at.y + ui.px(20)};
    draw.AddRect(low, high, im_color(soft), ui.px(4));
    write({low.x + ui.px(7), low.y + ui.px(2.5F)}, here, ui.fonts.small, soft);
}

// What the keyboard chooses comes into view, once: the wheel may leave it.
void keep_in_view(const AppState& state, const Ui& ui, float row_height) {
    const Overview& overview = state.stage.overview;
    int& seen = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("chosen"), -1);
    const int now = static_cast<int>(overview.chosen);
    if (seen == now && !ImGui::IsWindowAppearing()) return;
    seen = now;
    const float top = static_cast<float>(overview.chosen / overview.columns) * row_height;
    const float height = ImGui::GetWindowHeight(), scroll = ImGui::GetScrollY();
    if (top < scroll) ImGui::SetScrollY(top);
    if (top + row_height + ui.px(margin) > scroll + height)
        ImGui::SetScrollY(top + row_height + ui.px(margin) - height);
}

void cells(const AppState& state, const Ui& ui, const Grid& grid, CommandQueue& queue) {
    const float width = static_cast<float>(grid.cell_width), height = static_cast<float>(grid.cell_height);
    const float row = height + ui.px(foot + margin), column = width + ui.px(margin);
    const std::size_t n = state.steps.size(), rows = (n + grid.columns - 1) / grid.columns;
    const float used = static_cast<float>(std::min(n, grid.columns)) * column + ui.px(margin);
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    const float left = origin.x + std::max(0.0F, (ImGui::GetWindowWidth() - used) / 2) + ui.px(margin);
    keep_in_view(state, ui, row);
    for (std::size_t i = 0; i < n; ++i) {
        const ImVec2 low{left + static_cast<float>(i % grid.columns) * column,
                         origin.y + ui.px(8) + static_cast<float>(i / grid.columns) * row};
        const Cell cell{i, low, {low.x + width, low.y + height}};
        if (!ImGui::IsRectVisible(low, {cell.high.x, cell.high.y + ui.px(foot)})) continue;
        ImGui::SetCursorScreenPos(low);
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::InvisibleButton("step", {width, height + ui.px(foot)})) queue.push_back(command::GoToStep{i});
        ImGui::PopID();
        const bool hovered = ImGui::IsItemHovered();
        picture(cell, ui);
        frame(state, cell, ui, hovered);
        name(state, cell, ui);
    }
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy({1, static_cast<float>(rows) * row + ui.px(8)});
}

}  // namespace

void panel_overview(const AppState& state, const Ui& ui, CommandQueue& queue) {
    if (!state.stage.overview.open || !ui.step_picture) return;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    if (display.x < 120 || display.y < 160) return;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(display);
    ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, im_vec(backdrop));
    ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, im_vec(empty_cell));
    if (ImGui::Begin("overview", nullptr, panel_flags | ImGuiWindowFlags_NoScrollWithMouse)) {
        cover_map(ui);
        const Canvas& canvas = state.canvas;
        const GridSpace space{display.x - ui.px(12), display.y - ui.px(head + bottom), ui.px(margin), ui.px(foot),
                              static_cast<double>(canvas.width_px) / canvas.height_px};
        const Grid grid = grid_of(state.steps.size(), space, ui.px(least_width));
        if (grid.columns != state.stage.overview.columns) queue.push_back(command::SeeOverview{grid.columns});
        const float x = ui.px(margin + 8);
        write({x, ui.px(18)}, elided(state.tour->title, ui.fonts.title, display.x - ui.px(190)), ui.fonts.title,
              bright);
        const std::string count =
            ui.words->word("window.overview.title", {{"count", static_cast<std::int64_t>(state.steps.size())}});
        write({display.x - x - text_width(count, ui.fonts.body), ui.px(23)}, count, ui.fonts.body, soft);
        ImGui::SetCursorScreenPos({0, ui.px(head)});
        ImGui::BeginChild("steps", {display.x, display.y - ui.px(head + bottom)}, false,
                          ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
        cells(state, ui, grid, queue);
        ImGui::EndChild();
        write({x, display.y - ui.px(bottom - 12)}, ui.words->word("window.overview.keys"), ui.fonts.small, soft);
    }
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
}

}  // namespace tourmap
