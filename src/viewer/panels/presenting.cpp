// A black screen, and the spot at the pointer.
#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

void panel_blank(const AppState& state, const Ui& ui, CommandQueue&) {
    if (!state.presenting.blank) return;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, display, IM_COL32(0, 0, 0, 255));
    ui.covering->push_back({0, 0, static_cast<double>(display.x), static_cast<double>(display.y)});
}

void panel_laser(const AppState& state, const Ui& ui, CommandQueue&) {
    if (!state.presenting.laser || state.presenting.blank || !ImGui::IsMousePosValid()) return;
    const ImVec2 at = ImGui::GetIO().MousePos;
    ImDrawList& draw = *ImGui::GetForegroundDrawList();
    constexpr int rings = 6;
    for (int i = rings; i > 0; --i)
        draw.AddCircleFilled(at, ui.px(7 + 2.2F * static_cast<float>(i)), IM_COL32(235, 20, 30, 16));
    draw.AddCircleFilled(at, ui.px(7), IM_COL32(235, 20, 30, 235));
    draw.AddCircleFilled(at, ui.px(2.5F), IM_COL32(255, 235, 235, 255));
    ImGui::SetMouseCursor(ImGuiMouseCursor_None);
}

}  // namespace tourmap
