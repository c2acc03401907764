// Worldview: which unit of the base map belongs to which country, and how the lines between units are drawn. Read from
// a data file (assets/worldviews/*.yaml), whose keys and their meanings are in
// assets/worldviews/worldview.schema.json. docs/worldviews.md says what the bundled ones rule, and why.
//
// A unit is a polygon of the base map (its attribute "name"): a country, or a part of one that is drawn for itself so
// that maps may differ about it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geodata/result.h"
#include "src/tour/tour.h"

namespace tourmap {

// Line classes of assets/basemap/boundaries_*. An index into this says how a line is drawn.
inline constexpr std::array<const char*, 5> boundary_classes{"international", "disputed", "line_of_control", "lease",
                                                             "indefinite"};

enum class UnitStatus : std::uint8_t { own, part, undetermined };

struct UnitRuling {
    UnitStatus status = UnitStatus::own;
    std::string country;  // of a part
    std::string label;    // the name that is shown, in English; empty: none
    std::string note;
    std::string footnote;  // printed on maps that name it, with an asterisk at the name; in English; may be empty
    std::vector<Source> sources;  // at least one
};

// Whether a place is marked as a capital.
struct CapitalRuling {
    bool capital = false;
    std::string note;
    std::vector<Source> sources;  // at least one
};

struct LineRuling {
    std::optional<std::size_t> drawn;  // none: the line is not drawn
    std::string note;
    std::vector<Source> sources;  // at least one
};

struct Worldview {
    std::string key;         // "un": the name of its file
    std::string name;        // for menus
    std::string disclaimer;  // its policy in few words, printed on the map where a language has none
    std::map<std::string, UnitRuling> units;
    std::map<std::pair<std::string, std::string>, LineRuling> lines;  // by the units on both sides, sorted
    // By the place's iso_a2 in the base map, which may be empty, and its name there.
    std::map<std::pair<std::string, std::string>, CapitalRuling> capitals;

    // The country that a unit is part of, or the unit itself, which may be of no ruling. Null: undetermined.
    const std::string* country_of(const std::string& unit) const;
    // Whether a unit is one of these countries, or part of one.
    bool is_of(const std::string& unit, const std::vector<std::string>& countries) const;
    // The name of a unit's own that is shown, in English; empty: none, because its country's name goes for it too.
    std::string label_of(const std::string& unit) const;
    // Empty: none.
    std::string footnote_of(const std::string& unit) const;
    // Whether a place of the base map, which has it as a capital or not, is marked as one.
    bool is_capital(const std::string& iso_a2, const std::string& place, bool as_filed) const;
    // How the border between two units is drawn, which the base map has as boundary_classes[as_filed]: by a ruling, or
    // not at all inside one country, or as it is filed. A name that is no unit (a lease) counts as a country.
    std::optional<std::size_t> drawn(const std::string& a, const std::string& b,
                                     std::optional<std::size_t> as_filed) const;
};

// By the names of their files, or by path. What a worldview does not rule is as in `ne`.
using WorldviewSet = std::map<std::string, Worldview>;

inline constexpr const char* filed_worldview = "ne";  // shows the base map as it is

// The names of all units of the base map: of assets/basemap/countries.csv.
Result<std::vector<std::string>> read_unit_names(const std::string& path);

// Errors name file, line and column: unknown or missing key, a unit or country that is not among `units`, a ruling
// without a source, two rulings about one thing.
Result<Worldview> read_worldview(const std::string& path, const std::vector<std::string>& units);
// All worldviews of a folder, `ne` among them.
Result<WorldviewSet> read_worldviews(const std::string& folder, const std::vector<std::string>& units);
// Adds the worldview that `wanted` names where it is the path of a file (with a slash, or ".yaml" at its end). Error:
// no such worldview, with those there are; or what is wrong with the file.
Result<void> add_worldview(WorldviewSet& worldviews, const std::string& wanted, const std::vector<std::string>& units);

}  // namespace tourmap
