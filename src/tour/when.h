// Dates as tours write them: days, moments, and the coarser dates of markers and sources.
#pragma once

#include <string>

#include "geodata/result.h"
#include "src/tour/tour.h"

namespace tourmap {

// "2023-11-01", "2023-11-01T10:20", "2023-11-01T10:20+06:00", "2023-11-01T04:20Z". Years 1 to 9999 of the
// Gregorian calendar. Error: what is wrong and an example of what is right, without a place.
Result<When> parse_when(const std::string& text);

std::string month_name(int month);  // 1: "January"

// Says whether a text is a year, a month, a day, a moment, or a range A/B of two of them with A not
// after B. Returns the text.
Result<std::string> check_date(const std::string& text);

enum class Order { before, same, after, unknown };

// Two moments of one place: offsets count if both have one, else the hours on the clock, else the days.
Order order_at_one_place(const When& a, const When& b);

// Two moments of two places, longitudes in degrees: without both offsets only days can be compared, and
// across the date line not even these if they are one day apart.
Order order_between_places(const When& a, double lon_a, const When& b, double lon_b);

// From one moment to another; none where either is a day, or where only one has an offset from UTC.
std::optional<long> minutes_between(const When& from, const When& to);
// The longest that it can have been, where hours or offsets are not known.
long most_minutes_between(const When& from, const When& to);

}  // namespace tourmap
