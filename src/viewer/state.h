// AppState: what the viewer is doing, as a value. reduce(state, command) -> state and effects. Pure:
// no clock, no window, no file.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "src/story/flight.h"
#include "src/story/frame_spec.h"
#include "src/story/page_layout.h"
#include "src/story/view.h"
#include "src/tour/chronology.h"
#include "src/tour/tour.h"
#include "src/viewer/appearance.h"
#include "src/viewer/commands.h"
#include "src/viewer/exploring.h"
#include "src/viewer/history.h"
#include "src/viewer/measuring.h"
#include "src/viewer/presenting.h"
#include "src/viewer/sheet.h"
#include "src/viewer/stage.h"

namespace tourmap {

inline constexpr double message_lifetime = 6;  // seconds; fades over the last one
inline constexpr double message_fade = 1;

struct AppState {
    std::shared_ptr<const Tour> tour;
    std::vector<Step> steps;                // of the tour; not empty
    std::shared_ptr<const Language> words;  // of the panels; never null
    std::string crs;                        // for FrameSpec: changes where the globe turns
    MapChoice choice, own_choice;           // what is shown; what the file itself asks for
    std::shared_ptr<const Offers> offers;   // never null

    Canvas canvas;  // of the map, without bar and panels
    std::size_t step = 0;
    double t = 1;                  // within the step
    std::optional<Growth> growth;  // of a leg that has been reached
    Camera camera;
    std::optional<Flight> flight;
    StepView labelled;         // the names on the map keep the places that suit this view while the map moves
    double settling = 0;       // seconds until they find new ones, after a movement by hand
    bool camera_free = false;  // the user has panned or zoomed away from the step's own camera

    Filter filter;
    std::string hovered_marker;                      // under the pointer
    std::string focused_marker;                      // reached with Tab
    std::string open_marker;                         // its card is shown
    std::vector<std::string> open_list;              // markers that are listed, below the card; empty: no list
    std::vector<std::vector<std::string>> clusters;  // of the picture: markers that one symbol stands for
    bool legend_open = true, help_open = false, full_screen = false, quitting = false;
    bool indicatrices = false;  // circles that show how the map distorts
    Presenting presenting;
    Layering layering;
    std::vector<Sheet> sheets;   // the last is on top
    std::vector<SheetRow> rows;  // of the sheet on top
    Appearance appearance;
    Exporting exporting;
    History history;
    Stage stage;
    Exploring exploring;
    Measuring measuring;
    std::string problems;  // of the files as they are now, which are not what is shown; empty: there are none
    std::string message;
    double message_seconds = 0;  // how long it has been shown
};

// What reduce() cannot do itself; the main loop does it.
struct Effects {
    std::optional<ExportWish> wish;  // to be saved
    bool cancel_export = false;
    bool copy_camera = false;
    std::string ask_crs;  // to be resolved: command::ChooseCrs; when not empty
    bool copy_step_text = false;
    bool set_full_screen = false;  // to state.full_screen
    std::string copy_text;         // to the clipboard, when not empty
    std::vector<std::string> add_files;
    bool stop_adding = false;
    std::optional<LayerRef> zoom_to;
};

struct Reduced {
    AppState state;
    Effects effects;
};

// at: the view that a step has at rest on a canvas (from FrameSource::view_for). Must be cheap.
struct StepViews {
    std::function<View(const MapChoice&, const Canvas&, std::size_t step)> at;
    // Whether a flight from one view to the other would go the long way round the world; empty: never.
    std::function<bool(const View& from, const View& to)> is_long_way = {};
};

Reduced reduce(AppState state, const Command& command, const StepViews& views);

// The state in which a tour opens: its first step at rest.
AppState first_state(command::Reloaded opened, const Canvas& canvas, const StepViews& views);

View view_of(const AppState& state);
FrameSpec spec_of(const AppState& state);

// Indices into tour->markers of what the map shows now, sector filter applied, in the tour's order.
std::vector<std::size_t> visible_markers(const AppState& state);
// The cluster of the picture that the marker is in; null: none.
const std::vector<std::string>* find_cluster(const AppState& state, const std::string& marker);
// The marker of that id among all of the tour; null: none.
const Marker* find_marker(const Tour& tour, const std::string& id);

// Until the next step comes by itself; infinite where nothing plays.
double seconds_to_next_step(const AppState& state);
bool is_animating(const AppState& state);       // a flight or a leg is under way, or names find their places
double message_opacity(const AppState& state);  // 0 .. 1

}  // namespace tourmap
