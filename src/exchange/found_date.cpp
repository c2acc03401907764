#include "src/exchange/found_date.h"

#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "src/tour/when.h"

namespace tourmap {
namespace {

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

int month_of(const std::string& word) {
    const std::string wanted = lower(word);
    if (wanted.size() < 3) return 0;
    for (int month = 1; month <= 12; ++month)
        if (lower(month_name(month)).starts_with(wanted)) return month;
    return 0;
}

// Runs of digits and of ASCII letters; all else is left out.
std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> out;
    char last = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const char kind = std::isdigit(byte) ? 'd' : std::isalpha(byte) ? 'a' : 0;
        if (kind && kind != last) out.emplace_back();
        if (kind) out.back() += c;
        last = kind;
    }
    return out;
}

std::optional<When> day(const std::string& year, int month, const std::string& day) {
    if (year.size() != 4 || day.empty() || day.size() > 2) return std::nullopt;
    char text[32];
    std::snprintf(text, sizeof text, "%s-%02d-%02d", year.c_str(), month, std::atoi(day.c_str()));
    const auto when = parse_when(text);
    return when ? std::optional(*when) : std::nullopt;
}

// "1 November 2023", "November 1, 2023", "1st Nov 2023", "1.11.2023".
std::optional<When> day_in_words(const std::string& text) {
    std::vector<std::string> words = words_of(text);
    std::erase_if(words, [](const std::string& word) {
        return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "er" || word == "of";
    });
    if (words.size() != 3) return std::nullopt;
    if (const int month = month_of(words[1])) return day(words[2], month, words[0]);
    if (const int month = month_of(words[0])) return day(words[2], month, words[1]);
    const bool dotted = text.find('.') != std::string::npos && text.find('/') == std::string::npos;
    if (dotted && words[1].size() <= 2) return day(words[2], std::atoi(words[1].c_str()), words[0]);
    return std::nullopt;
}

// The rest of "10:20:30.5+06:00" without its seconds: "10:20+06:00".
std::string without_seconds(const std::string& clock) {
    if (clock.size() < 6 || clock[5] != ':') return clock;
    std::size_t end = 6;
    while (end < clock.size() && (std::isdigit(static_cast<unsigned char>(clock[end])) || clock[end] == '.')) ++end;
    return clock.substr(0, 5) + clock.substr(end);
}

}  // namespace

std::optional<When> found_date(const std::string& given) {
    const std::size_t first = given.find_first_not_of(" \t\n\r"), last = given.find_last_not_of(" \t\n\r");
    if (first == std::string::npos || last - first > 40) return std::nullopt;
    std::string text = given.substr(first, last - first + 1);
    const bool year_first = text.size() >= 10 && std::isdigit(static_cast<unsigned char>(text[3])) != 0 &&
                            (text[4] == '-' || text[4] == '/') && text[7] == text[4];
    if (!year_first) return day_in_words(text);
    text[4] = text[7] = '-';
    if (text.size() > 11 && text[10] == ' ') text[10] = 'T';
    if (text.size() > 11) text = text.substr(0, 11) + without_seconds(text.substr(11));
    if (text.ends_with(" UTC")) text.replace(text.size() - 4, 4, "Z");
    // +0600, as some write for +06:00
    const std::size_t sign = text.size() > 16 ? text.find_first_of("+-", 16) : std::string::npos;
    if (sign != std::string::npos && text.size() == sign + 5) text.insert(sign + 3, ":");
    const auto when = parse_when(text);
    return when ? std::optional(*when) : std::nullopt;
}

std::string written_when(const When& when) {
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", when.year, when.month, when.day);
    std::string out = text;
    if (!when.minute_of_day) return out;
    std::snprintf(text, sizeof text, "T%02d:%02d", *when.minute_of_day / 60, *when.minute_of_day % 60);
    out += text;
    if (!when.offset_minutes) return out;
    const int offset = *when.offset_minutes, size = std::abs(offset);
    if (offset == 0) return out + "Z";
    std::snprintf(text, sizeof text, "%c%02d:%02d", offset < 0 ? '-' : '+', size / 60, size % 60);
    return out + text;
}

}  // namespace tourmap
