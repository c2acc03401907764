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
Chord ctrl_shift(Key key) {
    return {key, true, true, 0};
}
Chord typed_ctrl(char character) {
    return {Key::none, false, true, character};
}
Chord typed(char character) {
    return {Key::none, false, false, character};
}

std::vector<KeyBinding> make_bindings() {
    using namespace command;
    return {
        {{plain(Key::right), plain(Key::page_down), plain(Key::space), plain(Key::n)},
         NextStep{},
         "window.key.next",
         true},
        {{plain(Key::enter)}, Activate{}, "window.key.activate", true},
        {{plain(Key::left), plain(Key::page_up), plain(Key::p), shift(Key::space)},
         PreviousStep{},
         "window.key.previous",
         true},
        {{plain(Key::down)}, Down{}, "window.key.down", true},
        {{plain(Key::up)}, Up{}, "window.key.up", true},
        {{plain(Key::home)}, FirstStep{}, "window.key.first", true},
        {{plain(Key::end)}, LastStep{}, "window.key.last", true},
        {{plain(Key::tab)}, CycleMarker{1}, "window.key.next_marker", true},
        {{shift(Key::tab)}, CycleMarker{-1}, "window.key.previous_marker", true},
        {{typed('+'), typed('=')}, ZoomCentre{zoom_step}, "window.key.zoom_in"},
        {{typed('-')}, ZoomCentre{1 / zoom_step}, "window.key.zoom_out"},
        {{shift(Key::right)}, Nudge{nudge_step, 0}, "window.key.east"},
        {{shift(Key::left)}, Nudge{-nudge_step, 0}, "window.key.west"},
        {{shift(Key::up)}, Nudge{0, nudge_step}, "window.key.north"},
        {{shift(Key::down)}, Nudge{0, -nudge_step}, "window.key.south"},
        {{plain(Key::r)}, ResetCamera{}, "window.key.reset"},
        {{ctrl(Key::f), typed('/')}, OpenSheet{SheetKind::search}, "window.key.search", true},
        {{plain(Key::k)}, TogglePlay{}, "window.key.play", true},
        {{typed('>')}, ChangeSpeed{1}, "window.key.faster", true},
        {{typed('<')}, ChangeSpeed{-1}, "window.key.slower", true},
        {{shift(Key::k)}, ToggleLoop{}, "window.key.loop", true},
        {{plain(Key::f5)}, StartShow{true}, "window.key.show", true},
        {{shift(Key::f5)}, StartShow{false}, "window.key.show_here", true},
        {{plain(Key::o)}, ToggleOverview{}, "window.key.overview", true},
        {{plain(Key::s)}, ToggleSpeaker{}, "window.key.speaker", true},
        {{plain(Key::w)}, ToggleTimer{}, "window.key.timer", true},
        {{shift(Key::w)}, ResetTimer{}, "window.key.timer_reset", true},
        {{plain(Key::t)}, ToggleText{}, "window.key.text", true},
        {{ctrl(Key::c)}, CopyStepText{}, "window.key.copy_text", true},
        {{plain(Key::b), typed('.')}, ToggleBlank{}, "window.key.blank", true},
        {{plain(Key::l)}, ToggleLaser{}, "window.key.laser"},
        {{plain(Key::m)}, OpenSheet{SheetKind::map}, "window.key.map"},
        {{plain(Key::f)}, OpenSheet{SheetKind::filter}, "window.key.filter", true},
        {{ctrl(Key::z)}, Undo{}, "window.key.undo"},
        {{ctrl_shift(Key::z), ctrl(Key::y)}, Redo{}, "window.key.redo"},
        {{typed_ctrl('+'), typed_ctrl('=')}, ChangeScale{1}, "window.key.larger_panels"},
        {{typed_ctrl('-')}, ChangeScale{-1}, "window.key.smaller_panels"},
        {{typed_ctrl('0')}, ChangeScale{0}, "window.key.ordinary_panels"},
        {{plain(Key::f11)}, ToggleFullScreen{}, "window.key.full_screen"},
        {{plain(Key::i)}, ToggleIndicatrices{}, "window.key.indicatrices", true},
        {{plain(Key::x)}, ToggleCoordinates{}, "window.key.coordinates"},
        {{plain(Key::g)}, ToggleCountry{}, "window.key.country", true},
        {{plain(Key::d)}, ToggleMeasure{}, "window.key.measure"},
        {{plain(Key::backspace)}, EraseMeasurePoint{}, "window.key.erase_point"},
        {{plain(Key::c)}, CopyCamera{}, "window.key.copy_camera", true},
        {{plain(Key::y)}, OpenSheet{SheetKind::layers}, "window.key.layers"},
        {{ctrl(Key::o)}, OpenSheet{SheetKind::add_file}, "window.key.add_file"},
        {{ctrl(Key::e)}, Export{}, "window.key.export"},
        {{plain(Key::e)}, OpenSheet{SheetKind::save}, "window.key.save"},
        {{typed('?'), plain(Key::f1)}, ToggleHelp{}, "window.key.help"},
        {{plain(Key::escape)}, Back{}, "window.key.back"},
        {{ctrl(Key::q)}, Quit{}, "window.key.quit"},
    };
}

// Keys of words; empty for letters.
const char* cap_of(Key key) {
    switch (key) {
        case Key::right:
            return "window.cap.right";
        case Key::left:
            return "window.cap.left";
        case Key::up:
            return "window.cap.up";
        case Key::down:
            return "window.cap.down";
        case Key::page_up:
            return "window.cap.page_up";
        case Key::page_down:
            return "window.cap.page_down";
        case Key::home:
            return "window.cap.home";
        case Key::end:
            return "window.cap.end";
        case Key::space:
            return "window.cap.space";
        case Key::enter:
            return "window.cap.enter";
        case Key::escape:
            return "window.cap.escape";
        case Key::tab:
            return "window.cap.tab";
        case Key::erase:
            return "window.cap.erase";
        case Key::backspace:
            return "window.cap.backspace";
        default:
            return "";
    }
}

std::string name_of(Key key, const Language& words) {
    if (key >= Key::a)
        return std::string(1, static_cast<char>('A' + (static_cast<int>(key) - static_cast<int>(Key::a))));
    if (key == Key::f1) return "F1";
    if (key == Key::f5) return "F5";
    if (key == Key::f11) return "F11";
    return words.word(cap_of(key));
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

std::string name_of(const Chord& chord, const Language& words) {
    std::string name;
    if (chord.ctrl) name += words.word("window.cap.ctrl") + "+";
    if (chord.shift) name += words.word("window.cap.shift") + "+";
    return chord.key == Key::none ? name + chord.typed : name + name_of(chord.key, words);
}

std::span<const MouseHelp> mouse_help() {
    static constexpr std::array<MouseHelp, 11> help{{
        {"window.mouse.marker", "window.mouse.marker.what", true},
        {"window.mouse.cluster", "window.mouse.cluster.what", true},
        {"window.mouse.map", "window.mouse.map.what", true},
        {"window.mouse.stop", "window.mouse.stop.what", true},
        {"window.mouse.drag", "window.mouse.drag.what"},
        {"window.mouse.shift_drag", "window.mouse.shift_drag.what"},
        {"window.mouse.wheel", "window.mouse.wheel.what"},
        {"window.mouse.drop", "window.mouse.drop.what"},
        {"window.mouse.rest", "window.mouse.rest.what", true},
        {"window.mouse.measure", "window.mouse.measure.what"},
        {"window.mouse.close_ring", "window.mouse.close_ring.what"},
    }};
    return help;
}

}  // namespace tourmap
