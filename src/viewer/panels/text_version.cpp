// The step as text: a sheet to be read, over the map.
#include <algorithm>

#include "src/story/step_text.h"
#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

constexpr float widest = 760;  // points: about 90 letters a line
constexpr Rgba link{24, 92, 158, 255};

void quote(const TextBlock& block, const std::string& cited, const Ui& ui) {
    const ImVec2 from = ImGui::GetCursorScreenPos();
    ImGui::Indent(ui.px(18));
    text(block.text + cited, ui.fonts.body, ui.color.slate);
    if (!block.speaker.empty()) text("\u2014 " + block.speaker, ui.fonts.small, ui.color.quiet);
    ImGui::Unindent(ui.px(18));
    const float end = ImGui::GetCursorScreenPos().y - ImGui::GetStyle().ItemSpacing.y;
    ImGui::GetWindowDrawList()->AddRectFilled({from.x + ui.px(2), from.y}, {from.x + ui.px(5), end},
                                              im_color(ui.color.line), ui.px(1.5F));
}

void block_of_text(const TextBlock& block, const std::string& cited, const Ui& ui) {
    switch (block.kind) {
        case TextKind::title:
        case TextKind::heading:
            return text(block.text, ui.fonts.title, ui.color.ink);
        case TextKind::marker:
            gap(ui, 9);
            return text(block.text, ui.fonts.bold, ui.color.ink);
        case TextKind::moment:
        case TextKind::subtitle:
            return text(block.text, ui.fonts.body, ui.color.quiet);
        case TextKind::facts:
            return text(block.text, ui.fonts.small, ui.color.accent);
        case TextKind::sectors:
        case TextKind::parties:
        case TextKind::picture:
            return text(block.text, ui.fonts.small, ui.color.quiet);
        case TextKind::quote:
            return quote(block, cited, ui);
        case TextKind::map:
        case TextKind::paragraph:
            text(block.text + cited, ui.fonts.body, ui.color.slate);
            gap(ui, 2);
    }
}

void sources(const Tour& tour, const std::vector<std::size_t>& cited, const Ui& ui, CommandQueue& queue) {
    if (cited.empty()) return;
    gap(ui, 9);
    text(ui.words->word("sources.heading"), ui.fonts.bold, ui.color.ink);
    for (std::size_t i = 0; i < cited.size(); ++i) {
        const Source& source = tour.sources[cited[i]];
        text("[" + std::to_string(i + 1) + "] " + source_line(*ui.words, source), ui.fonts.small, ui.color.slate);
        if (source.url.empty()) continue;
        text(source.url, ui.fonts.small, link);
        if (ImGui::IsItemHovered()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            ImGui::SetTooltip("%s", ui.words->word("card.address").c_str());
        }
        if (ImGui::IsItemClicked()) queue.push_back(command::CopyText{source.url, ui.words->word("copied.address")});
    }
}

// What Up and Down have scrolled since this sheet was drawn last.
void scroll_by_keys(int lines) {
    int& seen = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("lines"), lines);
    const auto by = static_cast<float>(lines - seen);
    if (by != 0)
        ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() + 3 * by * ImGui::GetTextLineHeightWithSpacing()));
    seen = lines;
}

void sheet(const AppState& state, const Ui& ui, CommandQueue& queue) {
    const auto blocks = step_text(*state.tour, *ui.words, state.steps[state.step]);
    const std::vector<std::size_t> cited = cited_sources(blocks);
    for (const TextBlock& block : blocks) block_of_text(block, citation(block.sources, cited), ui);
    sources(*state.tour, cited, ui, queue);
}

}  // namespace

void panel_text_version(const AppState& state, const Ui& ui, CommandQueue& queue) {
    if (!state.stage.text_open) return;
    const PointRect& map = ui.layout.map;
    const CardRect rect{
        {static_cast<float>(map.x) + std::max(ui.px(20), (static_cast<float>(map.width) - ui.px(widest)) / 2),
         static_cast<float>(map.y) + ui.px(20)},
        {std::min(ui.px(widest), static_cast<float>(map.width) - ui.px(40)),
         static_cast<float>(map.height) - ui.px(40)}};
    if (rect.size.x < 120 || rect.size.y < 120) return;
    ImGui::SetNextWindowPos(rect.position);
    ImGui::SetNextWindowSize(rect.size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(30), ui.px(24)});
    if (ImGui::Begin("text version", nullptr, panel_flags | ImGuiWindowFlags_NoScrollWithMouse)) {
        cover_map(ui);
        const float foot = ImGui::GetFrameHeight() + ui.px(12);
        // A window of its own for each step: it begins at its top.
        ImGui::BeginChild(("text##" + std::to_string(state.step)).c_str(), {0, -foot}, false, ImGuiWindowFlags_NoNav);
        scroll_by_keys(state.stage.text_lines);
        sheet(state, ui, queue);
        ImGui::EndChild();
        gap(ui, 2);
        if (ImGui::Button((ui.words->word("window.text.copy") + "###copy").c_str()))
            queue.push_back(command::CopyStepText{});
        const std::string hint = ui.words->word("window.text.keys");
        const float width = text_width(hint, ui.fonts.small);
        if (width + ui.px(190) < rect.size.x) {
            ImGui::SameLine(rect.size.x - width - ui.px(30));
            text(hint, ui.fonts.small, ui.color.quiet, -1);
        }
        if (close_button_of(ui, rect)) queue.push_back(command::ToggleText{});
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace tourmap
