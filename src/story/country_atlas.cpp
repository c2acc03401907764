#include "src/story/country_atlas.h"

#include <algorithm>
#include <cmath>

#include "geodata/geodesic.h"
#include "src/story/formats.h"
#include "src/story/names.h"

namespace tourmap {
namespace {

constexpr double least_step = 25'000;  // metres: a leg is looked at so often, so what it crosses for less may be missed
constexpr double most_looks = 20'000;  // at all legs together: some seconds at most

template <class Each>
void for_ways(const Tour& tour, const Leg& leg, const Each& each) {
    LonLat before = tour.stops[leg.from].position;
    for (const LonLat& p : leg.via) each(std::exchange(before, p), p);
    each(before, tour.stops[leg.to].position);
}

double metres_of(const Tour& tour) {
    double sum = 0;
    for (const Leg& leg : tour.legs) for_ways(tour, leg, [&](LonLat a, LonLat b) { sum += geodesic_metres(a, b); });
    return sum;
}

// The unit whose name goes for it too, as on the map; empty: none does.
std::string head_of(const Worldview& view, const std::string& unit) {
    if (unit.empty() || !view.label_of(unit).empty()) return unit;
    const std::string* country = view.country_of(unit);
    return country && !view.label_of(*country).empty() ? *country : std::string();
}

std::string days_of(const Language& language, const Stop& stop) {
    const auto day = [&](When when) {
        when.minute_of_day.reset();
        return format_when(language, when, "");
    };
    if (!stop.arrive && !stop.depart) return {};
    const std::string first = day(stop.arrive ? *stop.arrive : *stop.depart);
    const std::string last = day(stop.depart ? *stop.depart : *stop.arrive);
    return first == last ? first : language.word("date.range", {{"from", first}, {"to", last}});
}

std::string told_of(const Naming& naming, const Tour& tour, std::size_t stop) {
    const Language& language = naming.language();
    std::string text = stop_name(naming, tour.stops[stop]);
    if (const std::string days = days_of(language, tour.stops[stop]); !days.empty()) text += " · " + days;
    const auto markers =
        std::count_if(tour.markers.begin(), tour.markers.end(), [&](const Marker& m) { return m.stop == stop; });
    if (markers > 0) text += " · " + language.word("count.markers", {{"count", static_cast<std::int64_t>(markers)}});
    return text;
}

}  // namespace

Result<std::shared_ptr<const CountryAtlas>> CountryAtlas::create(const StoryData& data) {
    const DetailLayerPtr& finest = data.map->scales.back().countries;
    if (!finest || !finest->about().attributes.column("name")) return fail("the base map has no names of countries");
    auto countries = finest->select(0, {});
    if (!countries) return tl::unexpected(countries.error());
    return std::shared_ptr<const CountryAtlas>(new CountryAtlas(data, std::move(*countries)));
}

CountryAtlas::CountryAtlas(const StoryData& data, GeoLayer countries)
    : data_(data), countries_(std::move(countries)), lookup_(countries_) {
    const Tour& tour = *data_.tour;
    const AttributeTable& table = data_.map->scales.back().countries->about().attributes;
    const std::size_t name = *table.column("name");
    for (const Stop& stop : tour.stops) {
        bool known = false;
        for (std::size_t f = 0; f < countries_.feature_count() && !known; ++f)
            known = table.at(f, name) == stop.country;
        stop_units_.push_back(known ? stop.country : unit_at(stop.position));
    }
    const double step = std::max(least_step, metres_of(tour) / most_looks);
    for (const Leg& leg : tour.legs) leg_units_.push_back(units_along(leg, step));
}

CountryAtlas::Units CountryAtlas::units_along(const Leg& leg, double step_metres) const {
    Units units{stop_units_[leg.from], stop_units_[leg.to]};
    for_ways(*data_.tour, leg, [&](LonLat a, LonLat b) {
        const int n = 2 + static_cast<int>(geodesic_metres(a, b) / step_metres);
        for (const LonLat& p : geodesic_points(a, b, n))
            if (std::string unit = unit_at(p); unit != units.back()) units.push_back(std::move(unit));
    });
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
}

std::string CountryAtlas::unit_at(LonLat place) const {
    const auto feature = lookup_.at(countries_, place);
    if (!feature) return {};
    const AttributeTable& table = data_.map->scales.back().countries->about().attributes;
    return table.at(*feature, *table.column("name"));
}

CountryFacts CountryAtlas::facts_of(const std::string& unit, const Look& look) const {
    const Naming naming(data_, look);
    const Worldview& view = data_.worldviews->at(look.worldview);
    const std::string head = head_of(view, unit);
    CountryFacts facts;
    if (head.empty()) return facts;
    facts.name = unit_name(naming, head);
    facts.footnote = footnote_of(naming, head);
    if (!facts.footnote.empty()) facts.name += "*";
    const Tour& tour = in_language(*data_.tour, look.language);
    for (std::size_t i = 0; i < tour.stops.size(); ++i)
        if (head_of(view, stop_units_[i]) == head) facts.stops.push_back(told_of(naming, tour, i));
    for (std::size_t i = 0; i < tour.legs.size(); ++i) {
        const bool touches = std::any_of(leg_units_[i].begin(), leg_units_[i].end(),
                                         [&](const std::string& other) { return head_of(view, other) == head; });
        const std::string mode = std::string("mode.") + name_of(tour.legs[i].mode);
        if (touches) facts.legs.push_back(naming.language().word(mode) + ": " + leg_name(naming, tour.legs[i]));
    }
    return facts;
}

}  // namespace tourmap
