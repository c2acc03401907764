// Dates, lengths, amounts and degrees as a language writes them, by ICU.
#pragma once

#include <string>

#include "geodata/graticule.h"
#include "src/story/language.h"
#include "src/tour/tour.h"

namespace tourmap {

// "1 November 2023"; "1 November 2023, 10:20 (UTC+6)", with a zone (IANA; may be empty) by its name too: "1 November
// 2023, 10:20 (East Kazakhstan Time, UTC+6)"; what is approximate of a moment is its hour: "1 November 2023, about
// 20:45 (UTC+5)". Days are of the Gregorian calendar, in all centuries.
std::string format_when(const Language& language, const When& when, const std::string& zone, bool approximate = false);

// In the language's quotation marks: “so”, « so », „so“.
std::string format_quote(const Language& language, const std::string& text);

// Rounded to whole kilometres, or to metres below one kilometre: "4 778 km", "500 m", with spaces that do not break.
std::string format_length(const Language& language, double metres);

// "2023-11-01" -> "1 November 2023", "2023-11" -> "November 2023", "A/B" -> "A to B"; anything else as it is.
std::string format_date(const Language& language, const std::string& written);

// "USD 18.7 billion", "EUR 1,250", "EUR 0.5": at most four significant digits from a million on. currency may be empty.
std::string format_amount(const Language& language, double amount, const std::string& currency);

// A number as a file has it, with the language's decimal mark and, from five digits on, its grouping: "12 345,5". Text
// that is no number stays as it is.
std::string format_number(const Language& language, const std::string& text);

// "48°51′N 2°21′E", with seconds where a pixel covers less than 500 metres, and tenths of them below 15 metres. Places on
// 180 degrees and the equator have letters too.
std::string format_place(const Language& language, LonLat place, double metres_per_pixel);

// As graticule_label(), with the language's letters: "40°E", "40° в. д.".
std::string format_graticule(const Language& language, const GraticuleLine& line, double step_degrees);

}  // namespace tourmap
