// What the map is shown in: projection, theme, language, worldview; and how the window looks.
#include <algorithm>
#include <cmath>

#include "src/tour/search.h"
#include "src/viewer/sheet.h"
#include "src/viewer/state.h"

namespace tourmap {

namespace {

SheetRow leads_to(const AppState& state, SheetKind kind, const std::string& now) {
    return {state.words->word(texts_of(kind).title), "", now, RowMark::more, command::OpenSheet{kind}};
}

SheetRow one_of(const std::string& text, const std::string& note, bool current, Command command) {
    return {text, "", note, current ? RowMark::one : RowMark::other, std::move(command)};
}

// "window.theme.dark", else the name itself: of a file of the user's own.
std::string named(const AppState& state, const char* what, const std::string& name) {
    const std::string key = std::string("window.") + what + "." + name;
    return state.words->words.contains(key) ? state.words->word(key) : name;
}

std::string name_of_crs(const AppState& state, const std::string& crs) {
    for (const KnownCrs& known : known_crs())
        if (crs == known.definition) return state.words->word(known.name);
    return crs;
}

void add_panels(const AppState& state, std::vector<SheetRow>& rows) {
    const auto percent = std::to_string(std::lround(100 * state.appearance.scale)) + " %";
    rows.push_back({state.words->word("window.map.scale"), "", percent, RowMark::heading});
    rows.push_back({state.words->word("window.map.larger"), "", "Ctrl +", RowMark::none, command::ChangeScale{1}});
    rows.push_back(
        {state.words->word("window.map.smaller"), "", "Ctrl \u2212", RowMark::none, command::ChangeScale{-1}});
    rows.push_back({state.words->word("window.map.contrast"), "", "",
                    state.appearance.high_contrast ? RowMark::on : RowMark::off, command::ToggleContrast{}});
}

}  // namespace

std::vector<SheetRow> map_rows(const AppState& state) {
    const Look& look = state.choice.look;
    std::vector<SheetRow> rows{
        leads_to(state, SheetKind::projection, name_of_crs(state, state.choice.crs)),
        leads_to(state, SheetKind::theme, named(state, "theme", look.theme)),
        leads_to(state, SheetKind::language, name_of_language(look.language, *state.words)),
    };
    if (!state.offers->worldviews.empty())
        rows.push_back(leads_to(state, SheetKind::worldview, named(state, "worldview", look.worldview)));
    rows.push_back(leads_to(state, SheetKind::layers, ""));
    if (state.tour->has_journey()) {
        const std::size_t hidden = state.filter.count();
        rows.push_back(leads_to(
            state, SheetKind::filter,
            hidden == 0 ? "" : state.words->word("window.filter.hidden", {{"count", static_cast<int64_t>(hidden)}})));
        rows.push_back({state.words->word("window.map.indicatrices"), "", "I",
                        state.indicatrices ? RowMark::on : RowMark::off, command::ToggleIndicatrices{}});
    }
    add_panels(state, rows);
    return rows;
}

std::vector<SheetRow> projection_rows(const AppState& state, const std::string& words) {
    std::vector<SheetRow> rows;
    const auto fits = [&](const std::string& text) { return words.empty() || has_words(text, words); };
    const std::string own = state.words->word("window.crs.own");
    bool listed = state.own_choice.crs == state.choice.crs;
    if (fits(own)) rows.push_back(one_of(own, state.own_choice.crs, listed, command::AskCrs{state.own_choice.crs}));
    for (const KnownCrs& known : known_crs()) {
        const std::string name = state.words->word(known.name);
        const bool current = !listed && state.choice.crs == known.definition;
        if (fits(name + " " + known.definition))
            rows.push_back(one_of(name, known.definition, current, command::AskCrs{known.definition}));
        listed = listed || current;
    }
    if (!listed && fits(state.choice.crs))
        rows.push_back(one_of(state.choice.crs, "", true, command::AskCrs{state.choice.crs}));
    if (!words.empty())
        rows.push_back({state.words->word("window.projection.use", {{"crs", words}}), "", "", RowMark::other,
                        command::AskCrs{words}});
    return rows;
}

std::vector<SheetRow> theme_rows(const AppState& state) {
    std::vector<SheetRow> rows;
    for (const std::string& name : state.offers->themes)
        rows.push_back(
            one_of(named(state, "theme", name), name, state.choice.look.theme == name, command::ChooseTheme{name}));
    return rows;
}

std::vector<SheetRow> language_rows(const AppState& state) {
    std::vector<SheetRow> rows;
    for (const std::string& code : state.offers->languages)
        rows.push_back(one_of(name_of_language(code, *state.words), code, state.choice.look.language == code,
                              command::ChooseLanguage{code}));
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.text < b.text; });
    return rows;
}

std::vector<SheetRow> worldview_rows(const AppState& state) {
    std::vector<SheetRow> rows;
    for (const std::string& name : state.offers->worldviews)
        rows.push_back(one_of(named(state, "worldview", name), name, state.choice.look.worldview == name,
                              command::ChooseWorldview{name}));
    return rows;
}

}  // namespace tourmap
