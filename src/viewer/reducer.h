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
    void operator()(const command::ToggleSector&);
    void operator()(const command::ShowAllSectors&);
    void operator()(const command::ToggleLegend&);

    // reduce_window.cpp
    void operator()(const command::Reloaded&);
    void operator()(const command::NotReloaded&);
    void operator()(const command::DismissProblems&);
    void operator()(const command::ToggleHelp&);
    void operator()(const command::ToggleFullScreen&);
    void operator()(const command::ExportFrame&);
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

    // reduce_search.cpp
    void operator()(const command::OpenSearch&);
    void operator()(const command::TypeWords&);
    void operator()(const command::EraseLetter&);
    void operator()(const command::ChooseFound&);

private:
    AppState& s() { return out_.state; }
    Presenting& presenting() { return out_.state.presenting; }
    std::string word(std::string_view key, const std::vector<WordArgument>& arguments = {}) {
        return s().words->word(key, arguments);
    }

    void go_to(std::size_t step);
    void start_play(bool forward);
    void advance_flight(double seconds);
    void advance_play(double seconds);
    CameraLimits limits();
    void look_at_step();
    void fly_to_step();
    void settle();
    void look(const View& view);
    void move_by_hand(const View& view);
    template <class Onward>
    void glide_to(const Onward& onward);

    bool is_sector(const std::string& id);
    bool is_visible(const std::string& id);
    bool is_listed(const std::string& id);
    std::size_t sector_rank(const std::string& id);
    bool is_list_on_top();
    std::vector<std::string> markers_in_turn();
    std::string neighbour(const std::vector<std::string>& markers, bool backwards);
    void forget_hidden_markers();

    void find_words();
    void choose_found(int direction);

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
