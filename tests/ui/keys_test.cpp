// Every key of the list that ? shows does what it says, in a real window. A key that is new needs a line here.
#include TOURMAP_CATCH_HEADER

#include <map>
#include <thread>

#include "src/viewer/keys.h"
#include "tests/ui/desk.h"

using namespace tourmap;
using nlohmann::json;
using tourmap::test::Desk;

namespace {

using Keys = std::vector<std::string>;

// before: what is pressed first, and then waited for. field: of the probe, "camera.x"; it must change by the key.
// after: what undoes it all.
struct Trial {
    Keys before, after;
    std::string field;
};

const std::map<std::string, Trial>& trials() {
    static const Keys home{"Home"}, end{"End"};
    static const std::map<std::string, Trial> all{
        {"window.key.next", {home, home, "step"}},
        {"window.key.activate", {{"2", "Return", "Tab"}, {"Escape", "Escape", "Escape", "Home"}, "open_list"}},
        {"window.key.previous", {end, home, "step"}},
        {"window.key.down", {home, home, "step"}},
        {"window.key.up", {end, home, "step"}},
        {"window.key.first", {end, home, "step"}},
        {"window.key.last", {home, home, "step"}},
        {"window.key.next_marker", {end, {"Escape", "Home"}, "focused_marker"}},
        {"window.key.previous_marker", {end, {"Escape", "Home"}, "focused_marker"}},
        {"window.key.zoom_in", {{}, {"r"}, "camera.units_per_canvas"}},
        {"window.key.zoom_out", {{}, {"r"}, "camera.units_per_canvas"}},
        {"window.key.east", {{}, {"r"}, "camera.crs"}},
        {"window.key.west", {{}, {"r"}, "camera.crs"}},
        {"window.key.north", {{}, {"r"}, "camera.crs"}},
        {"window.key.south", {{}, {"r"}, "camera.crs"}},
        {"window.key.reset", {{"plus"}, {}, "camera.free"}},
        {"window.key.search", {{}, {"Escape"}, "sheet"}},
        {"window.key.map", {{}, {"Escape"}, "sheet"}},
        {"window.key.filter", {{}, {"Escape"}, "sheet"}},
        {"window.key.undo", {{"i"}, {}, "indicatrices"}},
        {"window.key.redo", {{"i", "ctrl+z"}, {"i"}, "indicatrices"}},
        {"window.key.larger_panels", {{}, {"ctrl+0"}, "scale"}},
        {"window.key.smaller_panels", {{}, {"ctrl+0"}, "scale"}},
        {"window.key.ordinary_panels", {{"ctrl+minus"}, {}, "scale"}},
        {"window.key.play", {home, {"k", "Home"}, "playing"}},
        {"window.key.faster", {{}, {"less"}, "speed"}},
        {"window.key.slower", {{}, {"greater"}, "speed"}},
        {"window.key.loop", {{}, {"shift+k"}, "loop"}},
        {"window.key.show", {{}, {"Escape"}, "show"}},
        {"window.key.show_here", {{}, {"Escape"}, "show"}},
        {"window.key.blank", {{}, {"b"}, "blank"}},
        {"window.key.laser", {{}, {"l"}, "laser"}},
        {"window.key.full_screen", {{}, {"F11"}, "full_screen"}},
        {"window.key.indicatrices", {{}, {"i"}, "indicatrices"}},
        {"window.key.coordinates", {{}, {"x"}, "coordinates"}},
        {"window.key.country", {{}, {"g"}, "country"}},
        {"window.key.measure", {{}, {"d"}, "measuring"}},
        {"window.key.erase_point", {{"d", "space"}, {"d"}, "measured.points"}},
        {"window.key.copy_camera", {{"2", "Return"}, home, "message"}},
        {"window.key.export", {{}, {}, "message"}},
        {"window.key.overview", {{}, {"Escape"}, "overview.open"}},
        {"window.key.speaker", {{}, {"s"}, "speaker.open"}},  // which begins to take the time
        {"window.key.timer", {{}, {"w"}, "speaker.timing"}},
        {"window.key.timer_reset", {{"w"}, {}, "speaker.seconds"}},
        {"window.key.text", {{}, {"Escape"}, "text_open"}},
        {"window.key.copy_text", {{"Escape"}, {}, "message"}},
        {"window.key.save", {{}, {"Escape"}, "sheet"}},
        {"window.key.layers", {{}, {"Escape"}, "sheet"}},
        {"window.key.add_file", {{}, {"Escape"}, "sheet"}},
        {"window.key.help", {{}, {"Escape"}, "help_open"}},
        {"window.key.back", {{"F1"}, {}, "help_open"}},
    };
    return all;
}

// As xdotool names them.
std::string name_of_key(Key key) {
    static const std::map<Key, std::string> names{
        {Key::right, "Right"},   {Key::left, "Left"},      {Key::up, "Up"},         {Key::down, "Down"},
        {Key::page_up, "Prior"}, {Key::page_down, "Next"}, {Key::home, "Home"},     {Key::end, "End"},
        {Key::space, "space"},   {Key::enter, "Return"},   {Key::escape, "Escape"}, {Key::tab, "Tab"},
        {Key::f1, "F1"},         {Key::f5, "F5"},          {Key::f11, "F11"},       {Key::backspace, "BackSpace"},
        {Key::erase, "Delete"}};
    if (key >= Key::a) return {static_cast<char>('a' + (static_cast<int>(key) - static_cast<int>(Key::a)))};
    const auto found = names.find(key);
    return found == names.end() ? "" : found->second;
}

std::string press_of(const Chord& chord) {
    static const std::map<char, std::string> typed{{'+', "plus"},     {'=', "equal"}, {'-', "minus"},
                                                   {'>', "greater"},  {'<', "less"},  {'.', "period"},
                                                   {'?', "question"}, {'/', "slash"}, {'0', "0"}};
    if (chord.key == Key::none)
        return typed.contains(chord.typed) ? (chord.ctrl ? "ctrl+" : "") + typed.at(chord.typed) : "";
    const std::string key = name_of_key(chord.key);
    return key.empty() ? "" : (chord.ctrl ? "ctrl+" : "") + std::string(chord.shift ? "shift+" : "") + key;
}

json at(const json& state, const std::string& field) {
    const std::size_t dot = field.find('.');
    if (dot == std::string::npos) return state.value(field, json());
    return state.value(field.substr(0, dot), json()).value(field.substr(dot + 1), json());
}

bool press(Desk& desk, const Keys& keys) {
    if (keys.empty()) return true;
    std::vector<std::string> actions;
    for (const std::string& key : keys) {
        actions.push_back("key");
        actions.push_back(key);
    }
    return desk.act(actions);
}

}  // namespace

