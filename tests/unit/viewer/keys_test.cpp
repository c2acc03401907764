// The table of keys: the conventions of slide decks, and that nothing is bound twice.
#include TOURMAP_CATCH_HEADER

#include <set>

#include "src/viewer/keys.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using tourmap::test::english;

namespace {

template <class C>
bool does(const Chord& chord) {
    const auto command = command_for(chord);
    return command && std::holds_alternative<C>(*command);
}

Chord plain(Key key) {
    return {key, false, false, 0};
}
Chord typed(char character) {
    return {Key::none, false, false, character};
}

}  // namespace

TEST_CASE("Keys are those of slide decks") {
    for (const Key key : {Key::right, Key::page_down, Key::space, Key::n}) {
        CHECK(does<command::NextStep>(plain(key)));
    }
    for (const Key key : {Key::left, Key::page_up, Key::p}) CHECK(does<command::PreviousStep>(plain(key)));
    CHECK(does<command::Down>(plain(Key::down)));  // next step, but for lists
    CHECK(does<command::Up>(plain(Key::up)));
    CHECK(does<command::CopyCamera>(plain(Key::c)));
    CHECK(does<command::PreviousStep>({Key::space, true, false, 0}));
    CHECK(does<command::Activate>(plain(Key::enter)));
    CHECK(does<command::FirstStep>(plain(Key::home)));
    CHECK(does<command::LastStep>(plain(Key::end)));
    CHECK(does<command::ToggleFullScreen>(plain(Key::f11)));
    CHECK(does<command::ToggleHelp>(plain(Key::f1)));
    CHECK(does<command::ToggleHelp>(typed('?')));
    CHECK(does<command::ResetCamera>(plain(Key::r)));
    CHECK(does<command::Export>({Key::e, false, true, 0}));
    CHECK(does<command::Quit>({Key::q, false, true, 0}));
    CHECK(does<command::Back>(plain(Key::escape)));
}

TEST_CASE("Plus zooms in and minus zooms out, Tab and Shift+Tab go opposite ways") {
    REQUIRE(does<command::ZoomCentre>(typed('+')));
    REQUIRE(does<command::ZoomCentre>(typed('-')));
    CHECK(std::get<command::ZoomCentre>(*command_for(typed('+'))).factor > 1);
    CHECK(std::get<command::ZoomCentre>(*command_for(typed('-'))).factor < 1);
    CHECK(std::get<command::CycleMarker>(*command_for(plain(Key::tab))).direction == 1);
    CHECK(std::get<command::CycleMarker>(*command_for({Key::tab, true, false, 0})).direction == -1);
}

TEST_CASE("Letters that need Ctrl do nothing without it, and the other way round") {
    CHECK(does<command::OpenSheet>(plain(Key::e)));
    CHECK_FALSE(command_for(plain(Key::q)));
    CHECK_FALSE(command_for({Key::n, false, true, 0}));
    CHECK_FALSE(command_for({Key::right, false, true, 0}));
    CHECK_FALSE(command_for({Key::none, false, false, 0}));
}

TEST_CASE("No chord is bound twice, and every binding can be told to a person") {
    std::set<std::string> seen;
    for (const KeyBinding& binding : key_bindings()) {
        CHECK_FALSE(binding.chords.empty());
        CHECK(english()->words.contains(binding.what));
        for (const Chord& chord : binding.chords) {
            CHECK_FALSE(name_of(chord, *english()).empty());
            INFO(name_of(chord, *english()));
            CHECK(seen.insert(name_of(chord, *english())).second);
        }
    }
}

TEST_CASE("Chords are named as people write them") {
    CHECK(name_of(Chord{Key::space, true, false, 0}, *english()) == "Shift+Space");
    CHECK(name_of(Chord{Key::e, false, true, 0}, *english()) == "Ctrl+E");
    CHECK(name_of(Chord{Key::page_down, false, false, 0}, *english()) == "Page Down");
    CHECK(name_of(typed('?'), *english()) == "?");
    const LanguageSetPtr languages = load_languages().value();
    CHECK(name_of(Chord{Key::space, true, false, 0}, **languages->find("fr")) == "Maj+Espace");
}
