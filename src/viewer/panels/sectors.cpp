// The sector filter, top left on the map: a button, and when it is open a list of all sectors with their
// shapes, colours and letters. What the map shows at the moment is in the picture's own legend.
#include <algorithm>

#include "src/viewer/card_text.h"
#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

// Open or closed, it says whether something is hidden.
std::string heading(const AppState& state, const Ui& ui) {
    const auto hidden = static_cast<std::int64_t>(state.filter.by(FilterBy::sector).size());
    const std::string sectors = card_heading(*ui.words, "card.sectors", 2);
    return hidden == 0 ? sectors : ui.words->word("filter.hidden", {{"sectors", sectors}, {"count", hidden}});
}

void header(const AppState& state, const Ui& ui, float width, CommandQueue& queue) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetTextLineHeight() + ui.px(4);
    if (ImGui::InvisibleButton("header", {width, height})) queue.push_back(command::ToggleLegend{});
    const Rgba color = ImGui::IsItemHovered() ? ui.color.accent : ui.color.ink;
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float arm = ui.px(4), y = at.y + height / 2, x = at.x + ui.px(6);
    const float tip = state.legend_open ? -arm * 0.6F : arm * 0.6F;
    const ImVec2 chevron[] = {{x - arm, y - tip}, {x, y + tip}, {x + arm, y - tip}};
    draw.AddPolyline(chevron, 3, im_color(color), 0, ui.px(1.8F));
    ImGui::SetCursorScreenPos({at.x + ui.px(20), at.y + ui.px(1)});
    text(heading(state, ui), ui.fonts.body, color, -1);
}

void row(const AppState& state, const Ui& ui, const Sector& sector, float width, CommandQueue& queue) {
    const bool shown = !state.filter.by(FilterBy::sector).contains(sector.id);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ui.px(25), box = ui.px(15), y = at.y + height / 2;
    ImGui::PushID(sector.id.c_str());
    if (ImGui::InvisibleButton("row", {width, height}))
        queue.push_back(command::ToggleShown{FilterBy::sector, sector.id});
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) {
        draw.AddRectFilled({at.x - ui.px(6), at.y}, {at.x + width + ui.px(6), at.y + height}, im_color(ui.color.wash),
                           ui.px(5));
    }
    draw_check_box(draw, ui, {at.x + box / 2, y}, shown);
    draw_sector_symbol(draw, ui, sector, {at.x + ui.px(34), y}, ui.px(8.5F));
    ImGui::SetCursorScreenPos({at.x + ui.px(52), y - ImGui::GetTextLineHeight() / 2});
    text(sector.name, ui.fonts.body, shown ? ui.color.slate : ui.color.quiet, -1);
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    ImGui::PopID();
}

float list_width(const AppState& state, const Ui& ui) {
    float width = text_width(heading(state, ui), ui.fonts.body) + ui.px(24);
    if (!state.legend_open) return width;
    for (const Sector& sector : state.tour->sectors) {
        width = std::max(width, ui.px(56) + text_width(sector.name, ui.fonts.body));
    }
    return width;
}

}  // namespace

void panel_sectors(const AppState& state, const Ui& ui, CommandQueue& queue) {
    const PointRect& map = ui.story_map;
    if (state.tour->sectors.empty() || map.width < 200 || map.height < 120) return;
    ImGui::SetNextWindowPos({static_cast<float>(map.x) + ui.px(14), static_cast<float>(map.y) + ui.px(14)});
    ImGui::SetNextWindowSizeConstraints({0, 0},
                                        {1e4F, std::max(ui.px(40), static_cast<float>(map.height) - ui.px(28))});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    // A bar only where there is something to scroll: rounding would show one else.
    const float wanted = ui.px(70 + 25 * static_cast<float>(state.tour->sectors.size()));
    const bool fits = wanted < static_cast<float>(map.height) - ui.px(28);
    const ImGuiWindowFlags flags =
        (fits ? panel_flags : panel_flags & ~ImGuiWindowFlags_NoScrollbar) | ImGuiWindowFlags_AlwaysAutoResize;
    if (ImGui::Begin("sectors", nullptr, flags)) {
        cover_map(ui);
        const float width = list_width(state, ui);
        header(state, ui, width, queue);
        if (state.legend_open) {
            gap(ui, 4);
            for (const Sector& sector : state.tour->sectors) row(state, ui, sector, width, queue);
            if (!state.filter.empty()) {
                gap(ui, 6);
                if (ImGui::Button((ui.words->word("filter.all") + "###all").c_str(), {width, 0}))
                    queue.push_back(command::ShowAll{});
            }
        }
    }
    ImGui::End();
    ImGui::PopStyleVar(3);
}

}  // namespace tourmap
