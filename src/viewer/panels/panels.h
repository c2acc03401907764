// The panels: each reads the state and puts Commands in the queue; none changes anything itself. One file each.
#pragma once

#include <string>

#include "src/viewer/commands.h"
#include "src/viewer/state.h"
#include "src/viewer/ui.h"

namespace tourmap {

// Wanted height of the bar along the bottom, points.
inline constexpr double chronology_bar_height = 74;

void panel_chronology_bar(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_marker_card(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_marker_list(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_tooltip(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_ground(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_measure(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_sectors(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_help(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_problems(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_sheet(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_overview(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_text_version(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_adding(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_blank(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_laser(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_exporting(const AppState& state, const Ui& ui, CommandQueue& queue);
void panel_message(const AppState& state, const Ui& ui, CommandQueue& queue);

// All of them, in the order in which they lie over each other.
void story_panels(const AppState& state, const Ui& ui, CommandQueue& queue);

// Before there is a state, or a first frame of it.
struct Loading {
    std::string name;     // of what is loaded
    std::string part;     // what is being done
    double fraction = 0;  // of all of it, 0..1
};
void panel_loading(const Ui& ui, const Loading& loading);
void panel_error(const Ui& ui, const std::string& error, CommandQueue& queue);

}  // namespace tourmap
