// What is wrong with the files as they are now, over the last map that was well. Goes when they are mended.
#include <algorithm>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

void panel_problems(const AppState& state, const Ui& ui, CommandQueue& queue) {
    const PointRect& map = ui.layout.map;
    if (state.problems.empty() || map.width < 120 || map.height < 80) return;
    const float edge = ui.px(16);
    const float width = std::min(ui.px(820), static_cast<float>(map.width) - 2 * edge);
    const float high = std::max(ui.px(60), static_cast<float>(map.height) * 0.55F);
    ImGui::SetNextWindowPos({static_cast<float>(map.x + map.width / 2), static_cast<float>(map.y + map.height) - edge},
                            ImGuiCond_Always, {0.5F, 1});
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, high});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(20), ui.px(14)});
    ImGui::SetNextWindowFocus();
    constexpr ImGuiWindowFlags flags =
        (panel_flags & ~ImGuiWindowFlags_NoScrollbar) | ImGuiWindowFlags_AlwaysAutoResize;
    if (ImGui::Begin("problems", nullptr, flags)) {
        cover_map(ui);
        text(ui.words->word("window.problems.title"), ui.fonts.bold, ui.color.accent);
        gap(ui, 2);
        text(state.problems, ui.fonts.body, ui.color.slate);
        gap(ui, 4);
        if (ImGui::Button(ui.words->word("window.button.copy").c_str()))
            queue.push_back(command::CopyText{state.problems, ui.words->word("window.message.copied")});
        ImGui::SameLine();
        if (ImGui::Button(ui.words->word("window.button.hide").c_str())) queue.push_back(command::DismissProblems{});
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace tourmap
