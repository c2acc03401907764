// Searching the tour.
#include <algorithm>

#include "src/viewer/reducer.h"

namespace tourmap {

void Reducer::operator()(const command::OpenSearch&) {
    if (!s().tour->has_journey()) return;
    s().help_open = false;
    s().searching.open = !s().searching.open;
}

void Reducer::operator()(const command::TypeWords& typed) {
    constexpr std::size_t most_bytes = 200;
    if (!s().searching.open || s().searching.words.size() + typed.text.size() > most_bytes) return;
    s().searching.words += typed.text;
    find_words();
}

void Reducer::operator()(const command::EraseLetter&) {
    std::string& words = s().searching.words;
    while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0u) == 0x80u) words.pop_back();
    if (!words.empty()) words.pop_back();
    find_words();
}

// Where the journey tells of it: its step, and the card of its marker.
void Reducer::operator()(const command::ChooseFound& choose) {
    if (choose.index >= s().searching.found.size()) return;
    const Found found = s().searching.found[choose.index];
    s().searching.open = false;
    if (!found.stop) return show(word("window.message.no_step"));
    const auto& steps = s().steps;
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& one) {
        return one.kind == StepKind::stop && one.index == *found.stop;
    });
    if (step == steps.end()) return;
    go_to(static_cast<std::size_t>(step - steps.begin()));
    if (found.marker) {
        const Marker& marker = s().tour->markers[*found.marker];
        for (const std::size_t sector : marker.sectors) s().hidden_sectors.erase(s().tour->sectors[sector].id);
        (*this)(command::OpenMarker{marker.id});
    }
}

void Reducer::find_words() {
    Searching& searching = s().searching;
    searching.found = search_tour(*s().tour, searching.words);
    searching.chosen = 0;
}

void Reducer::choose_found(int direction) {
    Searching& searching = s().searching;
    const std::size_t n = searching.found.size();
    if (n > 0) searching.chosen = (searching.chosen + (direction < 0 ? n - 1 : 1)) % n;
}

}  // namespace tourmap
