// What the story is shown in, which markers are shown, and how the panels look.
#include <algorithm>

#include "src/viewer/reducer.h"

namespace tourmap {

namespace {

bool is_among(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void Reducer::operator()(const command::AskCrs& ask) {
    out_.effects.ask_crs = ask.crs;
}

// Another projection shows the step as it shows it: what was looked at by hand has no place in it.
void Reducer::operator()(const command::ChooseCrs& choose) {
    s().choice.crs = choose.crs;
    s().camera_free = false;
    s().growth.reset();
    s().t = 1;
    look_at_step();
    settle();
}

void Reducer::operator()(const command::ChooseTheme& choose) {
    if (is_among(s().offers->themes, choose.name)) s().choice.look.theme = choose.name;
}

void Reducer::operator()(const command::ChooseLanguage& choose) {
    if (is_among(s().offers->languages, choose.code)) s().choice.look.language = choose.code;
}

void Reducer::operator()(const command::ChooseWorldview& choose) {
    if (is_among(s().offers->worldviews, choose.name)) s().choice.look.worldview = choose.name;
}

// Where the panel of text lies may be another, and so may the middle of the map.
void Reducer::operator()(const command::Retold& retold) {
    s().tour = retold.told.tour;
    s().steps = retold.told.steps;
    s().words = retold.told.words;
    if (s().camera_free) return;
    look_at_step();
    settle();
}

void Reducer::operator()(const command::ToggleShown& toggle) {
    std::set<std::string>& hidden = s().filter.by(toggle.by);
    if (hidden.erase(toggle.id) == 0) hidden.insert(toggle.id);
    s().filter = known_to(s().filter, *s().tour);
    forget_hidden_markers();
}

void Reducer::operator()(const command::ShowAll&) {
    s().filter = {};
}

void Reducer::operator()(const command::ChangeScale& change) {
    s().appearance.scale = next_scale(s().appearance.scale, change.direction);
}

void Reducer::operator()(const command::ToggleContrast&) {
    s().appearance.high_contrast = !s().appearance.high_contrast;
}

void Reducer::operator()(const command::Remember& last) {
    s().appearance = last.appearance;
    presenting().playback.speed = last.speed;
    presenting().playback.loop = last.loop;
    s().legend_open = last.legend_open;
}

// What was chosen in the window stays; the rest follows the file.
void Reducer::take_choice(const MapChoice& file) {
    const MapChoice& own = s().own_choice;
    const auto follow = [](std::string& shown, const std::string& before, const std::string& now) {
        if (shown == before || before != now) shown = now;
    };
    if (own.crs != file.crs) s().camera_free = false;
    follow(s().choice.crs, own.crs, file.crs);
    follow(s().choice.look.theme, own.look.theme, file.look.theme);
    follow(s().choice.look.language, own.look.language, file.look.language);
    follow(s().choice.look.worldview, own.look.worldview, file.look.worldview);
    s().own_choice = file;
    s().choice = offered(s().choice);
}

// What is not there any more, as a theme whose file is gone, is as the file has it.
MapChoice Reducer::offered(MapChoice choice) {
    const Look& own = s().own_choice.look;
    if (!is_among(s().offers->themes, choice.look.theme)) choice.look.theme = own.theme;
    if (!is_among(s().offers->languages, choice.look.language)) choice.look.language = own.language;
    if (!is_among(s().offers->worldviews, choice.look.worldview)) choice.look.worldview = own.worldview;
    return choice;
}

}  // namespace tourmap
