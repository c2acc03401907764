// How far the pictures are that are being saved, at the top of the map, and a button to let it be.
#include <algorithm>
#include <cmath>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

std::string said(const AppState& state, const Language& words) {
    const auto percent = static_cast<std::int64_t>(std::lround(100 * state.exporting.fraction));
    const double left = seconds_left(state.exporting);
    if (left < 0) return words.word("window.exporting", {{"percent", percent}});
    const auto seconds = static_cast<std::int64_t>(std::ceil(left));
    return words.word("window.exporting.left", {{"percent", percent}, {"seconds", seconds}});
}

}  // namespace

void panel_exporting(const AppState& state, const Ui& ui, CommandQueue& queue) {
    const PointRect& map = ui.layout.map;
    // What is done in a moment needs no bar.
    if (state.exporting.orders == 0 || state.exporting.seconds < 0.7 || map.width < 160) return;
    const float width = std::min(ui.px(380), static_cast<float>(map.width) - ui.px(40));
    ImGui::SetNextWindowPos({static_cast<float>(map.x + map.width / 2), static_cast<float>(map.y) + ui.px(14)},
                            ImGuiCond_Always, {0.5F, 0});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(16), ui.px(12)});
    if (ImGui::Begin("exporting", nullptr, panel_flags | ImGuiWindowFlags_AlwaysAutoResize)) {
        cover_map(ui);
        text(said(state, *ui.words), ui.fonts.body, ui.color.ink, -1);
        const std::string cancel = ui.words->word("window.save.cancel");
        ImGui::SameLine(ImGui::GetContentRegionMax().x - text_width(cancel, ui.fonts.body) - ui.px(20));
        if (ImGui::Button(cancel.c_str())) queue.push_back(command::CancelExport{});
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float room = ImGui::GetContentRegionAvail().x, height = ui.px(6);
        ImDrawList& draw = *ImGui::GetWindowDrawList();
        draw.AddRectFilled(at, {at.x + room, at.y + height}, im_color(ui.color.line), height / 2);
        const float done = room * static_cast<float>(std::clamp(state.exporting.fraction, 0.0, 1.0));
        if (done > 0)
            draw.AddRectFilled(at, {at.x + std::max(done, height), at.y + height}, im_color(ui.color.accent),
                               height / 2);
        ImGui::Dummy({room, height});
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace tourmap
