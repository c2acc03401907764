#include "src/tour/when.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "src/tour/problems.h"

namespace tourmap {
namespace {

// Reads exactly `digits` digits from the front of the text.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

int days_in_month(int year, int month) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

constexpr const char* example = "write a day as 2023-11-01, a moment as 2023-11-01T10:20 or 2023-11-01T10:20+06:00";

// A date of any fineness: month and day 0 where not given.
struct Parts {
    When when;
    std::string_view rest;
};

Result<Parts> take_date(const std::string& whole, std::string_view text, bool coarse) {
    const auto bad = [&](const std::string& why) { return fail(in_quotes(whole) + " " + why, example); };
    Parts out;
    const auto year = take_number(text, 4);
    if (!year) return bad("is not a date");
    if (*year == 0) return bad("is in the year 0, which there is not");
    out.when.year = *year;
    if (coarse && text.empty()) return out;
    const bool dashed = take(text, '-');
    const auto month = dashed ? take_number(text, 2) : std::nullopt;
    if (!month) return bad("is not a date");
    if (*month < 1 || *month > 12) return bad("has no such month");
    out.when.month = *month;
    if (coarse && text.empty()) return out;
    const bool dashed_again = take(text, '-');
    const auto day = dashed_again ? take_number(text, 2) : std::nullopt;
    if (!day) return bad("is not a date");
    const int last = days_in_month(*year, *month);
    if (*day < 1 || *day > last) {
        return bad("is no day: " + month_name(*month) + " " + std::to_string(*year) + " has " + std::to_string(last));
    }
    out.when.day = *day;
    out.rest = text;
    return out;
}

// "10:20" as minutes, hours up to `last_hour`.
std::optional<int> take_clock(std::string_view& text, int last_hour) {
    const auto hour = take_number(text, 2);
    if (!hour || *hour > last_hour || !take(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    return *hour * 60 + *minute;
}

Result<When> parse(const std::string& text, bool coarse) {
    auto parts = take_date(text, text, coarse);
    if (!parts) return tl::unexpected(parts.error());
    When when = parts->when;
    std::string_view rest = parts->rest;
    if (rest.empty()) return when;
    if (!take(rest, 'T')) return fail(in_quotes(text) + " is not a date", example);
    when.minute_of_day = take_clock(rest, 23);
    if (!when.minute_of_day) return fail(in_quotes(text) + " has no such time of day", example);
    if (rest.empty()) return when;
    if (rest == "Z") {
        when.offset_minutes = 0;
        return when;
    }
    const int sign = take(rest, '-') ? -1 : take(rest, '+') ? 1 : 0;
    // The zones of the world reach from UTC-12 to UTC+14; local mean times were within that.
    const auto offset = take_clock(rest, 14);
    if (sign == 0 || !offset || !rest.empty()) return fail(in_quotes(text) + " has no such offset from UTC", example);
    when.offset_minutes = sign * *offset;
    return when;
}

// Days since 1 March of the year 0; only differences matter.
std::int64_t day_number(const When& w) {
    const int month = (w.month + 9) % 12;
    const std::int64_t year = w.year - month / 10;
    return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + w.day - 1;
}

std::int64_t clock_minutes(const When& w) {
    return day_number(w) * 1440 + w.minute_of_day.value_or(0);
}

Order order(std::int64_t a, std::int64_t b) {
    return a < b ? Order::before : a > b ? Order::after : Order::same;
}

bool both_instants(const When& a, const When& b) {
    return a.minute_of_day && b.minute_of_day && a.offset_minutes && b.offset_minutes;
}

Order order_of_instants(const When& a, const When& b) {
    return order(clock_minutes(a) - *a.offset_minutes, clock_minutes(b) - *b.offset_minutes);
}

}  // namespace

Result<When> parse_when(const std::string& text) {
    return parse(text, false);
}

Result<std::string> check_date(const std::string& text) {
    const std::size_t slash = text.find('/');
    const auto first = parse(text.substr(0, slash), true);
    if (!first) return tl::unexpected(first.error());
    if (slash == std::string::npos) return text;
    const auto second = parse(text.substr(slash + 1), true);
    if (!second) return tl::unexpected(second.error());
    // Coarse dates are compared as far as both go.
    const std::array<std::pair<int, int>, 3> pairs = {
        {{first->year, second->year}, {first->month, second->month}, {first->day, second->day}}};
    for (const auto& [a, b] : pairs) {
        if (a == 0 || b == 0 || a < b) return text;
        if (a > b)
            return fail("the range " + in_quotes(text) + " ends before it begins", "write the earlier date first");
    }
    if (order_at_one_place(*first, *second) == Order::after) {
        return fail("the range " + in_quotes(text) + " ends before it begins", "write the earlier date first");
    }
    return text;
}

std::optional<long> minutes_between(const When& from, const When& to) {
    if (!both_instants(from, to)) return std::nullopt;
    return static_cast<long>((clock_minutes(to) - *to.offset_minutes) - (clock_minutes(from) - *from.offset_minutes));
}

long most_minutes_between(const When& from, const When& to) {
    constexpr long day = 24 * 60, zones = 26 * 60;  // between the clocks of any two places
    const long begin = static_cast<long>(day_number(from)) * day + from.minute_of_day.value_or(0);
    const long end = static_cast<long>(day_number(to)) * day + to.minute_of_day.value_or(day);
    return end - begin + zones;
}

Order order_at_one_place(const When& a, const When& b) {
    if (both_instants(a, b)) return order_of_instants(a, b);
    if (a.minute_of_day && b.minute_of_day) return order(clock_minutes(a), clock_minutes(b));
    return order(day_number(a), day_number(b));
}

Order order_between_places(const When& a, double lon_a, const When& b, double lon_b) {
    if (both_instants(a, b)) return order_of_instants(a, b);
    const std::int64_t days = day_number(b) - day_number(a);
    // Zones leave their meridians by up to three hours; by a whole day only near the date line.
    const bool over_date_line = std::abs(lon_a - lon_b) > 180 || std::abs(lon_a) > 150 || std::abs(lon_b) > 150;
    if (over_date_line && std::abs(days) <= 1) return Order::unknown;
    return order(0, days);
}

}  // namespace tourmap
