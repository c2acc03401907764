// Where text may be broken, by ICU: lines (UAX #14, with dictionaries for Thai and its neighbours) and
// graphemes (UAX #29).
// Positions are ends of pieces in UTF-16 units, ascending, the last one the text's end; none for an empty text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tourmap {

// Where a line may end: after a word's spaces, after a hyphen, between ideographs. language: BCP 47.
std::vector<std::size_t> line_ends(std::u16string_view text, const std::string& language);

// What a reader takes for one letter: with its marks, joiners and variation selectors.
std::vector<std::size_t> grapheme_ends(std::u16string_view text);

}  // namespace tourmap
