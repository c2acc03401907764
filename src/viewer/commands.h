// Commands: everything a person can do in the viewer, as values. Panels and events make them,
// reduce() is the only one to act on them.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "render/camera.h"
#include "geodata/units.h"

namespace tourmap::command {

struct NextStep {};
struct PreviousStep {};
struct GoToStep { std::size_t step = 0; };
struct FirstStep {};
struct LastStep {};
struct Tick { double seconds = 0; };              // time has passed
struct Pan { ScreenXY from, to; };                // canvas units
struct Zoom { ScreenXY at; double factor = 1; };  // factor > 1 zooms in
struct ResetCamera {};
struct Resize { Canvas canvas; };
struct HoverMarker { std::string id; };           // empty: nothing under the pointer
struct OpenMarker { std::string id; };
struct OpenNextMarker { int direction = 1; };     // keyboard: Tab goes round the visible ones
struct CloseMarker {};
struct ToggleSector { std::string id; };
struct ShowAllSectors {};
struct ToggleHelp {};
struct ToggleFullScreen {};
struct ExportFrame {};
struct Exported { std::string message; };
struct DismissMessage {};
struct Quit {};
struct Back {};  // Esc: closes what is open, one level

}  // namespace tourmap::command

namespace tourmap {

using Command = std::variant<command::NextStep, command::PreviousStep, command::GoToStep, command::FirstStep,
                             command::LastStep, command::Tick, command::Pan, command::Zoom, command::ResetCamera,
                             command::Resize, command::HoverMarker, command::OpenMarker, command::OpenNextMarker,
                             command::CloseMarker, command::ToggleSector, command::ShowAllSectors, command::ToggleHelp,
                             command::ToggleFullScreen, command::ExportFrame, command::Exported,
                             command::DismissMessage, command::Quit, command::Back>;

using CommandQueue = std::vector<Command>;

}  // namespace tourmap
