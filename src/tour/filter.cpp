#include "src/tour/filter.h"

#include <algorithm>

#include "src/tour/names.h"

namespace tourmap {
namespace {

constexpr std::array<FilterBy, 4> all_of_them{FilterBy::sector, FilterBy::party, FilterBy::kind, FilterBy::status};

std::vector<std::string> ids_of(const Tour& tour, const Marker& marker, FilterBy what) {
    std::vector<std::string> ids;
    switch (what) {
        case FilterBy::sector:
            for (const std::size_t i : marker.sectors) ids.push_back(tour.sectors[i].id);
            break;
        case FilterBy::party:
            for (const std::size_t i : marker.parties) ids.push_back(tour.parties[i].id);
            break;
        case FilterBy::kind:
            ids.emplace_back(name_of(marker.kind));
            break;
        case FilterBy::status:
            if (marker.status != MarkerStatus::none) ids.emplace_back(name_of(marker.status));
            break;
    }
    return ids;
}

std::vector<std::string> all_ids(const Tour& tour, FilterBy what) {
    std::vector<std::string> ids;
    switch (what) {
        case FilterBy::sector:
            for (const Sector& sector : tour.sectors) ids.push_back(sector.id);
            break;
        case FilterBy::party:
            for (const Party& party : tour.parties) ids.push_back(party.id);
            break;
        case FilterBy::kind:
            for (const auto& kind : marker_kind_names) ids.emplace_back(kind.name);
            break;
        case FilterBy::status:
            for (const auto& status : marker_status_names) ids.emplace_back(status.name);
            break;
    }
    return ids;
}

}  // namespace

std::size_t Filter::count() const {
    std::size_t sum = 0;
    for (const auto& ids : hidden) sum += ids.size();
    return sum;
}

bool passes(const Filter& filter, const Tour& tour, const Marker& marker) {
    return std::none_of(all_of_them.begin(), all_of_them.end(), [&](FilterBy what) {
        const std::set<std::string>& hidden = filter.by(what);
        if (hidden.empty()) return false;
        const std::vector<std::string> ids = ids_of(tour, marker, what);
        return !ids.empty() &&
               std::all_of(ids.begin(), ids.end(), [&](const std::string& id) { return hidden.contains(id); });
    });
}

std::vector<FilterChoice> filter_choices(const Tour& tour, FilterBy what) {
    std::vector<FilterChoice> choices;
    for (const std::string& id : all_ids(tour, what)) choices.push_back({id, 0});
    for (const Marker& marker : tour.markers)
        for (const std::string& id : ids_of(tour, marker, what))
            for (FilterChoice& choice : choices)
                if (choice.id == id) ++choice.count;
    std::erase_if(choices, [](const FilterChoice& choice) { return choice.count == 0; });
    return choices;
}

Filter known_to(const Filter& filter, const Tour& tour) {
    Filter known = filter;
    for (const FilterBy what : all_of_them) {
        const std::vector<std::string> ids = all_ids(tour, what);
        std::erase_if(known.by(what),
                      [&](const std::string& id) { return std::find(ids.begin(), ids.end(), id) == ids.end(); });
    }
    return known;
}

Filter showing(const Filter& filter, const Tour& tour, const Marker& marker) {
    Filter shown = filter;
    for (const FilterBy what : all_of_them)
        for (const std::string& id : ids_of(tour, marker, what)) shown.by(what).erase(id);
    return shown;
}

}  // namespace tourmap
