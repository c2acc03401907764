// The name of the marker under the pointer, or of the one reached with Tab, and a ring round it.
#include <algorithm>

#include "src/story/clusters.h"
#include "src/viewer/card_text.h"
#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

struct Place {
    ImVec2 middle;
    float radius = 0;  // points
};

std::optional<Place> place_in(const Ui& ui, const std::vector<MarkerPlace>& places, const std::string& id) {
    for (const MarkerPlace& place : places) {
        const std::vector<std::string> ids = markers_of_cluster(place.id);
        if (place.id != id && std::find(ids.begin(), ids.end(), id) == ids.end()) continue;
        const ScreenXY low = ui.layout.to_window(place.bounds.min), high = ui.layout.to_window(place.bounds.max);
        return Place{im_vec(ui.layout.to_window(place.middle)), static_cast<float>(high.x - low.x) / 2};
    }
    return std::nullopt;
}

// Its own symbol, or that of its cluster.
std::optional<Place> place_of_marker(const Ui& ui, const std::string& id) {
    if (!ui.list) return std::nullopt;
    const auto own = place_in(ui, marker_places(*ui.list), id);
    return own ? own : place_in(ui, cluster_places(*ui.list), id);
}

void ring(const Ui& ui, const Place& place, Rgba color) {
    ImGui::GetBackgroundDrawList()->AddCircle(place.middle, place.radius + ui.px(5), im_color(color), 0, ui.px(2.5F));
}

// A dark label above the place, or below where there is no room; never outside the window.
void label(const Ui& ui, const Place& place, const std::string& title, const std::string& detail) {
    const float most = std::max(ui.px(60), std::min(ui.px(340), static_cast<float>(ui.layout.map.width) - ui.px(24)));
    const std::string line = elided(title, ui.fonts.body, most), small = elided(detail, ui.fonts.small, most);
    const float pad = ui.px(9);
    const float width = std::max(text_width(line, ui.fonts.body), text_width(small, ui.fonts.small)) + 2 * pad;
    const float body = font_size(ui.fonts.body);
    const float tiny = font_size(ui.fonts.small);
    const float height = body + (small.empty() ? 0 : tiny + ui.px(2)) + 1.4F * pad;
    const float away = place.radius + ui.px(9);
    const auto map_right = static_cast<float>(ui.layout.map.x + ui.layout.map.width);
    const float x = std::clamp(place.middle.x - width / 2, ui.px(4), std::max(ui.px(4), map_right - width - ui.px(4)));
    const bool above = place.middle.y - away - height > ui.px(4);
    const float y = above ? place.middle.y - away - height : place.middle.y + away;

    ImDrawList& draw = *ImGui::GetForegroundDrawList();
    draw.AddRectFilled({x, y}, {x + width, y + height}, im_color(ui.color.night), ui.px(6));
    draw.AddText(ui.fonts.body, body, {x + pad, y + 0.6F * pad}, im_color(ui.color.white), line.c_str());
    draw.AddText(ui.fonts.small, tiny, {x + pad, y + 0.6F * pad + body + ui.px(2)}, im_color(ui.color.white, 0.75),
                 small.c_str());
}

void cluster_label(const AppState& state, const Ui& ui, const Place& place, const std::vector<std::string>& ids) {
    std::vector<const Marker*> markers;
    for (const std::string& id : ids)
        if (const Marker* marker = find_marker(*state.tour, id)) markers.push_back(marker);
    std::string shares = describe_shares(sector_shares(*state.tour, markers));
    shares.erase(0, std::min(shares.find(": ") + 2, shares.size()));
    label(ui, place, card_heading(*ui.words, "count.markers", markers.size()), shares);
}

}  // namespace

void panel_tooltip(const AppState& state, const Ui& ui, CommandQueue&) {
    if (ui.under_pointer.kind != PickKind::none) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (state.help_open) return;
    if (ui.under_pointer.kind == PickKind::cluster && ui.list) {
        const auto place = place_in(ui, cluster_places(*ui.list), ui.under_pointer.id);
        if (!place) return;
        ring(ui, *place, ui.color.ink);
        return cluster_label(state, ui, *place, markers_of_cluster(ui.under_pointer.id));
    }
    const bool by_pointer = !state.hovered_marker.empty();
    const std::string& id = by_pointer ? state.hovered_marker : state.focused_marker;
    const Marker* marker = find_marker(*state.tour, id);
    const auto place = place_of_marker(ui, id);
    if (!marker || !place) return;
    ring(ui, *place, by_pointer ? ui.color.ink : ui.color.accent);
    // An open card or list says it all already.
    if (id == state.open_marker || !state.open_list.empty()) return;
    const auto* cluster = by_pointer ? nullptr : find_cluster(state, id);
    if (cluster) return cluster_label(state, ui, *place, *cluster);
    label(ui, *place, marker->title, kind_and_status(*ui.words, *marker));
}

}  // namespace tourmap
