#include <algorithm>
#include <cmath>

#include "src/tour/leg_way.h"
#include "src/tour/sections.h"
#include "src/tour/speed.h"
#include "src/tour/when.h"

namespace tourmap {
namespace {

// The place in the text of a key of entry i of a section; of the entry where it has no such key.
TextMark mark_of(const DocumentNode& root, const char* section, std::size_t i, const char* key) {
    const DocumentEntry* list = root.find(section);
    if (!list || i >= list->value.entries.size()) return root.at;
    const DocumentNode& node = list->value.entries[i].value;
    const DocumentEntry* entry = node.find(key);
    return entry ? entry->value.at : node.at;
}

std::string at_time(const When& when) {
    return format_when(when);
}

void check_stop_dates(const Tour& tour, const DocumentNode& root, ProblemList& problems) {
    const When* last = nullptr;  // the latest date known of the stops so far
    std::size_t last_stop = 0;
    for (std::size_t i = 0; i < tour.stops.size(); ++i) {
        const Stop& stop = tour.stops[i];
        const bool both = stop.arrive && stop.depart;
        if (both && order_at_one_place(*stop.arrive, *stop.depart) == Order::after) {
            problems.error(mark_of(root, "stops", i, "depart"),
                           "departs " + at_time(*stop.depart) + ", before it arrives " + at_time(*stop.arrive),
                           "the arrival comes first");
        }
        const When* first = stop.arrive ? &*stop.arrive : stop.depart ? &*stop.depart : nullptr;
        if (!first) continue;
        if (last && order_between_places(*last, tour.stops[last_stop].position.lon, *first, stop.position.lon) ==
                        Order::after) {
            problems.error(mark_of(root, "stops", i, stop.arrive ? "arrive" : "depart"),
                           "the stop " + in_quotes(stop.id) + " (" + at_time(*first) + ") comes before the stop " +
                               in_quotes(tour.stops[last_stop].id) + " (" + at_time(*last) + ")",
                           "list the stops in the order of the journey");
        }
        last = stop.depart ? &*stop.depart : &*stop.arrive;
        last_stop = i;
    }
}

void check_leg_dates(const Tour& tour, std::size_t i, const DocumentNode& root, ProblemList& problems) {
    const Leg& leg = tour.legs[i];
    const Stop& from = tour.stops[leg.from];
    const Stop& to = tour.stops[leg.to];
    const bool both = leg.depart && leg.arrive;
    if (both && order_between_places(*leg.depart, from.position.lon, *leg.arrive, to.position.lon) == Order::after) {
        problems.error(mark_of(root, "legs", i, "arrive"),
                       "arrives " + at_time(*leg.arrive) + ", before it departs " + at_time(*leg.depart),
                       "the departure comes first");
    }
    if (leg.depart && from.arrive && order_at_one_place(*from.arrive, *leg.depart) == Order::after) {
        problems.error(mark_of(root, "legs", i, "depart"),
                       "leaves " + in_quotes(from.id) + " " + at_time(*leg.depart) + ", before the arrival there " +
                           at_time(*from.arrive),
                       "mend the leg or the stop");
    }
    if (leg.arrive && to.depart && order_at_one_place(*leg.arrive, *to.depart) == Order::after) {
        problems.error(mark_of(root, "legs", i, "arrive"),
                       "reaches " + in_quotes(to.id) + " " + at_time(*leg.arrive) + ", after the departure there " +
                           at_time(*to.depart),
                       "mend the leg or the stop");
    }
}

// Whether the hours between leaving and arriving are enough for the way.
void check_speed(const Tour& tour, std::size_t i, const DocumentNode& root, ProblemList& problems) {
    const Leg& leg = tour.legs[i];
    const auto& leaves = leg.depart ? leg.depart : tour.stops[leg.from].depart;
    const auto& arrives = leg.arrive ? leg.arrive : tour.stops[leg.to].arrive;
    if (!leaves || !arrives) return;
    const auto exact = minutes_between(*leaves, *arrives);
    const long minutes = exact ? *exact : most_minutes_between(*leaves, *arrives);
    if (minutes < 0) return;  // what is the wrong way round is said elsewhere
    const double km = LegWay(tour, leg).metres() / 1000, hours = static_cast<double>(std::max<long>(minutes, 1)) / 60;
    if (km / hours <= fastest_kmh(leg.mode)) return;
    const std::string span =
        exact ? std::to_string(minutes) + " minutes" : "at most " + std::to_string(std::lround(hours)) + " hours";
    problems.error(mark_of(root, "legs", i, "mode"),
                   std::to_string(std::lround(km)) + " km in " + span + " is too fast for " + name_of(leg.mode),
                   "mend the times, the stops' positions or the mode");
}

void check_legs(const Tour& tour, const DocumentNode& root, ProblemList& problems) {
    for (std::size_t i = 0; i < tour.legs.size(); ++i) {
        const Leg& leg = tour.legs[i];
        if (leg.from >= tour.stops.size() || leg.to >= tour.stops.size()) continue;
        if (leg.from == leg.to) {
            problems.error(mark_of(root, "legs", i, "to"), "the leg " + in_quotes(leg.id) + " ends where it begins",
                           "a leg leads to another stop");
            continue;
        }
        if (leg.to != leg.from + 1) {
            problems.warning(mark_of(root, "legs", i, "from"),
                             "the leg " + in_quotes(leg.id) + " does not lead from a stop to the next one",
                             "stops are told in the order of the list; a return is a stop of its own");
        }
        for (std::size_t k = 0; k < i; ++k) {
            if (tour.legs[k].from != leg.from || tour.legs[k].to != leg.to) continue;
            problems.warning(mark_of(root, "legs", i, "from"),
                             "the leg " + in_quotes(leg.id) + " repeats " + in_quotes(tour.legs[k].id),
                             "keep one of them");
            break;
        }
        check_leg_dates(tour, i, root, problems);
        check_speed(tour, i, root, problems);
    }
}

void check_sources_given(const Tour& tour, const DocumentNode& root, ProblemList& problems) {
    const DocumentEntry* stops = root.find("stops");
    for (std::size_t i = 0; stops && i < stops->value.entries.size(); ++i) {
        if (!lacks_entries(stops->value.entries[i].value, "sources")) continue;
        problems.warning(stops->value.entries[i].value.at,
                         "the stop " + in_quotes(tour.stops[i].id) + " has no sources", "add sources: [id, ...]");
    }
}

}  // namespace

void check_journey(const Tour& tour, const DocumentNode& root, ProblemList& problems) {
    check_stop_dates(tour, root, problems);
    check_legs(tour, root, problems);
    check_sources_given(tour, root, problems);
}

}  // namespace tourmap
