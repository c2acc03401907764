// What is searched for, and what was found: over the map, at its top.
#include <algorithm>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

constexpr float width_points = 560, rows_points = 420;

const char* kind_of(FoundKind kind) {
    switch (kind) {
        case FoundKind::stop:
            return "window.search.stop";
        case FoundKind::marker:
            return "window.search.marker";
        case FoundKind::party:
            return "window.search.party";
        case FoundKind::source:
            return "window.search.source";
    }
    return "";
}

// The words with a caret behind them.
void words_line(const AppState& state, const Ui& ui, float width) {
    const std::string& words = state.searching.words;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ui.px(38);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(at, {at.x + width, at.y + height}, im_color(ui_color::wash), ui.px(6));
    draw.AddRect(at, {at.x + width, at.y + height}, im_color(ui_color::accent), ui.px(6), 0, ui.px(1.5F));
    ImFont* font = ui.fonts.body;
    const float size = font->FontSize * ImGui::GetIO().FontGlobalScale;
    const float y = at.y + (height - size) / 2, x = at.x + ui.px(12);
    if (words.empty())
        draw.AddText(font, size, {x, y}, im_color(ui_color::quiet), ui.words->word("window.search.hint").c_str());
    else
        draw.AddText(font, size, {x, y}, im_color(ui_color::ink), words.c_str());
    const float caret = x + text_width(words, font) + 1;
    draw.AddLine({caret, y - 2}, {caret, y + size + 2}, im_color(ui_color::accent), ui.px(1.5F));
    ImGui::Dummy({width, height});
}

void found_row(const AppState& state, const Ui& ui, std::size_t i, float width, CommandQueue& queue) {
    const Found& found = state.searching.found[i];
    const float height = ui.px(found.detail.empty() ? 34 : 52), pad = ui.px(10);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(i));
    if (ImGui::InvisibleButton("found", {width, height})) queue.push_back(command::ChooseFound{i});
    ImGui::PopID();
    const bool hovered = ImGui::IsItemHovered(), chosen = i == state.searching.chosen;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (chosen || hovered)
        draw.AddRectFilled(at, {at.x + width, at.y + height}, im_color(chosen ? ui_color::line : ui_color::wash),
                           ui.px(5));
    const auto write = [&](const std::string& words, ImFont* font, Rgba color, float x, float y) {
        const float size = font->FontSize * ImGui::GetIO().FontGlobalScale;
        draw.AddText(font, size, {x, y}, im_color(color), words.c_str());
    };
    const float kind = text_width(kind_of(found.kind), ui.fonts.small);
    write(elided(found.title, ui.fonts.body, width - kind - 3 * pad), ui.fonts.body, ui_color::ink, at.x + pad,
          at.y + ui.px(7));
    write(kind_of(found.kind), ui.fonts.small, ui_color::quiet, at.x + width - kind - pad, at.y + ui.px(9));
    if (!found.detail.empty())
        write(elided(found.detail, ui.fonts.small, width - 2 * pad), ui.fonts.small, ui_color::quiet, at.x + pad,
              at.y + ui.px(29));
    // What the keyboard chooses comes into view, once: the wheel may leave it.
    int& seen = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("chosen"), -1);
    if (chosen && seen != static_cast<int>(i)) {
        seen = static_cast<int>(i);
        ImGui::SetScrollHereY(0.5F);
    }
}

}  // namespace

void panel_search(const AppState& state, const Ui& ui, CommandQueue& queue) {
    if (!state.searching.open) return;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float width = std::min(ui.px(width_points), display.x - 24);
    if (width < 120) return;
    ImGui::SetNextWindowPos({display.x / 2, ui.px(24)}, ImGuiCond_Always, {0.5F, 0});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(14), ui.px(14)});
    if (ImGui::Begin("search", nullptr, panel_flags | ImGuiWindowFlags_AlwaysAutoResize)) {
        cover_map(ui);
        const float inner = ImGui::GetContentRegionAvail().x;
        words_line(state, ui, inner);
        const std::size_t n = state.searching.found.size();
        if (n > 0) {
            gap(ui, 6);
            const float wanted = ui.px(54) * static_cast<float>(n);
            ImGui::BeginChild("rows", {0, std::min({wanted, ui.px(rows_points), display.y * 0.6F})}, false,
                              ImGuiWindowFlags_NoNav);
            ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(2)});
            for (std::size_t i = 0; i < n; ++i) found_row(state, ui, i, ImGui::GetContentRegionAvail().x, queue);
            ImGui::PopStyleVar();
            ImGui::EndChild();
        }
        gap(ui, 4);
        const std::string said = state.searching.words.empty() ? ui.words->word("window.search.keys")
                                 : n == 0
                                     ? ui.words->word("window.search.none")
                                     : ui.words->word("window.search.found", {{"count", static_cast<std::int64_t>(n)}});
        text(said, ui.fonts.small, ui_color::quiet, -1);
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace tourmap
