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
#include "src/story/view.h"
#include "src/tour/chronology.h"
#include "src/tour/filter.h"
#include "src/viewer/appearance.h"
#include "src/viewer/choices.h"
#include "src/viewer/exporting.h"
#include "src/viewer/layering.h"
#include "src/viewer/sheet_kind.h"

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
struct SizeWindow {                  // it has been made so large by hand: for the log
    int width = 1440, height = 900;  // points
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
    MapChoice choice;  // of the file
    std::shared_ptr<const Offers> offers;
};
struct NotReloaded {
    std::string problems;  // a text of many lines
};
struct DismissProblems {};
struct ToggleShown {  // of the filter
    FilterBy by = FilterBy::sector;
    std::string id;
};
struct ShowAll {};
struct ToggleLegend {};
struct ToggleHelp {};
struct ToggleFullScreen {};
struct Export {
    ExportWish wish;
};
struct ExportGoes {
    double fraction = 0;  // of what is being saved, 0..1
    double seconds = 0;   // since it began
};
struct CancelExport {};  // all that is being saved
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
struct OpenSheet {  // over the one that is open; or close it
    SheetKind kind = SheetKind::map;
};
struct CloseSheets {};
struct ToggleCoordinates {};  // of the place under the pointer, or in the middle of the map
struct ToggleCountry {};      // there: its name, and what the tour says of it
struct ToggleMeasure {};      // with no points
struct MeasurePoint {
    LonLat at;
};
struct EraseMeasurePoint {};  // the last
struct CloseMeasure {};       // to a ring
struct TypeWords {
    std::string text;  // UTF-8, to the words of the sheet on top
};
struct EraseLetter {};
struct ChooseRow {
    std::size_t row = 0;  // of the sheet on top
};
struct EnterRow {};  // the row on which the keyboard stands, where it leads on
struct MoveRow {
    int direction = 1;  // in the order of the rows
};
struct RemoveRow {};
struct ShowPlace {             // of the journey
    std::string stop, marker;  // ids; marker: whose card opens, may be empty
};
struct AskCrs {
    std::string crs;  // "auto", "globe" or anything parse_crs() takes: it is not known yet whether it can be shown
};
struct ChooseCrs {
    std::string crs;  // as FrameSource::view_for() takes it
};
struct ChooseTheme {
    std::string name;
};
struct ChooseLanguage {
    std::string code;
};
struct ChooseWorldview {
    std::string name;
};
struct Retold {  // in the language that has been chosen
    Told told;
};
struct Undo {};
struct Redo {};
struct ChangeScale {
    int direction = 1;  // larger; < 0: smaller; 0: the ordinary size
};
struct ToggleContrast {};
struct Remember {  // as the window was left the last time
    Appearance appearance;
    double speed = 1;
    bool loop = false, legend_open = true;
};
struct TypeDigit {
    int digit = 0;  // of the number of a step, which Enter ends
};
struct ToggleOverview {};
// The overview is drawn with so many columns: the state must know for the keyboard.
struct SeeOverview {
    std::size_t columns = 1;
};
struct ToggleSpeaker {};  // the presenter view
struct SizeNotes {
    int direction = 1;  // larger; < 0: smaller
};
struct ToggleTimer {};  // of the talk: goes on, or pauses
struct ResetTimer {};
struct TakeTime {
    double seconds = 0;  // of the talk have passed, by the clock
};
struct ToggleText {};  // the text version of the step
struct CopyStepText {};
// Layers over the map.
struct KnowLayers {  // that there are
    MapLayers layers;
    std::shared_ptr<const PaletteSet> palettes;
};
struct AddFiles {
    std::vector<std::string> files;  // as dropped or typed
};
struct FileAdded {  // after KnowLayers, which has its layers
    std::string file;
    LayerRefs layers;
    std::string message;
};
struct FileNotAdded {
    std::string file, problems;  // problems: empty where it was cancelled
};
struct CancelAdding {};
struct ShowLayer {
    LayerRef layer;
    bool visible = true;
};
struct MoveLayer {
    LayerRef layer;
    int up = 1;  // < 0: down
};
struct RemoveLayer {
    LayerRef layer;  // an added one
};
struct ColourLayer {
    LayerRef layer;
    std::optional<ClassSpec> classes;
};
struct ZoomToLayer {
    LayerRef layer;
};
struct FlyTo {
    View view;
};
struct OpenLayer {
    SheetKind kind = SheetKind::layer;  // of one layer
    LayerRef layer;
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

using Command = std::variant<
    command::NextStep, command::PreviousStep, command::GoToStep, command::FirstStep, command::LastStep, command::Tick,
    command::Pan, command::Turn, command::Nudge, command::Zoom, command::ZoomCentre, command::ResetCamera,
    command::Resize, command::SizeWindow, command::HoverMarker, command::OpenMarker, command::CycleMarker,
    command::Activate, command::CloseMarker, command::SeeClusters, command::OpenList, command::Down, command::Up,
    command::CopyCamera, command::ToggleIndicatrices, command::TogglePlay, command::ChangeSpeed, command::ToggleLoop,
    command::StartShow, command::ToggleBlank, command::ToggleLaser, command::TypeDigit, command::ToggleCoordinates,
    command::ToggleCountry, command::ToggleMeasure, command::MeasurePoint, command::EraseMeasurePoint,
    command::CloseMeasure, command::OpenSheet, command::CloseSheets, command::TypeWords, command::EraseLetter,
    command::ChooseRow, command::EnterRow, command::MoveRow, command::RemoveRow, command::ShowPlace, command::AskCrs,
    command::ChooseCrs, command::ChooseTheme, command::ChooseLanguage, command::ChooseWorldview, command::Retold,
    command::Undo, command::Redo, command::ChangeScale, command::ToggleContrast, command::Remember,
    command::ToggleOverview, command::SeeOverview, command::ToggleSpeaker, command::SizeNotes, command::ToggleTimer,
    command::ResetTimer, command::TakeTime, command::ToggleText, command::CopyStepText, command::Reloaded,
    command::NotReloaded, command::DismissProblems, command::ToggleShown, command::ShowAll, command::ToggleLegend,
    command::ToggleHelp, command::ToggleFullScreen, command::KnowLayers, command::AddFiles, command::FileAdded,
    command::FileNotAdded, command::CancelAdding, command::ShowLayer, command::MoveLayer, command::RemoveLayer,
    command::ColourLayer, command::ZoomToLayer, command::FlyTo, command::OpenLayer, command::Export,
    command::ExportGoes, command::CancelExport, command::Exported, command::CopyText, command::ShowMessage,
    command::DismissMessage, command::Quit, command::Back>;

using CommandQueue = std::vector<Command>;

}  // namespace tourmap
