// Before there is a map: that it is being loaded, or why it could not be.
#include <algorithm>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

void panel_loading(const Ui& ui, const Loading& loading) {
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float small = font_size(ui.fonts.small);
    const float title = font_size(ui.fonts.title);
    const auto centred = [&](const std::string& text, ImFont* font, float size, float y, Rgba color) {
        draw.AddText(font, size, {(display.x - text_width(text, font)) / 2, y}, im_color(color), text.c_str());
    };
    const std::string name = elided(loading.name, ui.fonts.small, std::max(10.0F, display.x - ui.px(40)));
    centred(ui.words->word("window.loading.title"), ui.fonts.title, title, display.y / 2 - title - ui.px(6),
            ui.color.ink);
    centred(name, ui.fonts.small, small, display.y / 2, ui.color.quiet);

    const float width = std::min(ui.px(320), display.x * 0.6F), height = ui.px(6);
    const float left = (display.x - width) / 2, top = display.y / 2 + small + ui.px(14);
    const float done = width * static_cast<float>(std::clamp(loading.fraction, 0.0, 1.0));
    draw.AddRectFilled({left, top}, {left + width, top + height}, im_color(ui.color.line), height / 2);
    if (done > 0)
        draw.AddRectFilled({left, top}, {left + std::max(done, height), top + height}, im_color(ui.color.accent),
                           height / 2);
    centred(loading.part, ui.fonts.small, small, top + height + ui.px(8), ui.color.quiet);
    centred(ui.words->word("window.loading.cancel"), ui.fonts.small, small, top + height + small + ui.px(14),
            ui.color.quiet);
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
        text(ui.words->word("window.error.title"), ui.fonts.title, ui.color.accent);
        gap(ui, 4);
        text(error, ui.fonts.body, ui.color.slate);
        gap(ui, 8);
        if (ImGui::Button(ui.words->word("window.button.copy").c_str()))
            queue.push_back(command::CopyText{error, ui.words->word("window.message.copied")});
        ImGui::SameLine();
        if (ImGui::Button(ui.words->word("window.button.close").c_str())) queue.push_back(command::Quit{});
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace tourmap
