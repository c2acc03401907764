#include "src/story/formats.h"

#include <unicode/gregocal.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/ulocdata.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <optional>

#include "src/story/icu_formats.h"
#include "src/tour/when.h"

namespace tourmap {
namespace {

// The clock of the place: fields go in and come out as they are.
std::unique_ptr<icu::Calendar> clock_of(const When& when) {
    UErrorCode status = U_ZERO_ERROR;
    auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), status);
    calendar->setGregorianChange(-INFINITY, status);
    const int minutes = when.minute_of_day.value_or(0);
    calendar->clear();
    calendar->set(when.year, when.month - 1, when.day, minutes / 60, minutes % 60);
    return calendar;
}

// Skeletons: https://unicode.org/reports/tr35/tr35-dates.html#availableFormats_appendItems
std::string formatted(const Language& language, const char* skeleton, icu::Calendar& calendar) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createInstanceForSkeleton(
        icu::UnicodeString::fromUTF8(skeleton), locale_of(language), status));
    if (U_FAILURE(status)) return {};
    icu::UnicodeString text;
    icu::FieldPosition nowhere(icu::FieldPosition::DONT_CARE);
    format->format(calendar, text, nowhere);
    std::string out;
    return text.toUTF8String(out);
}

// "UTC", "UTC+6", "UTC−3:30"
std::string name_of_offset(int minutes) {
    std::string text = "UTC";
    const int size = std::abs(minutes);
    if (size > 0) text += (minutes < 0 ? "−" : "+") + std::to_string(size / 60);
    if (size % 60 > 0) text += (size % 60 < 10 ? ":0" : ":") + std::to_string(size % 60);
    return text;
}

// "East Kazakhstan Time", "heure d’Europe centrale": the same in summer and winter. Empty for a zone without one.
std::string name_of_zone(const Language& language, const std::string& zone) {
    if (zone.empty()) return {};
    const std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
    icu::UnicodeString name, offset;
    found->getDisplayName(false, icu::TimeZone::LONG_GENERIC, locale_of(language), name);
    std::string out;
    // Where a language knows no name, ICU gives the offset.
    return name.startsWith(u"GMT") || name.startsWith(u"UTC") ? "" : name.toUTF8String(out);
}

// "2023-11"
std::optional<When> month_of(const std::string& written) {
    const bool shaped = written.size() == 7 && written[4] == '-';
    const auto first = shaped ? parse_when(written + "-01") : Result<When>(fail(""));
    return first ? std::optional<When>(*first) : std::nullopt;
}

std::string format_one_date(const Language& language, const std::string& written) {
    if (const auto when = parse_when(written)) return format_when(language, *when, "");
    const auto month = month_of(written);
    return month ? formatted(language, "yMMMM", *clock_of(*month)) : written;
}

}  // namespace

std::string format_when(const Language& language, const When& when, const std::string& zone, bool approximate) {
    const auto clock = clock_of(when);
    std::string date = formatted(language, "yMMMMd", *clock);
    // French counts from "1er", which CLDR leaves out.
    if (when.day == 1 && language.locale.starts_with("fr") && date.starts_with("1 ")) date.insert(1, "er");
    if (!when.minute_of_day) return date;
    const std::string text = language.word(approximate ? "when.about" : "when.time",
                                           {{"date", date}, {"time", formatted(language, "jm", *clock)}});
    if (!when.offset_minutes) return text;
    const std::string offset = name_of_offset(*when.offset_minutes), name = name_of_zone(language, zone);
    if (name.empty()) return language.word("when.zone", {{"when", text}, {"zone", offset}});
    return language.word("when.named_zone", {{"when", text}, {"name", name}, {"zone", offset}});
}

std::string format_quote(const Language& language, const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(
        ulocdata_open(locale_of(language).getName(), &status), ulocdata_close);
    const auto mark = [&](ULocaleDataDelimiterType type) {
        UChar buffer[16];
        const int length = ulocdata_getDelimiter(data.get(), type, buffer, 16, &status);
        std::string out;
        return U_SUCCESS(status) ? icu::UnicodeString(buffer, length).toUTF8String(out) : std::string("\"");
    };
    std::string open = mark(ULOCDATA_QUOTATION_START), close = mark(ULOCDATA_QUOTATION_END);
    const std::string space = "\u202f";  // French sets its marks off
    if (open == "«" && language.locale.starts_with("fr")) {
        open += space;
        close = space + close;
    }
    return open + text + close;
}

