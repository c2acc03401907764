// Before there is a map: that it is being loaded, or why it could not be.
#include <algorithm>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

void panel_loading(const Ui& ui, const std::string& what) {
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float title = ui.fonts.title->FontSize * ImGui::GetIO().FontGlobalScale;
    const float small = ui.fonts.small->FontSize * ImGui::GetIO().FontGlobalScale;
    const std::string heading = "Loading \u2026";
    const std::string name = elided(what, ui.fonts.small, std::max(10.0F, display.x - ui.px(40)));
    draw.AddText(ui.fonts.title, title, {(display.x - text_width(heading, ui.fonts.title)) / 2, display.y / 2 - title},
                 im_color(ui_color::ink), heading.c_str());
    draw.AddText(ui.fonts.small, small, {(display.x - text_width(name, ui.fonts.small)) / 2, display.y / 2 + ui.px(8)},
                 im_color(ui_color::quiet), name.c_str());
}

void panel_error(const Ui& ui, const std::string& error, CommandQueue& queue) {
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    if (display.x < 80 || display.y < 80) return;
    const float width = std::min(ui.px(720), display.x - ui.px(24));
    ImGui::SetNextWindowPos({display.x / 2, display.y / 2}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, display.y - ui.px(24)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(28), ui.px(22)});
    constexpr ImGuiWindowFlags flags =
        (panel_flags & ~ImGuiWindowFlags_NoScrollbar) | ImGuiWindowFlags_AlwaysAutoResize;
    if (ImGui::Begin("error", nullptr, flags)) {
        cover_map(ui);
        text("This tour cannot be shown", ui.fonts.title, ui_color::accent);
        gap(ui, 4);
        text(error, ui.fonts.body, ui_color::slate);
        gap(ui, 8);
        if (ImGui::Button("Copy")) queue.push_back(command::CopyText{error, "Message"});
        ImGui::SameLine();
        if (ImGui::Button("Close")) queue.push_back(command::Quit{});
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace tourmap
