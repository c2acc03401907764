#include "src/viewer/panels/panels.h"

namespace tourmap {

void story_panels(const AppState& state, const Ui& ui, CommandQueue& queue) {
    panel_measure(state, ui, queue);
    panel_ground(state, ui, queue);
    if (!state.presenting.show)
        for (const auto panel : {panel_chronology_bar, panel_sectors}) panel(state, ui, queue);
    for (const auto panel :
         {panel_marker_list, panel_marker_card, panel_tooltip, panel_text_version, panel_overview, panel_sheet,
          panel_help, panel_problems, panel_adding, panel_blank, panel_laser, panel_exporting, panel_message})
        panel(state, ui, queue);
}

}  // namespace tourmap
