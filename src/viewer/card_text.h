// The words of a marker's card: what is shown, and the whole as plain text for the clipboard. Pure, English.
#pragma once

#include <string>
#include <vector>

#include "src/tour/tour.h"

namespace tourmap {

// "2023-11-01" -> "1 November 2023", "2023-11" -> "November 2023", "A/B" -> "A to B"; anything else as it is.
std::string format_date(const std::string& written);

// "USD 18.7 billion", "EUR 1,250", "USD 0.5"; at most four significant digits after the unit is chosen.
std::string format_amount(double amount, const std::string& currency);

// "Agreement, signed"
std::string kind_and_status(const Marker& marker);

// "Astana", "Ulken, Lake Balkhash (place approximate)"
std::string place_of(const Tour& tour, const Marker& marker);

// "The Astana Times (1 November 2023)": publisher, author, date, as far as they are known.
std::string source_heading(const Source& source);

// The card as text: title, kind, date, place, text, amount, parties, sectors, sources with addresses.
std::string card_as_text(const Tour& tour, const Marker& marker);

}  // namespace tourmap
