#include "src/viewer/card_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "src/tour/when.h"

namespace tourmap {

namespace {

// Shortest form of a value rounded to four significant digits, without exponent below 10^6.
std::string short_number(double value) {
    if (value == 0) return "0";
    const double power = std::pow(10, 3 - std::floor(std::log10(std::abs(value))));
    const double rounded = std::round(value * power) / power;
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, rounded, std::chars_format::fixed).ptr;
    return {text, end};
}

std::string grouped(long long value) {
    std::string digits = std::to_string(value);
    for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > (value < 0 ? 1 : 0); i -= 3) {
        digits.insert(static_cast<std::size_t>(i), ",");
    }
    return digits;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string format_one_date(const std::string& written) {
    if (const auto when = parse_when(written)) return format_when(*when);
    int year = 0, month = 0;
    const char* const end = written.data() + written.size();
    const auto after_year = std::from_chars(written.data(), end, year).ptr;
    if (after_year - written.data() != 4 || after_year == end || *after_year != '-') return written;
    const auto after_month = std::from_chars(after_year + 1, end, month).ptr;
    if (after_month != end || month < 1 || month > 12) return written;
    return month_name(month) + " " + written.substr(0, 4);
}

void line(std::string& text, const std::string& what) {
    if (!what.empty()) text += what + "\n";
}

}  // namespace

std::string format_date(const std::string& written) {
    const std::size_t slash = written.find('/');
    if (slash == std::string::npos) return format_one_date(written);
    return format_one_date(written.substr(0, slash)) + " to " + format_one_date(written.substr(slash + 1));
}

std::string format_amount(double amount, const std::string& currency) {
    struct Unit {
        double size;
        const char* name;
    };
    const std::string prefix = currency.empty() ? "" : currency + " ";
    for (const Unit unit : {Unit{1e12, " trillion"}, Unit{1e9, " billion"}, Unit{1e6, " million"}}) {
        if (std::abs(amount) >= unit.size) return prefix + short_number(amount / unit.size) + unit.name;
    }
    if (amount == std::floor(amount)) return prefix + grouped(static_cast<long long>(amount));
    return prefix + short_number(amount);
}

std::string kind_and_status(const Marker& marker) {
    std::string text = capitalised(name_of(marker.kind));
    if (marker.status != MarkerStatus::none) text += std::string(", ") + name_of(marker.status);
    return text;
}

std::string place_of(const Tour& tour, const Marker& marker) {
    const std::string& place = marker.place.empty() ? tour.stops[marker.stop].place : marker.place;
    return marker.approximate ? place + " (place approximate)" : place;
}

std::string source_heading(const Source& source) {
    std::string text = source.publisher;
    if (!source.author.empty()) text += (text.empty() ? "" : ", ") + source.author;
    if (!source.date.empty()) text += text.empty() ? format_date(source.date) : " (" + format_date(source.date) + ")";
    return text;
}

std::string card_as_text(const Tour& tour, const Marker& marker) {
    std::string text;
    line(text, marker.title);
    line(text, kind_and_status(marker));
    line(text, format_date(marker.date));
    line(text, place_of(tour, marker));
    if (marker.amount) line(text, format_amount(*marker.amount, marker.currency));
    if (!marker.text.empty()) line(text, "\n" + marker.text);
    if (!marker.parties.empty()) line(text, "\nParties");
    for (const std::size_t i : marker.parties) {
        const Party& party = tour.parties[i];
        line(text, "- " + party.name + (party.role.empty() ? "" : ", " + party.role));
    }
    if (!marker.sectors.empty()) line(text, "\nSectors");
    for (const std::size_t i : marker.sectors) line(text, "- " + tour.sectors[i].name);
    if (!marker.sources.empty()) line(text, "\nSources");
    for (const std::size_t i : marker.sources) {
        const Source& source = tour.sources[i];
        const std::string heading = source_heading(source);
        line(text, "- " + source.title + (heading.empty() ? "" : ". " + heading) +
                       (source.url.empty() ? "" : ". " + source.url));
    }
    return text;
}

}  // namespace tourmap
