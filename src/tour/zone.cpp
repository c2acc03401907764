#include "src/tour/zone.h"

#include <unicode/gregocal.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <cmath>
#include <memory>
#include <vector>

#include "src/tour/nearest.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

constexpr int minute = 60'000;  // milliseconds, as ICU counts

std::unique_ptr<icu::TimeZone> zone_of(const std::string& name) {
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    return *zone == icu::TimeZone::getUnknown() ? nullptr : std::move(zone);
}

std::vector<std::string> known_zones() {
    std::vector<std::string> names;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> all(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL, nullptr, nullptr, status));
    while (all && U_SUCCESS(status)) {
        const icu::UnicodeString* name = all->snext(status);
        if (!name) break;
        std::string text;
        names.push_back(name->toUTF8String(text));
    }
    return names;
}

icu::GregorianCalendar calendar_of(icu::TimeZone& zone) {
    UErrorCode status = U_ZERO_ERROR;
    icu::GregorianCalendar calendar(zone, status);
    calendar.setGregorianChange(-INFINITY, status);  // dates are of the Gregorian calendar in all centuries
    calendar.clear();
    return calendar;
}

}  // namespace

Result<void> check_zone(const std::string& zone) {
    if (zone_of(zone)) return {};
    const std::string near = nearest_word(zone, known_zones());
    return fail(in_quotes(zone) + " is no time zone",
                near.empty() ? "an IANA name, as Europe/Paris" : "did you mean " + in_quotes(near) + "?");
}

When in_zone(const When& when, const std::string& zone) {
    if (zone.empty() || !when.minute_of_day) return when;
    UErrorCode status = U_ZERO_ERROR;
    const auto clock = zone_of(zone);
    icu::GregorianCalendar there = calendar_of(*clock);
    const int minutes = *when.minute_of_day;
    if (when.offset_minutes) {
        icu::GregorianCalendar utc = calendar_of(*std::unique_ptr<icu::TimeZone>(icu::TimeZone::getGMT()->clone()));
        utc.set(when.year, when.month - 1, when.day, minutes / 60, minutes % 60);
        there.setTime(utc.getTime(status) - static_cast<UDate>(*when.offset_minutes) * minute, status);
    } else {
        there.set(when.year, when.month - 1, when.day, minutes / 60, minutes % 60);
    }
    const int offset = there.get(UCAL_ZONE_OFFSET, status) + there.get(UCAL_DST_OFFSET, status);
    When out;
    out.year = there.get(UCAL_EXTENDED_YEAR, status);
    out.month = there.get(UCAL_MONTH, status) + 1;
    out.day = there.get(UCAL_DATE, status);
    out.minute_of_day = there.get(UCAL_HOUR_OF_DAY, status) * 60 + there.get(UCAL_MINUTE, status);
    out.offset_minutes = offset / minute;
    return U_SUCCESS(status) ? out : when;
}

}  // namespace tourmap
