#include "src/story/reading_time.h"

#include <algorithm>

namespace tourmap {
namespace {

// Words, as far as white space tells; writing without spaces counts a word for each three letters.
double words_in(const std::string& text) {
    double spaces = 0, letters = 0;
    for (const char c : text) {
        spaces += c == ' ' || c == '\n';
        letters += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }
    if (letters == 0) return 0;
    constexpr double long_word = 14;  // letters; more on average: there are no spaces
    return letters > long_word * (spaces + 1) ? letters / 3 : spaces + 1;
}

double words_of(const Tour& tour, const Step& step) {
    switch (step.kind) {
        case StepKind::title:
            return words_in(tour.title) + words_in(tour.subtitle) + words_in(tour.title_card.text);
        case StepKind::closing:
            return words_in(tour.closing_card.title) + words_in(tour.closing_card.text);
        case StepKind::leg:
            return words_in(tour.legs[step.index].text);
        case StepKind::stop:
            break;
    }
    const Stop& stop = tour.stops[step.index];
    double words = words_in(stop.text);
    for (const Quote& quote : stop.quotes) words += words_in(quote.text);
    for (const Marker& marker : tour.markers)
        if (marker.stop == step.index) words += 0.5 * words_in(marker.title);  // glanced over
    return words;
}

}  // namespace

double seconds_to_read(const Tour& tour, const Step& step) {
    constexpr double words_a_second = 4, least = 3, most = 15;
    return std::clamp(2 + words_of(tour, step) / words_a_second, least, most);
}

}  // namespace tourmap
