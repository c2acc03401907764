// What has been measured, as a language writes it, by ICU: to four digits and more.
#pragma once

#include <string>

#include "src/story/language.h"

namespace tourmap {

// With so many decimals, zeros too, and the language's marks: "−2.50", "3 760 124".
std::string format_fixed(const Language& language, double value, int decimals);

// "523 m", "12.34 km", "123.4 km", "4 778 km".
std::string format_distance(const Language& language, double metres);
std::string format_nautical_miles(const Language& language, double metres);
// "8 350 m²" below a square kilometre, "12.34 km²", "643 800 km²".
std::string format_area(const Language& language, double square_metres);
// "63.4°"
std::string format_bearing(const Language& language, double degrees);

}  // namespace tourmap
