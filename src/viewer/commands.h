// Commands: everything a person can do in the viewer, as values. Panels and events make them,
// reduce() is the only one to act on them. A log of commands replays.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "geodata/units.h"
#include "render/camera.h"
#include "src/story/language.h"
#include "src/story/look.h"
#include "src/tour/chronology.h"

namespace tourmap {

// What is told, in the language of the panels.
struct Told {
    std::shared_ptr<const Tour> tour;
    std::vector<Step> steps;                // of the tour, by their names
    std::shared_ptr<const Language> words;  // of the panels
};

}  // namespace tourmap

namespace tourmap::command {

struct NextStep {};
struct PreviousStep {};
struct GoToStep {
    std::size_t step = 0;  // beyond the last: the last
};
struct FirstStep {};
struct LastStep {};
struct Tick {
    double seconds = 0;  // time has passed
};
struct Pan {
    ScreenXY from, to;  // canvas units: the place under `from` moves to `to`
};
struct Turn {
    ScreenXY from, to;  // the same for the globe, and for a map whose centre can be moved: its CRS turns
};
struct Nudge {
    double east = 0, north = 0;  // shares of the page to look further: turns the globe or the map's centre, else pans
};
struct Zoom {
    ScreenXY at;        // canvas units; keeps its place
    double factor = 1;  // > 1 zooms in
};
struct ZoomCentre {
    double factor = 1;  // about the middle of the page, smoothly: for keys
};
struct ResetCamera {};
struct Resize {
    Canvas canvas;
};
struct HoverMarker {
    std::string id;  // empty: nothing under the pointer
};
struct OpenMarker {
    std::string id;
};
struct CycleMarker {
    int direction = 1;  // keyboard: +1 or -1 round the visible markers
};
struct Activate {};     // Enter: opens the focused marker, else the next step
struct CloseMarker {};  // or the list, where no card is open
// What the picture shows under one symbol each, by ids: the state must know for the keyboard.
struct SeeClusters {
    std::vector<std::vector<std::string>> clusters;
};
struct OpenList {
    std::vector<std::string> markers;  // ids
};
struct Down {};  // in a list the next marker, else the next step
struct Up {};
struct Reloaded {  // a file of the tour has been saved, and all is well
    Told told;
    Look look;
};
struct NotReloaded {
    std::string problems;  // a text of many lines
};
struct DismissProblems {};
struct ToggleSector {
    std::string id;
};
struct ShowAllSectors {};
struct ToggleLegend {};
struct ToggleHelp {};
struct ToggleFullScreen {};
struct ExportFrame {};
struct Exported {
    std::string message;
};
struct CopyCamera {};
struct ToggleIndicatrices {};
struct TogglePlay {};
struct ChangeSpeed {
    int direction = 1;  // faster; < 0: slower
};
struct ToggleLoop {};
struct StartShow {
    bool from_first = true;  // else from this step
};
struct ToggleBlank {};
struct ToggleLaser {};
struct OpenSearch {};  // or close it
struct TypeWords {
    std::string text;  // UTF-8, to what is searched for
};
struct EraseLetter {};
struct ChooseFound {
    std::size_t index = 0;
};
struct TypeDigit {
    int digit = 0;  // of the number of a step, which Enter ends
};
struct CopyText {
    std::string text;
    std::string message;  // "Web address copied"
};
struct ShowMessage {
    std::string text;
};
struct DismissMessage {};
struct Quit {};
struct Back {};  // Esc: closes what is open, one level

}  // namespace tourmap::command

namespace tourmap {

using Command =
    std::variant<command::NextStep, command::PreviousStep, command::GoToStep, command::FirstStep, command::LastStep,
                 command::Tick, command::Pan, command::Turn, command::Nudge, command::Zoom, command::ZoomCentre,
                 command::ResetCamera, command::Resize, command::HoverMarker, command::OpenMarker, command::CycleMarker,
                 command::Activate, command::CloseMarker, command::SeeClusters, command::OpenList, command::Down,
                 command::Up, command::CopyCamera, command::ToggleIndicatrices, command::TogglePlay,
                 command::ChangeSpeed, command::ToggleLoop, command::StartShow, command::ToggleBlank,
                 command::ToggleLaser, command::TypeDigit, command::OpenSearch, command::TypeWords,
                 command::EraseLetter, command::ChooseFound, command::Reloaded, command::NotReloaded,
                 command::DismissProblems, command::ToggleSector, command::ShowAllSectors, command::ToggleLegend,
                 command::ToggleHelp, command::ToggleFullScreen, command::ExportFrame, command::Exported,
                 command::CopyText, command::ShowMessage, command::DismissMessage, command::Quit, command::Back>;

using CommandQueue = std::vector<Command>;

}  // namespace tourmap
