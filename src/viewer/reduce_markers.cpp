// Markers and lists of them.
#include <algorithm>
#include <cmath>

#include "src/viewer/motion.h"
#include "src/viewer/reducer.h"

namespace tourmap {

void Reducer::operator()(const command::HoverMarker& hover) {
    s().hovered_marker = is_visible(hover.id) ? hover.id : "";
}

void Reducer::operator()(const command::OpenMarker& open) {
    if (!is_visible(open.id)) return;
    s().open_marker = s().focused_marker = open.id;
    if (!is_listed(open.id)) s().open_list.clear();
}

void Reducer::operator()(const command::CycleMarker& cycle) {
    const std::vector<std::string> markers = markers_in_turn();
    if (markers.empty()) return;
    const std::string id = neighbour(markers, cycle.direction < 0);
    s().focused_marker = id;
    if (!s().open_marker.empty()) s().open_marker = id;
}

void Reducer::operator()(const command::Activate&) {
    if (!s().sheets.empty()) return (*this)(command::ChooseRow{s().sheets.back().chosen});
    if (go_to_typed_step()) return;
    if (s().stage.overview.open) return go_to(s().stage.overview.chosen);
    if (s().measuring.on) return (*this)(command::CloseMeasure{});
    if (s().focused_marker.empty() || !s().open_marker.empty()) return (*this)(command::NextStep{});
    const auto* cluster = s().open_list.empty() ? find_cluster(s(), s().focused_marker) : nullptr;
    if (cluster) {
        (*this)(command::OpenList{*cluster});
    } else {
        s().open_marker = s().focused_marker;
    }
}

void Reducer::operator()(const command::CloseMarker&) {
    s().open_marker.empty() ? s().open_list.clear() : s().open_marker.clear();
}

void Reducer::operator()(const command::SeeClusters& see) {
    s().clusters = see.clusters;
}

void Reducer::operator()(const command::OpenList& open) {
    s().open_marker.clear();
    s().open_list = open.markers;
    forget_hidden_markers();
    // In the order in which they are listed: by sector.
    std::stable_sort(s().open_list.begin(), s().open_list.end(),
                     [this](const auto& a, const auto& b) { return sector_rank(a) < sector_rank(b); });
    s().focused_marker = s().open_list.empty() ? "" : s().open_list.front();
}

void Reducer::operator()(const command::Down&) {
    if (!s().sheets.empty()) return choose_row(1);
    if (move_on_stage(1)) return;
    is_list_on_top() ? (*this)(command::CycleMarker{1}) : (*this)(command::NextStep{});
}

void Reducer::operator()(const command::Up&) {
    if (!s().sheets.empty()) return choose_row(-1);
    if (move_on_stage(-1)) return;
    is_list_on_top() ? (*this)(command::CycleMarker{-1}) : (*this)(command::PreviousStep{});
}

void Reducer::operator()(const command::ToggleLegend&) {
    s().legend_open = !s().legend_open;
}

bool Reducer::is_visible(const std::string& id) {
    if (id.empty()) return false;
    const std::vector<std::size_t> markers = visible_markers(s());
    return std::any_of(markers.begin(), markers.end(), [&](std::size_t i) { return s().tour->markers[i].id == id; });
}

bool Reducer::is_listed(const std::string& id) {
    const auto& list = s().open_list;
    return std::find(list.begin(), list.end(), id) != list.end();
}

std::size_t Reducer::sector_rank(const std::string& id) {
    const Marker* marker = find_marker(*s().tour, id);
    return marker && !marker->sectors.empty() ? marker->sectors.front() : s().tour->sectors.size();
}

bool Reducer::is_list_on_top() {
    return !s().open_list.empty() && s().open_marker.empty();
}

// What Tab goes round: the open list, or what can be seen, a cluster by its first marker.
std::vector<std::string> Reducer::markers_in_turn() {
    if (!s().open_list.empty()) return s().open_list;
    std::vector<std::string> ids;
    for (const std::size_t i : visible_markers(s())) {
        const std::string& id = s().tour->markers[i].id;
        const auto* cluster = s().open_marker.empty() ? find_cluster(s(), id) : nullptr;
        if (!cluster || cluster->front() == id) ids.push_back(id);
    }
    return ids;
}

std::string Reducer::neighbour(const std::vector<std::string>& markers, bool backwards) {
    const std::size_t n = markers.size();
    const auto found = std::find(markers.begin(), markers.end(), s().focused_marker);
    const auto at = static_cast<std::size_t>(found - markers.begin());
    return markers[at == n ? (backwards ? n - 1 : 0) : (backwards ? at + n - 1 : at + 1) % n];
}

void Reducer::forget_hidden_markers() {
    for (std::string* id : {&s().open_marker, &s().focused_marker, &s().hovered_marker}) {
        if (!is_visible(*id)) id->clear();
    }
    std::erase_if(s().open_list, [this](const std::string& id) { return !is_visible(id); });
}

}  // namespace tourmap
