// The reducer: the only code that changes an AppState. One function a command; where they are defined is said beside
// them.
#pragma once

#include "src/viewer/motion.h"
#include "src/viewer/state.h"

namespace tourmap {

class Reducer {
public:
    Reducer(AppState state, const StepViews& views) : views_(views) { out_.state = std::move(state); }

    Reduced finish() && { return std::move(out_); }

    // reduce.cpp
    void operator()(const command::NextStep&);
    void operator()(const command::PreviousStep&);
    void operator()(const command::GoToStep&);
    void operator()(const command::FirstStep&);
    void operator()(const command::LastStep&);
    void operator()(const command::Tick&);
    void operator()(const command::Pan&);
    void operator()(const command::Turn&);
    void operator()(const command::Nudge&);
    void operator()(const command::Zoom&);
    void operator()(const command::ZoomCentre&);
    void operator()(const command::ResetCamera&);
    void operator()(const command::Resize&);
    void operator()(const command::SizeWindow&) {}  // the main loop does it

    // reduce_markers.cpp
    void operator()(const command::HoverMarker&);
    void operator()(const command::OpenMarker&);
    void operator()(const command::CycleMarker&);
    void operator()(const command::Activate&);
    void operator()(const command::CloseMarker&);
    void operator()(const command::SeeClusters&);
    void operator()(const command::OpenList&);
    void operator()(const command::Down&);
    void operator()(const command::Up&);
    void operator()(const command::ToggleLegend&);

    // reduce_window.cpp
    void operator()(const command::Reloaded&);
    void operator()(const command::NotReloaded&);
    void operator()(const command::DismissProblems&);
    void operator()(const command::ToggleHelp&);
    void operator()(const command::ToggleFullScreen&);
    void operator()(const command::Export&);
    void operator()(const command::ExportGoes&);
    void operator()(const command::CancelExport&);
    void operator()(const command::Exported&);
    void operator()(const command::CopyCamera&);
    void operator()(const command::ToggleIndicatrices&);
    void operator()(const command::CopyText&);
    void operator()(const command::ShowMessage&);
    void operator()(const command::DismissMessage&);
    void operator()(const command::Quit&);
    void operator()(const command::Back&);

    // reduce_presenting.cpp
    void operator()(const command::TogglePlay&);
    void operator()(const command::ChangeSpeed&);
    void operator()(const command::ToggleLoop&);
    void operator()(const command::StartShow&);
    void operator()(const command::ToggleBlank&);
    void operator()(const command::ToggleLaser&);
    void operator()(const command::TypeDigit&);

    // reduce_exploring.cpp
    void operator()(const command::ToggleCoordinates&);
    void operator()(const command::ToggleCountry&);

    // reduce_measuring.cpp
    void operator()(const command::ToggleMeasure&);
    void operator()(const command::MeasurePoint&);
    void operator()(const command::EraseMeasurePoint&);
    void operator()(const command::CloseMeasure&);

    // reduce_sheets.cpp
    void operator()(const command::OpenSheet&);
    void operator()(const command::CloseSheets&);
    void operator()(const command::TypeWords&);
    void operator()(const command::EraseLetter&);
    void operator()(const command::ChooseRow&);
    void operator()(const command::EnterRow&);
    void operator()(const command::MoveRow&);
    void operator()(const command::RemoveRow&);
    void operator()(const command::ShowPlace&);
    void renew_rows();

    // reduce_choices.cpp
    void operator()(const command::AskCrs&);
    void operator()(const command::ChooseCrs&);
    void operator()(const command::ChooseTheme&);
    void operator()(const command::ChooseLanguage&);
    void operator()(const command::ChooseWorldview&);
    void operator()(const command::Retold&);
    void operator()(const command::ToggleShown&);
    void operator()(const command::ShowAll&);
    void operator()(const command::ChangeScale&);
    void operator()(const command::ToggleContrast&);
    void operator()(const command::Remember&);

    // history.cpp
    void operator()(const command::Undo&);
    void operator()(const command::Redo&);

    // reduce_stage.cpp
    void operator()(const command::ToggleOverview&);
    void operator()(const command::SeeOverview&);
    void operator()(const command::ToggleSpeaker&);
    void operator()(const command::SizeNotes&);
    void operator()(const command::ToggleTimer&);
    void operator()(const command::ResetTimer&);
    void operator()(const command::TakeTime&);
    void operator()(const command::ToggleText&);
    void operator()(const command::CopyStepText&);

    // reduce_layers.cpp
    void operator()(const command::KnowLayers&);
    void operator()(const command::AddFiles&);
    void operator()(const command::FileAdded&);
    void operator()(const command::FileNotAdded&);
    void operator()(const command::CancelAdding&);
    void operator()(const command::ShowLayer&);
    void operator()(const command::MoveLayer&);
    void operator()(const command::RemoveLayer&);
    void operator()(const command::ColourLayer&);
    void operator()(const command::ZoomToLayer&);
    void operator()(const command::FlyTo&);
    void operator()(const command::OpenLayer&);

private:
    AppState& s() { return out_.state; }
    Presenting& presenting() { return out_.state.presenting; }
    Layering& layering() { return out_.state.layering; }
    std::string word(std::string_view key, const std::vector<WordArgument>& arguments = {}) {
        return s().words->word(key, arguments);
    }

    void go_to(std::size_t step);
    void start_growth(bool forward);
    void advance_flight(double seconds);
    void advance_growth(double seconds);
    CameraLimits limits();
    void look_at_step();
    void fly_to_step();
    void fly_to(const View& view);
    View view_of_step(std::size_t step) { return views_.at(s().choice, s().canvas, step); }
    void settle();
    void look(const View& view);
    void move_by_hand(const View& view);
    template <class Onward>
    void glide_to(const Onward& onward);

    bool is_visible(const std::string& id);
    bool is_listed(const std::string& id);
    std::size_t sector_rank(const std::string& id);
    bool is_list_on_top();
    std::vector<std::string> markers_in_turn();
    std::string neighbour(const std::vector<std::string>& markers, bool backwards);
    void forget_hidden_markers();

    void choose_row(int direction);
    void stand_on_first();
    void stand_on_current();

    void take_choice(const MapChoice& file);
    MapChoice offered(MapChoice choice);
    void go_back_to(const Moment& moment);

    bool choose_in_overview(std::ptrdiff_t by);
    bool move_on_stage(int rows);
    template <class Change>
    void change_layer(const LayerRef& ref, const Change& change);
    void forget_adding(const std::string& file);

    bool go_to_typed_step();
    bool leave_presenting();
    void advance_playback(double seconds);

    std::size_t step_as_before(const Told& now);
    void set_full_screen(bool on);
    void show(std::string message);

    const StepViews& views_;
    Reduced out_;
};

}  // namespace tourmap
