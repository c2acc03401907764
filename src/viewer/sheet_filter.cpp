// Which markers are shown: by sector, party, kind and status.
#include "src/tour/filter.h"
#include "src/viewer/sheet.h"
#include "src/viewer/state.h"

namespace tourmap {

namespace {

std::string name_of(const AppState& state, FilterBy what, const std::string& id) {
    const Tour& tour = *state.tour;
    if (what == FilterBy::kind) return state.words->word("kind." + id);
    if (what == FilterBy::status) return state.words->word("status." + id, {{"kind", std::string("agreement")}});
    if (what == FilterBy::sector) {
        for (const Sector& sector : tour.sectors)
            if (sector.id == id) return sector.name;
    } else {
        for (const Party& party : tour.parties)
            if (party.id == id) return party.name;
    }
    return id;
}

void add_rows(const AppState& state, FilterBy what, const char* heading, std::vector<SheetRow>& rows) {
    const std::vector<FilterChoice> choices = filter_choices(*state.tour, what);
    if (choices.empty()) return;
    rows.push_back({state.words->word(heading), "", "", RowMark::heading});
    for (const FilterChoice& choice : choices) {
        const bool shown = !state.filter.by(what).contains(choice.id);
        rows.push_back({name_of(state, what, choice.id), "", std::to_string(choice.count),
                        shown ? RowMark::on : RowMark::off, command::ToggleShown{what, choice.id}});
    }
}

}  // namespace

std::vector<SheetRow> filter_rows(const AppState& state) {
    std::vector<SheetRow> rows;
    // Always there, so that rows stay where they are when one is switched off.
    rows.push_back({state.words->word("filter.all"), "", "", RowMark::none, command::ShowAll{}});
    add_rows(state, FilterBy::kind, "window.filter.kinds", rows);
    add_rows(state, FilterBy::status, "window.filter.statuses", rows);
    add_rows(state, FilterBy::sector, "window.filter.sectors", rows);
    add_rows(state, FilterBy::party, "window.filter.parties", rows);
    return rows;
}

}  // namespace tourmap
