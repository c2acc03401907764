// The card of the open marker. It lies over the picture's own panel of text, so that the map stays in view.
#include <algorithm>

#include "src/story/formats.h"
#include "src/viewer/card_text.h"
#include "src/viewer/panels/card_rect.h"
#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

void heading(const Ui& ui, const std::string& words) {
    gap(ui, 8);
    text(words, ui.fonts.small, ui.color.quiet);
    ImGui::GetWindowDrawList()->AddLine(
        ImGui::GetCursorScreenPos(),
        {ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x, ImGui::GetCursorScreenPos().y},
        im_color(ui.color.line));
    gap(ui, 2);
}

void title_block(const Tour& tour, const Marker& marker, const Ui& ui) {
    const float radius = ui.px(13), indent = ui.px(38);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    if (!marker.sectors.empty()) {
        draw_sector_symbol(*ImGui::GetWindowDrawList(), ui, tour.sectors[marker.sectors.front()],
                           {at.x + radius + ui.px(2), at.y + radius}, radius);
    }
    // Right of the symbol, and clear of the close button.
    const float right = ImGui::GetWindowWidth() - ui.px(44);
    ImGui::Indent(indent);
    text(kind_and_status(*ui.words, marker), ui.fonts.small, ui.color.accent, right);
    ImGui::Unindent(indent);
    gap(ui, 1);
    text(marker.title, ui.fonts.title, ui.color.ink);
    std::string facts = format_date(*ui.words, marker.date);
    const std::string place = place_of(*ui.words, tour, marker);
    if (!place.empty()) facts += (facts.empty() ? "" : " \u00B7 ") + place;
    text(facts, ui.fonts.small, ui.color.quiet);
    if (marker.amount) {
        gap(ui, 3);
        text(format_amount(*ui.words, *marker.amount, marker.currency), ui.fonts.bold, ui.color.ink);
    }
}

void picture(const Marker& marker, const Ui& ui) {
    if (!marker.picture) return;
    gap(ui, 4);
    if (ui.picture && ui.picture->width > 0 && ui.picture->height > 0) {
        const float room = ImGui::GetContentRegionAvail().x;
        const float aspect = static_cast<float>(ui.picture->height) / static_cast<float>(ui.picture->width);
        const float width = std::min(room, ui.px(300) / aspect);
        ImGui::Image(texture_id(*ui.picture), {width, width * aspect});
        if (ImGui::IsItemHovered() && !marker.picture->alt.empty()) {
            ImGui::SetTooltip("%s", marker.picture->alt.c_str());
        }
    } else {
        text(ui.picture_error.empty() ? ui.words->word("card.picture") : ui.picture_error, ui.fonts.small,
             ui.color.quiet);
    }
    std::string credit = marker.picture->credit;
    if (!marker.picture->licence.empty()) credit += (credit.empty() ? "" : ", ") + marker.picture->licence;
    if (!credit.empty()) text(credit, ui.fonts.small, ui.color.quiet);
}

void parties(const Tour& tour, const Marker& marker, const Ui& ui) {
    if (marker.parties.empty()) return;
    heading(ui, ui.words->word("card.parties"));
    for (const std::size_t i : marker.parties) {
        const Party& party = tour.parties[i];
        text(party.name, ui.fonts.body, ui.color.slate);
        if (party.role.empty()) continue;
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(3)});
        text(party.role, ui.fonts.small, ui.color.quiet);
        ImGui::PopStyleVar();
    }
}

void sectors(const Tour& tour, const Marker& marker, const Ui& ui) {
    if (marker.sectors.empty()) return;
    heading(ui, card_heading(*ui.words, "card.sectors", marker.sectors.size()));
    const float radius = ui.px(8.5F);
    for (const std::size_t i : marker.sectors) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_sector_symbol(*ImGui::GetWindowDrawList(), ui, tour.sectors[i],
                           {at.x + ui.px(11), at.y + ImGui::GetTextLineHeight() / 2}, radius);
        ImGui::Indent(ui.px(28));
        text(tour.sectors[i].name, ui.fonts.body, ui.color.slate);
        ImGui::Unindent(ui.px(28));
    }
}

void source(const Source& source, const Ui& ui, CommandQueue& queue) {
    text(source.title, ui.fonts.body, ui.color.slate);
    const std::string from = source_heading(*ui.words, source);
    if (!from.empty()) text(from, ui.fonts.small, ui.color.quiet);
    if (!source.url.empty()) {
        text(source.url, ui.fonts.small, {24, 92, 158, 255});
        if (ImGui::IsItemHovered()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            ImGui::SetTooltip("%s", ui.words->word("card.address").c_str());
        }
        if (ImGui::IsItemClicked()) queue.push_back(command::CopyText{source.url, ui.words->word("copied.address")});
    }
    gap(ui, 3);
}

void sources(const Tour& tour, const Marker& marker, const Ui& ui, CommandQueue& queue) {
    if (marker.sources.empty()) return;
    heading(ui, card_heading(*ui.words, "card.sources", marker.sources.size()));
    for (const std::size_t i : marker.sources) {
        ImGui::PushID(static_cast<int>(i));
        source(tour.sources[i], ui, queue);
        ImGui::PopID();
    }
}

void body(const Tour& tour, const Marker& marker, const Ui& ui, CommandQueue& queue) {
    title_block(tour, marker, ui);
    gap(ui, 4);
    text(body_of(*ui.words, marker), ui.fonts.body, ui.color.slate);
    picture(marker, ui);
    parties(tour, marker, ui);
    sectors(tour, marker, ui);
    sources(tour, marker, ui, queue);
}

}  // namespace

void panel_marker_card(const AppState& state, const Ui& ui, CommandQueue& queue) {
    const Marker* marker = find_marker(*state.tour, state.open_marker);
    if (!marker) return;
    const CardRect rect = card_rect(ui);
    if (rect.size.x < 60 || rect.size.y < 60) return;
    ImGui::SetNextWindowPos(rect.position);
    ImGui::SetNextWindowSize(rect.size);
    // A window of its own for each marker: a new card begins at its top.
    const std::string name = "card##" + marker->id;
    if (ImGui::Begin(name.c_str(), nullptr, panel_flags | ImGuiWindowFlags_NoScrollWithMouse)) {
        cover_map(ui);
        const float foot = ImGui::GetFrameHeight() + ui.px(10);
        ImGui::BeginChild("body", {0, -foot}, false, ImGuiWindowFlags_NoNav);
        body(*state.tour, *marker, ui, queue);
        ImGui::EndChild();
        gap(ui, 2);
        if (ImGui::Button((ui.words->word("card.copy") + "###copy").c_str()))
            queue.push_back(
                command::CopyText{card_as_text(*ui.language, *state.tour, *marker), ui.words->word("copied.card")});
        const std::string hint = ui.words->word("card.keys");
        const float width = text_width(hint, ui.fonts.small);
        if (width + ui.px(120) < rect.size.x) {
            ImGui::SameLine(rect.size.x - width - ui.px(18));
            text(hint, ui.fonts.small, ui.color.quiet, -1);
        }
        if (close_button_of(ui, rect)) queue.push_back(command::CloseMarker{});
    }
    ImGui::End();
}

}  // namespace tourmap
