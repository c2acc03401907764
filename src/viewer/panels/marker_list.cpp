// The list of the markers that one symbol stands for. A click or Enter opens a card over it.
#include <algorithm>

#include "src/story/clusters.h"
#include "src/story/formats.h"
#include "src/viewer/card_text.h"
#include "src/viewer/panels/card_rect.h"
#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {
namespace {

// As the legend has the sectors: in the tour's order, each with its markers in theirs.
std::vector<const Marker*> listed(const AppState& state) {
    std::vector<const Marker*> markers;
    for (const std::string& id : state.open_list)
        if (const Marker* marker = find_marker(*state.tour, id)) markers.push_back(marker);
    return markers;
}

// The place where all of them are, or how many sectors they belong to.
void heading(const AppState& state, const Ui& ui, const std::vector<const Marker*>& markers) {
    const std::string place = place_of(*ui.words, *state.tour, *markers.front());
    const bool one_place = std::all_of(markers.begin(), markers.end(), [&](const Marker* marker) {
        return marker->stop == markers.front()->stop && marker->place == markers.front()->place;
    });
    const float right = ImGui::GetWindowWidth() - ui.px(44);
    text(card_heading(*ui.words, "count.markers", markers.size()), ui.fonts.small, ui.color.accent, right);
    text(one_place ? place : state.tour->stops[markers.front()->stop].place, ui.fonts.title, ui.color.ink, right);
    gap(ui, 2);
}

std::string facts_of(const Ui& ui, const Marker& marker) {
    std::string facts = kind_and_status(*ui.words, marker);
    if (marker.amount) facts += " \u00B7 " + format_amount(*ui.words, *marker.amount, marker.currency);
    return facts;
}

void sector_heading(const Ui& ui, const SectorShare& share) {
    if (!share.sector) return;
    gap(ui, 6);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_sector_symbol(*ImGui::GetWindowDrawList(), ui, *share.sector,
                       {at.x + ui.px(11), at.y + ImGui::GetTextLineHeight() / 2}, ui.px(8.5F));
    ImGui::Indent(ui.px(28));
    text(share.sector->name + " \u00B7 " + std::to_string(share.count), ui.fonts.bold, ui.color.slate);
    ImGui::Unindent(ui.px(28));
}

// As on the map and in the picture's own panel; empty at steps that number none.
std::string number_of(const AppState& state, const Marker& marker) {
    if (state.steps[state.step].kind != StepKind::stop) return {};
    const std::vector<std::size_t> shown = state_at(*state.tour, state.step, state.t).markers;
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (state.tour->markers[shown[i]].id == marker.id) return std::to_string(i + 1);
    return {};
}

void row(const AppState& state, const Ui& ui, const Marker& marker, CommandQueue& queue) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float indent = ui.px(28), width = ImGui::GetContentRegionAvail().x, pad = ui.px(4);
    const std::string facts = facts_of(ui, marker);
    const float wrap = width - indent - pad;
    const auto height_of = [&](const std::string& words, ImFont* font) {
        ImGui::PushFont(font);
        const float height = ImGui::CalcTextSize(words.c_str(), nullptr, false, wrap).y;
        ImGui::PopFont();
        return height;
    };
    const float title = height_of(marker.title, ui.fonts.body);
    const float height = title + height_of(facts, ui.fonts.small) + 2 * pad;
    const bool chosen = marker.id == state.focused_marker;
    if (ImGui::InvisibleButton(marker.id.c_str(), {width, height})) queue.push_back(command::OpenMarker{marker.id});
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (chosen || hovered)
        draw.AddRectFilled({at.x, at.y}, {at.x + width, at.y + height},
                           im_color(chosen ? ui.color.line : ui.color.wash), ui.px(5));
    const auto write = [&](const std::string& words, ImFont* font, Rgba color, float y) {
        const float size = font_size(font);
        draw.AddText(font, size, {at.x + indent, y}, im_color(color), words.c_str(), nullptr, wrap);
    };
    const std::string number = number_of(state, marker);
    draw.AddText(ui.fonts.small, font_size(ui.fonts.small),
                 {at.x + indent - ui.px(7) - text_width(number, ui.fonts.small), at.y + pad + ui.px(2)},
                 im_color(ui.color.quiet), number.c_str());
    write(marker.title, ui.fonts.body, ui.color.ink, at.y + pad);
    write(facts, ui.fonts.small, ui.color.quiet, at.y + pad + title);
    // What the keyboard chooses comes into view, once: the wheel may leave it.
    int& seen = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("chosen"));
    const auto id = static_cast<int>(ImGui::GetID(marker.id.c_str()));
    if (chosen && seen != id) {
        seen = id;
        ImGui::SetScrollHereY(0.5F);
    }
}

void rows(const AppState& state, const Ui& ui, const std::vector<const Marker*>& markers, CommandQueue& queue) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(2)});
    for (const SectorShare& share : sector_shares(*state.tour, markers)) {
        sector_heading(ui, share);
        for (const Marker* marker : markers)
            if (sector_of(*state.tour, *marker) == share.sector) row(state, ui, *marker, queue);
    }
    ImGui::PopStyleVar();
}

}  // namespace

void panel_marker_list(const AppState& state, const Ui& ui, CommandQueue& queue) {
    const std::vector<const Marker*> markers = listed(state);
    if (markers.empty() || !state.open_marker.empty()) return;
    const CardRect rect = card_rect(ui);
    if (rect.size.x < 60 || rect.size.y < 60) return;
    ImGui::SetNextWindowPos(rect.position);
    ImGui::SetNextWindowSize(rect.size);
    // A window of its own for each list: a new one begins at its top.
    if (ImGui::Begin(("list##" + state.open_list.front()).c_str(), nullptr,
                     panel_flags | ImGuiWindowFlags_NoScrollWithMouse)) {
        cover_map(ui);
        heading(state, ui, markers);
        const float foot = ImGui::GetTextLineHeight() + ui.px(6);
        ImGui::BeginChild("rows", {0, -foot}, false, ImGuiWindowFlags_NoNav);
        rows(state, ui, markers, queue);
        ImGui::EndChild();
        text(ui.words->word("card.keys"), ui.fonts.small, ui.color.quiet, -1);
        if (close_button_of(ui, rect)) queue.push_back(command::CloseMarker{});
    }
    ImGui::End();
}

}  // namespace tourmap
