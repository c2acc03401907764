// Lists of choices, and searching the tour.
#include <algorithm>

#include "src/viewer/reducer.h"

namespace tourmap {

namespace {

bool is_choice(const SheetRow& row) {
    return row.mark != RowMark::heading && row.command;
}

}  // namespace

void Reducer::operator()(const command::OpenSheet& open) {
    const bool of_journey = open.kind == SheetKind::search || open.kind == SheetKind::filter;
    if (of_journey && !s().tour->has_journey()) return;
    s().help_open = false;
    const auto found =
        std::find_if(s().sheets.begin(), s().sheets.end(), [&](const Sheet& sheet) { return sheet.kind == open.kind; });
    if (found != s().sheets.end()) {
        s().sheets.erase(found, s().sheets.end());
    } else {
        s().sheets.push_back({open.kind, "", 0});
        renew_rows();
        stand_on_current();
    }
}

void Reducer::operator()(const command::CloseSheets&) {
    s().sheets.clear();
}

void Reducer::operator()(const command::TypeWords& typed) {
    constexpr std::size_t most_bytes = 1000;
    if (s().sheets.empty()) return;
    Sheet& top = s().sheets.back();
    if (typed.text == " " && top.words.empty()) {
        if (top.kind != SheetKind::search) (*this)(command::ChooseRow{top.chosen});
        return;
    }
    if (top.words.size() + typed.text.size() > most_bytes) return;
    top.words += typed.text;
    stand_on_first();
}

void Reducer::operator()(const command::EraseLetter&) {
    if (s().sheets.empty()) return;
    std::string& words = s().sheets.back().words;
    while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0u) == 0x80u) words.pop_back();
    if (!words.empty()) words.pop_back();
    stand_on_first();
}

void Reducer::operator()(const command::ChooseRow& choose) {
    if (s().sheets.empty() || choose.row >= s().rows.size()) return;
    const SheetRow row = s().rows[choose.row];
    if (!is_choice(row)) return;
    s().sheets.back().chosen = choose.row;
    if (row.closes) s().sheets.clear();
    std::visit(*this, *row.command);
}

void Reducer::operator()(const command::EnterRow&) {
    if (s().sheets.empty()) return;
    const std::size_t row = s().sheets.back().chosen;
    if (row >= s().rows.size()) return;
    if (s().rows[row].mark == RowMark::more) return (*this)(command::ChooseRow{row});
    if (const auto inside = s().rows[row].inside) std::visit(*this, *inside);
}

void Reducer::operator()(const command::MoveRow& move) {
    if (s().sheets.empty() || s().sheets.back().chosen >= s().rows.size()) return;
    const SheetRow& row = s().rows[s().sheets.back().chosen];
    const std::optional<Command> command = move.direction < 0 ? row.earlier : row.later;
    if (!command) return;
    std::visit(*this, *command);
    renew_rows();
    choose_row(move.direction);
}

void Reducer::operator()(const command::RemoveRow&) {
    if (s().sheets.empty() || s().sheets.back().chosen >= s().rows.size()) return;
    const std::optional<Command> command = s().rows[s().sheets.back().chosen].removal;
    if (command) std::visit(*this, *command);
}

// Where the journey tells of it: its step, and the card of its marker.
void Reducer::operator()(const command::ShowPlace& place) {
    const auto& steps = s().steps;
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& one) {
        return one.kind == StepKind::stop && s().tour->stops[one.index].id == place.stop;
    });
    if (step == steps.end()) return show(word("window.message.no_step"));
    go_to(static_cast<std::size_t>(step - steps.begin()));
    const Marker* marker = find_marker(*s().tour, place.marker);
    if (!marker) return;
    s().filter = showing(s().filter, *s().tour, *marker);
    (*this)(command::OpenMarker{marker->id});
}

void Reducer::renew_rows() {
    s().rows.clear();
    if (s().sheets.empty()) return;
    Sheet& top = s().sheets.back();
    s().rows = rows_of(s(), top);
    top.chosen = s().rows.empty() ? 0 : std::min(top.chosen, s().rows.size() - 1);
}

// Past what is no choice; round the ends.
void Reducer::choose_row(int direction) {
    if (s().sheets.empty()) return;
    const std::size_t n = s().rows.size();
    std::size_t& chosen = s().sheets.back().chosen;
    for (std::size_t i = 0; i < n; ++i) {
        chosen = (chosen + (direction < 0 ? n - 1 : 1)) % n;
        if (is_choice(s().rows[chosen])) return;
    }
}

void Reducer::stand_on_first() {
    renew_rows();
    s().sheets.back().chosen = s().rows.empty() ? 0 : s().rows.size() - 1;
    choose_row(1);
}

void Reducer::stand_on_current() {
    const auto one =
        std::find_if(s().rows.begin(), s().rows.end(), [](const SheetRow& row) { return row.mark == RowMark::one; });
    if (one == s().rows.end()) return stand_on_first();
    s().sheets.back().chosen = static_cast<std::size_t>(one - s().rows.begin());
}

}  // namespace tourmap