std::string format_length(const Language& language, double metres) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = locale_of(language);
    const bool long_way = metres >= 1000;
    const auto number = icu::number::NumberFormatter::withLocale(locale)
                            .unit(long_way ? icu::MeasureUnit::getKilometer() : icu::MeasureUnit::getMeter())
                            .unitWidth(UNUM_UNIT_WIDTH_SHORT)
                            .precision(icu::number::Precision::integer())
                            .symbols(symbols_of(language))
                            .formatDouble(std::round(long_way ? metres / 1000 : metres), status);
    return without_breaks(number.toString(status));
}

std::string format_date(const Language& language, const std::string& written) {
    const std::size_t slash = written.find('/');
    if (slash == std::string::npos) return format_one_date(language, written);
    return language.word("date.range", {{"from", format_one_date(language, written.substr(0, slash))},
                                        {"to", format_one_date(language, written.substr(slash + 1))}});
}

std::string format_amount(const Language& language, double amount, const std::string& currency) {
    constexpr double large = 1e6;
    const bool is_large = std::abs(amount) >= large;
    auto format = icu::number::NumberFormatter::withLocale(locale_of(language)).symbols(symbols_of(language));
    if (is_large) {
        format = std::move(format).notation(icu::number::Notation::compactLong());
        format = std::move(format).precision(icu::number::Precision::maxSignificantDigits(4));
    } else {
        const bool whole = amount == std::floor(amount);
        format = std::move(format).precision(whole ? icu::number::Precision::integer()
                                                   : icu::number::Precision::maxSignificantDigits(4));
    }
    UErrorCode status = U_ZERO_ERROR;
    std::string number;
    format.formatDouble(amount, status).toString(status).toUTF8String(number);
    if (U_FAILURE(status)) return {};
    return currency.empty() ? number : language.word("amount", {{"currency", currency}, {"amount", number}});
}

std::string format_number(const Language& language, const std::string& text) {
    const bool is_number = !text.empty() && text.find_first_not_of("0123456789+-.eE") == std::string::npos;
    if (!is_number) return text;
    UErrorCode status = U_ZERO_ERROR;
    // Years keep their four digits together. A file's 0.1 may be 0.10000000000000001.
    const auto number = icu::number::NumberFormatter::withLocale(locale_of(language))
                            .grouping(UNUM_GROUPING_MIN2)
                            .precision(icu::number::Precision::maxFraction(6))
                            .symbols(symbols_of(language))
                            .formatDecimal(text, status);
    const std::string formatted = without_breaks(number.toString(status));
    return U_SUCCESS(status) ? formatted : text;
}

std::string format_graticule(const Language& language, const GraticuleLine& line, double step) {
    const std::string angle = graticule_angle(line, step);
    if (has_no_side(line)) return angle;
    const bool positive = line.degrees > 0;
    const char* key =
        line.meridian ? (positive ? "degrees.east" : "degrees.west") : (positive ? "degrees.north" : "degrees.south");
    return language.word(key, {{"angle", angle}});
}

std::string format_place(const Language& language, LonLat place, double metres_per_pixel) {
    // In the smallest units that are shown: tenths of seconds, seconds or minutes.
    const int of_a_minute = metres_per_pixel < 15 ? 600 : metres_per_pixel < 500 ? 60 : 1;
    const auto angle = [&](double degrees) {
        const long all = std::lround(std::abs(degrees) * 60 * of_a_minute);
        const long minutes = all / of_a_minute, rest = all % of_a_minute;
        char text[64];
        if (of_a_minute == 600)
            std::snprintf(text, sizeof text, "%ld°%02ld′%02ld.%ld″", minutes / 60, minutes % 60, rest / 10, rest % 10);
        else if (of_a_minute == 60)
            std::snprintf(text, sizeof text, "%ld°%02ld′%02ld″", minutes / 60, minutes % 60, rest);
        else
            std::snprintf(text, sizeof text, "%ld°%02ld′", minutes / 60, minutes % 60);
        return std::string(text);
    };
    const char* const north = place.lat < 0 ? "degrees.south" : "degrees.north";
    const char* const east = place.lon < 0 ? "degrees.west" : "degrees.east";
    return language.word(north, {{"angle", angle(place.lat)}}) + " " +
           language.word(east, {{"angle", angle(place.lon)}});
}

}  // namespace tourmap
