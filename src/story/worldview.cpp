#include "src/story/worldview.h"

#include <algorithm>

namespace tourmap {

const std::string* Worldview::country_of(const std::string& unit) const {
    const std::string* country = &unit;
    // A part of what is itself a part, by way of `ne`; the reader lets no file of its own turn in a circle.
    for (std::size_t step = 0; step <= units.size(); ++step) {
        const auto ruling = units.find(*country);
        if (ruling == units.end() || ruling->second.status == UnitStatus::own) return country;
        if (ruling->second.status == UnitStatus::undetermined) return nullptr;
        country = &ruling->second.country;
    }
    return nullptr;
}

bool Worldview::is_of(const std::string& unit, const std::vector<std::string>& countries) const {
    const auto among = [&](const std::string& one) {
        return std::find(countries.begin(), countries.end(), one) != countries.end();
    };
    if (among(unit)) return true;
    const std::string* country = country_of(unit);
    return country && among(*country);
}

std::string Worldview::label_of(const std::string& unit) const {
    const auto ruling = units.find(unit);
    return ruling == units.end() ? unit : ruling->second.label;
}

std::string Worldview::footnote_of(const std::string& unit) const {
    const auto ruling = units.find(unit);
    return ruling == units.end() ? std::string() : ruling->second.footnote;
}

bool Worldview::is_capital(const std::string& iso_a2, const std::string& place, bool as_filed) const {
    const auto ruling = capitals.find({iso_a2, place});
    return ruling == capitals.end() ? as_filed : ruling->second.capital;
}

std::optional<std::size_t> Worldview::drawn(const std::string& a, const std::string& b,
                                            std::optional<std::size_t> as_filed) const {
    const auto ruling = lines.find(std::minmax(a, b));
    if (ruling != lines.end()) return ruling->second.drawn;
    const std::string *left = country_of(a), *right = country_of(b);
    if (left && right && *left == *right) return std::nullopt;
    return as_filed;
}

}  // namespace tourmap
