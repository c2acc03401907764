// The keys of the viewer, in one table: events are mapped by it and the help panel lists it, so that the
// two cannot disagree. Knows no window system; events.cpp turns SDL's keys into these.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "src/viewer/commands.h"

namespace tourmap {

// A key by its place in the table of names; letters are keys too. Characters that lie elsewhere on every
// keyboard ("?", "+") are not keys but typed text: Chord::typed.
enum class Key : std::uint8_t {
    none,
    right,
    left,
    up,
    down,
    page_up,
    page_down,
    home,
    end,
    space,
    enter,
    escape,
    tab,
    f1,
    f5,
    f11,
    erase,  // Delete
    backspace,
    a,  // letters up to z
    b,
    c,
    d,
    e,
    f,
    g,
    h,
    i,
    j,
    k,
    l,
    m,
    n,
    o,
    p,
    q,
    r,
    s,
    t,
    u,
    v,
    w,
    x,
    y,
    z
};

// Of a small letter.
constexpr Key letter_key(char letter) {
    return static_cast<Key>(static_cast<int>(Key::a) + (letter - 'a'));
}

struct Chord {
    Key key = Key::none;
    bool shift = false, ctrl = false;
    char typed = 0;  // with Key::none: the character as typed, whatever keys make it
    friend bool operator==(const Chord&, const Chord&) = default;
};

struct KeyBinding {
    std::vector<Chord> chords;
    Command command;
    const char* what;         // key of the words for people: "window.key.next"
    bool of_journey = false;  // of no use for a map without one
};

// In the order of the help panel.
std::span<const KeyBinding> key_bindings();

std::optional<Command> command_for(const Chord& chord);

// As keyboards of the language have it: "Shift+Space", "Page Down", "?"
std::string name_of(const Chord& chord, const Language& words);

// What the mouse does, for the help panel.
struct MouseHelp {
    const char *gesture, *what;  // keys of words
    bool of_journey = false;
};
std::span<const MouseHelp> mouse_help();

}  // namespace tourmap
