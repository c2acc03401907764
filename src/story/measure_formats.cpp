#include "src/story/measure_formats.h"

#include <unicode/numberformatter.h>

#include <cmath>

#include "src/story/formats.h"
#include "src/story/icu_formats.h"

namespace tourmap {
namespace {

// Two decimals below 100, one below 1,000, else none.
std::string format_to_four_digits(const Language& language, double value, const icu::MeasureUnit& unit) {
    UErrorCode status = U_ZERO_ERROR;
    const int decimals = value < 99.995 ? 2 : value < 999.95 ? 1 : 0;
    const auto number = icu::number::NumberFormatter::withLocale(locale_of(language))
                            .unit(unit)
                            .unitWidth(UNUM_UNIT_WIDTH_SHORT)
                            .precision(icu::number::Precision::fixedFraction(decimals))
                            .symbols(symbols_of(language))
                            .formatDouble(value, status);
    return without_breaks(number.toString(status));
}

}  // namespace

std::string format_fixed(const Language& language, double value, int decimals) {
    UErrorCode status = U_ZERO_ERROR;
    const double scale = std::pow(10.0, decimals);
    const double shown = std::abs(value) * scale < 0.5 ? 0 : value;  // no minus before zero
    const auto number = icu::number::NumberFormatter::withLocale(locale_of(language))
                            .precision(icu::number::Precision::fixedFraction(decimals))
                            .symbols(symbols_of(language))
                            .formatDouble(shown, status);
    return without_breaks(number.toString(status));
}

std::string format_distance(const Language& language, double metres) {
    if (metres < 1000) return format_length(language, metres);
    return format_to_four_digits(language, metres / 1000, icu::MeasureUnit::getKilometer());
}

std::string format_nautical_miles(const Language& language, double metres) {
    return format_to_four_digits(language, metres / 1852, icu::MeasureUnit::getNauticalMile());
}

std::string format_area(const Language& language, double square_metres) {
    UErrorCode status = U_ZERO_ERROR;
    constexpr double square_kilometre = 1e6;
    if (square_metres >= square_kilometre)
        return format_to_four_digits(language, square_metres / square_kilometre,
                                     icu::MeasureUnit::getSquareKilometer());
    const auto number = icu::number::NumberFormatter::withLocale(locale_of(language))
                            .unit(icu::MeasureUnit::getSquareMeter())
                            .unitWidth(UNUM_UNIT_WIDTH_SHORT)
                            .precision(icu::number::Precision::integer())
                            .symbols(symbols_of(language))
                            .formatDouble(square_metres, status);
    return without_breaks(number.toString(status));
}

std::string format_bearing(const Language& language, double degrees) {
    const double rounded = std::round(degrees * 10) / 10;
    return format_fixed(language, rounded >= 360 ? 0 : rounded, 1) + "°";
}

}  // namespace tourmap
