#include "src/viewer/keys.h"

#include <algorithm>
#include <array>

namespace tourmap {

namespace {

constexpr double zoom_step = 1.5;
constexpr double nudge_step = 0.15;  // of the page

Chord plain(Key key) {
    return {key, false, false, 0};
}
Chord shift(Key key) {
    return {key, true, false, 0};
}
Chord ctrl(Key key) {
    return {key, false, true, 0};
}
Chord typed(char character) {
    return {Key::none, false, false, character};
}

std::vector<KeyBinding> make_bindings() {
    using namespace command;
    return {
        {{plain(Key::right), plain(Key::page_down), plain(Key::space), plain(Key::n)}, NextStep{}, "Next step", true},
        {{plain(Key::enter)}, Activate{}, "Open what is chosen with Tab or in a list, else next step", true},
        {{plain(Key::left), plain(Key::page_up), plain(Key::p), shift(Key::space)},
         PreviousStep{},
         "Previous step",
         true},
        {{plain(Key::down)}, Down{}, "Next marker of an open list, else next step", true},
        {{plain(Key::up)}, Up{}, "Previous marker of an open list, else previous step", true},
        {{plain(Key::home)}, FirstStep{}, "First step", true},
        {{plain(Key::end)}, LastStep{}, "Last step", true},
        {{plain(Key::tab)}, CycleMarker{1}, "Next marker", true},
        {{shift(Key::tab)}, CycleMarker{-1}, "Previous marker", true},
        {{typed('+'), typed('=')}, ZoomCentre{zoom_step}, "Zoom in"},
        {{typed('-')}, ZoomCentre{1 / zoom_step}, "Zoom out"},
        {{shift(Key::right)}, Nudge{nudge_step, 0}, "Turn the globe or the map's centre eastwards, else move the map"},
        {{shift(Key::left)}, Nudge{-nudge_step, 0}, "The same westwards"},
        {{shift(Key::up)}, Nudge{0, nudge_step}, "The same northwards"},
        {{shift(Key::down)}, Nudge{0, -nudge_step}, "The same southwards"},
        {{plain(Key::r)}, ResetCamera{}, "Back to the view that the step, or the file, opens with"},
        {{ctrl(Key::f), typed('/')}, OpenSearch{}, "Search stops, markers, parties and sources", true},
        {{plain(Key::k)}, TogglePlay{}, "Play the tour, or pause", true},
        {{typed('>')}, ChangeSpeed{1}, "Play faster", true},
        {{typed('<')}, ChangeSpeed{-1}, "Play more slowly", true},
        {{shift(Key::k)}, ToggleLoop{}, "Play round and round, or to the end", true},
        {{plain(Key::f5)}, StartShow{true}, "Show from the first step: the picture alone on the screen", true},
        {{shift(Key::f5)}, StartShow{false}, "Show from this step", true},
        {{plain(Key::b), typed('.')}, ToggleBlank{}, "Black screen, and back", true},
        {{plain(Key::l)}, ToggleLaser{}, "A red spot at the pointer, and none"},
        {{plain(Key::f11)}, ToggleFullScreen{}, "Full screen"},
        {{plain(Key::i)}, ToggleIndicatrices{}, "Circles on the globe that show how the map distorts", true},
        {{plain(Key::c)}, CopyCamera{}, "Copy this view as a stop's camera, for the tour file", true},
        {{ctrl(Key::e)}, ExportFrame{}, "Save this picture as PNG"},
        {{typed('?'), plain(Key::f1)}, ToggleHelp{}, "This list"},
        {{plain(Key::escape)}, Back{}, "Close what is open"},
        {{ctrl(Key::q)}, Quit{}, "Quit"},
    };
}

const char* name_of(Key key) {
    switch (key) {
        case Key::none:
            return "";
        case Key::right:
            return "Right";
        case Key::left:
            return "Left";
        case Key::up:
            return "Up";
        case Key::down:
            return "Down";
        case Key::page_up:
            return "Page Up";
        case Key::page_down:
            return "Page Down";
        case Key::home:
            return "Home";
        case Key::end:
            return "End";
        case Key::space:
            return "Space";
        case Key::enter:
            return "Enter";
        case Key::escape:
            return "Esc";
        case Key::tab:
            return "Tab";
        case Key::f1:
            return "F1";
        case Key::f5:
            return "F5";
        case Key::f11:
            return "F11";
        case Key::b:
            return "B";
        case Key::c:
            return "C";
        case Key::e:
            return "E";
        case Key::f:
            return "F";
        case Key::i:
            return "I";
        case Key::k:
            return "K";
        case Key::l:
            return "L";
        case Key::n:
            return "N";
        case Key::p:
            return "P";
        case Key::q:
            return "Q";
        case Key::r:
            return "R";
    }
    return "";
}

}  // namespace

std::span<const KeyBinding> key_bindings() {
    static const std::vector<KeyBinding> bindings = make_bindings();
    return bindings;
}

std::optional<Command> command_for(const Chord& chord) {
    for (const KeyBinding& binding : key_bindings()) {
        const auto& chords = binding.chords;
        if (std::find(chords.begin(), chords.end(), chord) != chords.end()) return binding.command;
    }
    return std::nullopt;
}

std::string name_of(const Chord& chord) {
    std::string name;
    if (chord.ctrl) name += "Ctrl+";
    if (chord.shift) name += "Shift+";
    return chord.key == Key::none ? name + chord.typed : name + name_of(chord.key);
}

std::string names_of(const KeyBinding& binding) {
    std::string names;
    for (const Chord& chord : binding.chords) names += (names.empty() ? "" : ", ") + name_of(chord);
    return names;
}

std::span<const MouseHelp> mouse_help() {
    static constexpr std::array<MouseHelp, 7> help{{
        {"Click a marker", "Open its card", true},
        {"Click a number in a ring", "List the markers of that place", true},
        {"Click the map", "Close the card", true},
        {"Click a stop", "Go to its step", true},
        {"Drag", "Move the map, turn the globe"},
        {"Shift+Drag", "Turn a map about its centre where its projection can; move the globe"},
        {"Wheel", "Zoom at the pointer"},
    }};
    return help;
}

}  // namespace tourmap
