// Filter: which markers of a tour are left out. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>

#include "src/tour/tour.h"

namespace tourmap {

enum class FilterBy : std::uint8_t { sector, party, kind, status };

// What is hidden, by id; kinds and statuses by name_of().
struct Filter {
    std::array<std::set<std::string>, 4> hidden;  // by FilterBy

    std::set<std::string>& by(FilterBy what) { return hidden[static_cast<std::size_t>(what)]; }
    const std::set<std::string>& by(FilterBy what) const { return hidden[static_cast<std::size_t>(what)]; }
    std::size_t count() const;  // of all that is hidden
    bool empty() const { return count() == 0; }
    friend bool operator==(const Filter&, const Filter&) = default;
};

// Not where its kind, its status, all of its sectors or all of its parties are hidden; what has no status, no sector or
// no party is not hidden by that.
bool passes(const Filter& filter, const Tour& tour, const Marker& marker);

// What a tour's markers can be filtered by, in the tour's order, or that of the kinds: ids as Filter has them. How many
// markers have it.
struct FilterChoice {
    std::string id;
    std::size_t count = 0;
};
std::vector<FilterChoice> filter_choices(const Tour& tour, FilterBy what);

// Without what the tour does not have.
Filter known_to(const Filter& filter, const Tour& tour);
// The same, but that the marker passes.
Filter showing(const Filter& filter, const Tour& tour, const Marker& marker);

}  // namespace tourmap
