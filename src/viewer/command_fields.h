// The names and fields of commands, for the log. Each command has its describe() here; one without it does not compile,
// but for those that no log holds (is_logged_type).
#pragma once

#include <type_traits>

#include "src/viewer/commands.h"

namespace tourmap {

// What follows from other commands, from files and from work that is done.
template <class C>
inline constexpr bool is_logged_type =
    !std::is_same_v<C, command::Resize> && !std::is_same_v<C, command::SeeOverview> && !std::is_same_v<C, command::TakeTime> &&
    !std::is_same_v<C, command::SeeClusters> && !std::is_same_v<C, command::Reloaded> &&
    !std::is_same_v<C, command::NotReloaded> && !std::is_same_v<C, command::Retold> &&
    !std::is_same_v<C, command::ExportGoes> && !std::is_same_v<C, command::Exported> &&
    !std::is_same_v<C, command::KnowLayers> && !std::is_same_v<C, command::FileAdded> &&
    !std::is_same_v<C, command::FileNotAdded> && !std::is_same_v<C, command::FlyTo>;

// v.name(text), and v(key, value) for each field.
void describe(command::NextStep&, auto& v) {
    v.name("NextStep");
}
void describe(command::PreviousStep&, auto& v) {
    v.name("PreviousStep");
}
void describe(command::GoToStep& c, auto& v) {
    v.name("GoToStep");
    v("step", c.step);
}
void describe(command::FirstStep&, auto& v) {
    v.name("FirstStep");
}
void describe(command::LastStep&, auto& v) {
    v.name("LastStep");
}
void describe(command::Tick& c, auto& v) {
    v.name("Tick");
    v("seconds", c.seconds);
}
void describe(command::Pan& c, auto& v) {
    v.name("Pan");
    v("from", c.from);
    v("to", c.to);
}
void describe(command::Turn& c, auto& v) {
    v.name("Turn");
    v("from", c.from);
    v("to", c.to);
}
void describe(command::Nudge& c, auto& v) {
    v.name("Nudge");
    v("east", c.east);
    v("north", c.north);
}
void describe(command::Zoom& c, auto& v) {
    v.name("Zoom");
    v("place", c.at);  // "at" is when
    v("factor", c.factor);
}
void describe(command::ZoomCentre& c, auto& v) {
    v.name("ZoomCentre");
    v("factor", c.factor);
}
void describe(command::ResetCamera&, auto& v) {
    v.name("ResetCamera");
}
void describe(command::SizeWindow& c, auto& v) {
    v.name("SizeWindow");
    v("width", c.width);
    v("height", c.height);
}
void describe(command::HoverMarker& c, auto& v) {
    v.name("HoverMarker");
    v("id", c.id);
}
void describe(command::OpenMarker& c, auto& v) {
    v.name("OpenMarker");
    v("id", c.id);
}
void describe(command::CycleMarker& c, auto& v) {
    v.name("CycleMarker");
    v("direction", c.direction);
}
void describe(command::Activate&, auto& v) {
    v.name("Activate");
}
void describe(command::CloseMarker&, auto& v) {
    v.name("CloseMarker");
}
void describe(command::OpenList& c, auto& v) {
    v.name("OpenList");
    v("markers", c.markers);
}
void describe(command::Down&, auto& v) {
    v.name("Down");
}
void describe(command::Up&, auto& v) {
    v.name("Up");
}
void describe(command::DismissProblems&, auto& v) {
    v.name("DismissProblems");
}
void describe(command::ToggleShown& c, auto& v) {
    v.name("ToggleShown");
    v("by", c.by);
    v("id", c.id);
}
void describe(command::ShowAll&, auto& v) {
    v.name("ShowAll");
}
void describe(command::ToggleLegend&, auto& v) {
    v.name("ToggleLegend");
}
void describe(command::ToggleHelp&, auto& v) {
    v.name("ToggleHelp");
}
void describe(command::ToggleFullScreen&, auto& v) {
    v.name("ToggleFullScreen");
}
void describe(command::Export& c, auto& v) {
    v.name("Export");
    v("wish", c.wish);
}
void describe(command::CancelExport&, auto& v) {
    v.name("CancelExport");
}
void describe(command::CopyCamera&, auto& v) {
    v.name("CopyCamera");
}
void describe(command::ToggleIndicatrices&, auto& v) {
    v.name("ToggleIndicatrices");
}
void describe(command::TogglePlay&, auto& v) {
    v.name("TogglePlay");
}
void describe(command::ChangeSpeed& c, auto& v) {
    v.name("ChangeSpeed");
    v("direction", c.direction);
}
void describe(command::ToggleLoop&, auto& v) {
    v.name("ToggleLoop");
}
void describe(command::StartShow& c, auto& v) {
    v.name("StartShow");
    v("from_first", c.from_first);
}
void describe(command::ToggleBlank&, auto& v) {
    v.name("ToggleBlank");
}
void describe(command::ToggleLaser&, auto& v) {
    v.name("ToggleLaser");
}
void describe(command::OpenSheet& c, auto& v) {
    v.name("OpenSheet");
    v("kind", c.kind);
}
void describe(command::CloseSheets&, auto& v) {
    v.name("CloseSheets");
}
void describe(command::ToggleCoordinates&, auto& v) {
    v.name("ToggleCoordinates");
}
void describe(command::ToggleCountry&, auto& v) {
    v.name("ToggleCountry");
}
void describe(command::ToggleMeasure&, auto& v) {
    v.name("ToggleMeasure");
}
void describe(command::MeasurePoint& c, auto& v) {
    v.name("MeasurePoint");
    v("point", c.at);
}
void describe(command::EraseMeasurePoint&, auto& v) {
    v.name("EraseMeasurePoint");
}
void describe(command::CloseMeasure&, auto& v) {
    v.name("CloseMeasure");
}
void describe(command::TypeWords& c, auto& v) {
    v.name("TypeWords");
    v("text", c.text);
}
void describe(command::EraseLetter&, auto& v) {
    v.name("EraseLetter");
}
void describe(command::ChooseRow& c, auto& v) {
    v.name("ChooseRow");
    v("row", c.row);
}
void describe(command::EnterRow&, auto& v) {
    v.name("EnterRow");
}
void describe(command::MoveRow& c, auto& v) {
    v.name("MoveRow");
    v("direction", c.direction);
}
void describe(command::RemoveRow&, auto& v) {
    v.name("RemoveRow");
}
void describe(command::ShowPlace& c, auto& v) {
    v.name("ShowPlace");
    v("stop", c.stop);
    v("marker", c.marker);
}
void describe(command::AskCrs& c, auto& v) {
    v.name("AskCrs");
    v("crs", c.crs);
}
void describe(command::ChooseCrs& c, auto& v) {
    v.name("ChooseCrs");
    v("crs", c.crs);
}
void describe(command::ChooseTheme& c, auto& v) {
    v.name("ChooseTheme");
    v("name", c.name);
}
void describe(command::ChooseLanguage& c, auto& v) {
    v.name("ChooseLanguage");
    v("code", c.code);
}
void describe(command::ChooseWorldview& c, auto& v) {
    v.name("ChooseWorldview");
    v("name", c.name);
}
void describe(command::Undo&, auto& v) {
    v.name("Undo");
}
void describe(command::Redo&, auto& v) {
    v.name("Redo");
}
void describe(command::ChangeScale& c, auto& v) {
    v.name("ChangeScale");
    v("direction", c.direction);
}
void describe(command::ToggleContrast&, auto& v) {
    v.name("ToggleContrast");
}
void describe(command::Remember& c, auto& v) {
    v.name("Remember");
    v("panel_scale", c.appearance.scale);
    v("high_contrast", c.appearance.high_contrast);
    v("speed", c.speed);
    v("loop", c.loop);
    v("sectors_open", c.legend_open);
}
void describe(command::TypeDigit& c, auto& v) {
    v.name("TypeDigit");
    v("digit", c.digit);
}
void describe(command::ToggleOverview&, auto& v) {
    v.name("ToggleOverview");
}
void describe(command::ToggleSpeaker&, auto& v) {
    v.name("ToggleSpeaker");
}
void describe(command::SizeNotes& c, auto& v) {
    v.name("SizeNotes");
    v("direction", c.direction);
}
void describe(command::ToggleTimer&, auto& v) {
    v.name("ToggleTimer");
}
void describe(command::ResetTimer&, auto& v) {
    v.name("ResetTimer");
}
void describe(command::ToggleText&, auto& v) {
    v.name("ToggleText");
}
void describe(command::CopyStepText&, auto& v) {
    v.name("CopyStepText");
}
void describe(command::AddFiles& c, auto& v) {
    v.name("AddFiles");
    v("files", c.files);
}
void describe(command::CancelAdding&, auto& v) {
    v.name("CancelAdding");
}
void describe(command::ShowLayer& c, auto& v) {
    v.name("ShowLayer");
    v("layer", c.layer);
    v("visible", c.visible);
}
void describe(command::MoveLayer& c, auto& v) {
    v.name("MoveLayer");
    v("layer", c.layer);
    v("up", c.up);
}
void describe(command::RemoveLayer& c, auto& v) {
    v.name("RemoveLayer");
    v("layer", c.layer);
}
void describe(command::ColourLayer& c, auto& v) {
    v.name("ColourLayer");
    v("layer", c.layer);
    v("classes", c.classes);
}
void describe(command::ZoomToLayer& c, auto& v) {
    v.name("ZoomToLayer");
    v("layer", c.layer);
}
void describe(command::OpenLayer& c, auto& v) {
    v.name("OpenLayer");
    v("kind", c.kind);
    v("layer", c.layer);
}
void describe(command::CopyText& c, auto& v) {
    v.name("CopyText");
    v("text", c.text);
    v("message", c.message);
}
void describe(command::ShowMessage& c, auto& v) {
    v.name("ShowMessage");
    v("text", c.text);
}
void describe(command::DismissMessage&, auto& v) {
    v.name("DismissMessage");
}
void describe(command::Quit&, auto& v) {
    v.name("Quit");
}
void describe(command::Back&, auto& v) {
    v.name("Back");
}

}  // namespace tourmap
