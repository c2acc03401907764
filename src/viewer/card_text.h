// The words of a marker's card in a language: what is shown, and the whole as plain text for the clipboard. Pure.
#pragma once

#include <string>

#include "src/story/language.h"
#include "src/story/marker_words.h"
#include "src/tour/tour.h"

namespace tourmap {

// Its text and its quotes.
std::string body_of(const Language& words, const Marker& marker);

// "The Astana Times (1 November 2023)": publisher, author, date, as far as they are known.
std::string source_heading(const Language& words, const Source& source);

// "Sector" or "Sectors", by how many there are; key: card.sectors or card.sources.
std::string card_heading(const Language& words, const char* key, std::size_t count);

// The card as text: title, kind, date, place, text, amount, parties, sectors, sources with addresses.
std::string card_as_text(const Language& words, const Tour& tour, const Marker& marker);

}  // namespace tourmap
