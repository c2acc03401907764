#include "src/tour/tour.h"

#include <array>
#include <cstdlib>

#include "src/tour/names.h"
#include "src/tour/when.h"

namespace tourmap {
namespace {

template <class Value, std::size_t N>
const char* name_in(const Choice<Value> (&names)[N], Value value) {
    for (const Choice<Value>& choice : names) {
        if (choice.value == value) return choice.name;
    }
    return "";  // MarkerStatus::none has no name
}

}  // namespace

const Tour& in_language(const Tour& tour, const std::string& tag) {
    const std::string own = tour.language.empty() ? "en" : tour.language;
    for (std::string wanted = tag; !wanted.empty();) {
        if (wanted == own) return tour;
        const auto found = tour.translations.find(wanted);
        if (found != tour.translations.end()) return *found->second;
        const std::size_t end = wanted.rfind('-');
        wanted.resize(end == std::string::npos ? 0 : end);
    }
    return tour;
}

const char* name_of(MarkerKind kind) {
    return name_in(marker_kind_names, kind);
}
const char* name_of(MarkerStatus status) {
    return name_in(marker_status_names, status);
}
const char* name_of(Mode mode) {
    return name_in(mode_names, mode);
}
const char* name_of(SymbolShape shape) {
    return name_in(shape_names, shape);
}

std::string month_name(int month) {
    constexpr std::array<const char*, 12> names = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
    return names[static_cast<std::size_t>(month < 1 || month > 12 ? 0 : month - 1)];
}

std::string format_when(const When& when) {
    std::string out = std::to_string(when.day) + " " + month_name(when.month) + " " + std::to_string(when.year);
    const auto two_digits = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    if (when.minute_of_day) {
        out += ", " + two_digits(*when.minute_of_day / 60) + ":" + two_digits(*when.minute_of_day % 60);
    }
    if (when.minute_of_day && when.offset_minutes) {
        const int offset = std::abs(*when.offset_minutes);
        out += " (UTC";
        if (offset > 0) out += (*when.offset_minutes < 0 ? "−" : "+") + std::to_string(offset / 60);
        if (offset % 60 > 0) out += ":" + two_digits(offset % 60);
        out += ")";
    }
    return out;
}

}  // namespace tourmap
