// Dates, lengths and counts as a language writes them, by ICU.
#pragma once

#include <string>

#include "geodata/graticule.h"
#include "src/story/language.h"
#include "src/tour/tour.h"

namespace tourmap {

// "1 November 2023"; "1 November 2023, 10:20 (UTC+6)"; what is approximate of a moment is its hour:
// "1 November 2023, about 20:45 (UTC+5)". Days are of the Gregorian calendar, in all centuries.
std::string format_when(const Language& language, const When& when, bool approximate = false);

// Rounded to whole kilometres, or to metres below one kilometre: "4 778 km", "500 m", with spaces that do not break.
std::string format_length(const Language& language, double metres);

// A number as a file has it, with the language's decimal mark and, from five digits on, its grouping: "12 345,5". Text
// that is no number stays as it is.
std::string format_number(const Language& language, const std::string& text);

// Of a meridian or parallel, as graticule_label() in geodata: "48° с. ш.".
std::string graticule_name(const Language& language, const GraticuleLine& line, double step_degrees);

}  // namespace tourmap
