// What was found of the tour.
#include "src/tour/search.h"
#include "src/viewer/sheet.h"
#include "src/viewer/state.h"

namespace tourmap {

namespace {

const char* kind_of(FoundKind kind) {
    switch (kind) {
        case FoundKind::stop:
            return "window.search.stop";
        case FoundKind::marker:
            return "window.search.marker";
        case FoundKind::party:
            return "window.search.party";
        case FoundKind::source:
            return "window.search.source";
    }
    return "";
}

}  // namespace

std::vector<SheetRow> search_rows(const AppState& state, const std::string& words) {
    std::vector<SheetRow> rows;
    const Tour& tour = *state.tour;
    for (const Found& found : search_tour(tour, words)) {
        const command::ShowPlace place{found.stop ? tour.stops[*found.stop].id : "",
                                       found.marker ? tour.markers[*found.marker].id : ""};
        SheetRow row{found.title, found.detail, state.words->word(kind_of(found.kind)), RowMark::none, place};
        row.closes = true;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace tourmap
