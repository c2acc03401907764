// What has just happened, in one or two lines above the bar; fades by itself, a click sends it away.
#include <algorithm>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

void panel_message(const AppState& state, const Ui& ui, CommandQueue& queue) {
    const double opacity = message_opacity(state);
    const PointRect& map = ui.layout.map;
    if (opacity <= 0 || map.width < 80 || map.height < 60) return;
    const float most = std::min(ui.px(760), static_cast<float>(map.width) - ui.px(40));
    ImGui::SetNextWindowPos(
        {static_cast<float>(map.x + map.width / 2), static_cast<float>(map.y + map.height) - ui.px(18)},
        ImGuiCond_Always, {0.5F, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, static_cast<float>(opacity));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(18), ui.px(11)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, im_vec(ui.color.night));
    ImGui::SetNextWindowFocus();
    if (ImGui::Begin("message", nullptr, panel_flags | ImGuiWindowFlags_AlwaysAutoResize)) {
        cover_map(ui);
        const float width = std::min(text_width(state.message, ui.fonts.body), most - ui.px(36));
        text(state.message, ui.fonts.body, ui.color.white, ImGui::GetCursorPosX() + width + 1);
        if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0)) queue.push_back(command::DismissMessage{});
    }
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(3);
}

}  // namespace tourmap