TEST_CASE("every key in ? does something that is seen") {
    Desk desk("keys", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    const json opened = desk.state();
    for (const KeyBinding& binding : key_bindings()) {
        if (std::holds_alternative<command::Quit>(binding.command)) continue;  // last
        INFO(binding.what);
        const auto trial = trials().find(binding.what);
        if (trial == trials().end()) FAIL("this key needs a trial above");
        const auto& [before, after, field] = trial->second;
        for (const Chord& chord : binding.chords) {
            const std::string key = press_of(chord);
            INFO("key " << key << ", field " << field);
            REQUIRE_FALSE(key.empty());
            // There is no window manager here that gives the keyboard back when the presenter view closes.
            if (field.starts_with("speaker")) REQUIRE(desk.find_window());
            REQUIRE(press(desk, before));
            if (!before.empty()) std::this_thread::sleep_for(std::chrono::milliseconds(300));  // it may change nothing
            REQUIRE(desk.comes_to_rest());
            const json then = at(desk.state(), field);
            REQUIRE(press(desk, {key}));
            REQUIRE(desk.becomes([&](const json& s) { return at(s, field) != then; }));
            REQUIRE(press(desk, after));
            // Back where it began, but for what is only said.
            REQUIRE(desk.becomes([&](const json& s) {
                const bool restored = !before.empty() || after.empty() || at(s, field) == then;
                return restored && s.at("resting").get<bool>() && at(s, "step") == 0 &&
                       at(s, "camera") == at(opened, "camera") && at(s, "help_open") == false &&
                       at(s, "full_screen") == false && at(s, "speed") == 1.0;
            }));
        }
    }
    REQUIRE(desk.key("ctrl+q"));
    CHECK(desk.viewer().wait(std::chrono::seconds(20)) == 0);
}
