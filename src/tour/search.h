// Search over everything that a tour tells. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/tour/tour.h"

namespace tourmap {

enum class FoundKind : std::uint8_t { stop, marker, party, source };

struct Found {
    FoundKind kind = FoundKind::stop;
    std::size_t index = 0;              // of the stop, marker, party or source
    std::string title, detail;          // of the tour that was asked: its name, and where the words were found
    std::optional<std::size_t> stop;    // whose step tells of it; none: no step does
    std::optional<std::size_t> marker;  // whose card tells of it
};

// What has all the words, in its own texts or in those of a translation of the tour; best first: words of the title go
// before text, whole words before beginnings, beginnings before parts. Capitals, accents and apostrophes make no
// difference. No words: nothing. At most `most`.
std::vector<Found> search_tour(const Tour& tour, const std::string& words, std::size_t most = 50);

// Whether a text has all the words, each somewhere, compared in the same way. No words: it has.
bool has_words(const std::string& text, const std::string& words);

}  // namespace tourmap
