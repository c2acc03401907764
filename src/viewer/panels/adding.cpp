// How far reading a file that is added to the map has come.
#include <algorithm>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

void panel_adding(const AppState& state, const Ui& ui, CommandQueue& queue) {
    if (state.layering.adding.empty()) return;
    const PointRect& map = ui.layout.map;
    const float width = std::min(ui.px(420), static_cast<float>(map.width) - ui.px(24));
    if (width < 120) return;
    ImGui::SetNextWindowPos(
        {static_cast<float>(map.x + map.width / 2), static_cast<float>(map.y + map.height) - ui.px(16)},
        ImGuiCond_Always, {0.5F, 1});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(18), ui.px(12)});
    if (ImGui::Begin("adding", nullptr, panel_flags | ImGuiWindowFlags_AlwaysAutoResize)) {
        cover_map(ui);
        const std::string file = printable(state.layering.adding.front());
        const std::string name = file.substr(file.find_last_of('/') + 1);
        const float inner = ImGui::GetContentRegionAvail().x;
        text(elided(ui.words->word("window.layers.adding", {{"file", name}}), ui.fonts.body, inner), ui.fonts.body,
             ui.color.ink, -1);
        gap(ui, 4);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float height = ui.px(6), done = inner * static_cast<float>(std::clamp(ui.adding, 0.0, 1.0));
        ImDrawList& draw = *ImGui::GetWindowDrawList();
        draw.AddRectFilled(at, {at.x + inner, at.y + height}, im_color(ui.color.line), height / 2);
        if (done > 0)
            draw.AddRectFilled(at, {at.x + std::max(done, height), at.y + height}, im_color(ui.color.accent),
                               height / 2);
        ImGui::Dummy({inner, height});
        gap(ui, 4);
        ImGui::PushFont(ui.fonts.small);
        if (ImGui::Button(ui.words->word("window.loading.cancel").c_str())) queue.push_back(command::CancelAdding{});
        ImGui::PopFont();
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace tourmap
