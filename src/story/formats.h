// Dates, lengths and counts as a language writes them, by ICU.
#pragma once

#include <string>

#include "src/story/language.h"
#include "src/tour/tour.h"

namespace tourmap {

// "1 November 2023"; "1 November 2023, 10:20 (UTC+6)"; what is approximate of a moment is its hour:
// "1 November 2023, about 20:45 (UTC+5)". Days are of the Gregorian calendar, in all centuries.
std::string format_when(const Language& language, const When& when, bool approximate = false);

// In the language's quotation marks: “so”, « so », „so“.
std::string format_quote(const Language& language, const std::string& text);

// Rounded to whole kilometres, or to metres below one kilometre: "4 778 km", "500 m", with spaces that do not break.
std::string format_length(const Language& language, double metres);

}  // namespace tourmap
