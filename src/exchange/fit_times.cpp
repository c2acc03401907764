#include "src/exchange/fit_times.h"

#include <algorithm>

#include "src/tour/leg_way.h"
#include "src/tour/speed.h"
#include "src/tour/when.h"

namespace tourmap {
namespace {

constexpr const char* disordered = "a time before that of the stop before it";

void drop(std::optional<When>& when, const std::string& why, const std::string& of, LeftOut& left_out) {
    if (!when) return;
    left_out.add(why, of + ", " + format_when(*when));
    when.reset();
}

void fit_stops(Tour& tour, LeftOut& left_out) {
    std::optional<When> last;
    double last_lon = 0;
    for (Stop& stop : tour.stops) {
        if (stop.arrive && stop.depart && order_at_one_place(*stop.arrive, *stop.depart) == Order::after)
            drop(stop.depart, "a departure before the arrival", stop.place, left_out);
        const auto& first = stop.arrive ? stop.arrive : stop.depart;
        if (first && last && order_between_places(*last, last_lon, *first, stop.position.lon) == Order::after) {
            drop(stop.arrive, disordered, stop.place, left_out);
            drop(stop.depart, disordered, stop.place, left_out);
        }
        if (!stop.arrive && !stop.depart) continue;
        last = stop.depart ? stop.depart : stop.arrive;
        last_lon = stop.position.lon;
    }
}

bool too_fast(const Tour& tour, const Leg& leg) {
    const auto& leaves = leg.depart ? leg.depart : tour.stops[leg.from].depart;
    const auto& arrives = leg.arrive ? leg.arrive : tour.stops[leg.to].arrive;
    const auto minutes = leaves && arrives ? minutes_between(*leaves, *arrives) : std::nullopt;
    if (!minutes || *minutes < 0) return false;
    return LegWay(tour, leg).metres() / 1000 >
           fastest_kmh(leg.mode) * static_cast<double>(std::max<long>(*minutes, 1)) / 60;
}

void fit_leg(Tour& tour, Leg& leg, LeftOut& left_out) {
    Stop &from = tour.stops[leg.from], &to = tour.stops[leg.to];
    const std::string name = from.place + " → " + to.place;
    const bool against_itself =
        leg.depart && leg.arrive &&
        order_between_places(*leg.depart, from.position.lon, *leg.arrive, to.position.lon) == Order::after;
    const bool before_from = leg.depart && from.arrive && order_at_one_place(*from.arrive, *leg.depart) == Order::after;
    const bool after_to = leg.arrive && to.depart && order_at_one_place(*leg.arrive, *to.depart) == Order::after;
    if (before_from || against_itself) drop(leg.depart, "a time of a leg against those of its stops", name, left_out);
    if (after_to || against_itself) drop(leg.arrive, "a time of a leg against those of its stops", name, left_out);
    const std::string why = std::string("a time that is too fast for ") + name_of(leg.mode);
    if (too_fast(tour, leg)) {
        drop(leg.depart, why, name, left_out);
        drop(leg.arrive, why, name, left_out);
    }
    if (too_fast(tour, leg)) drop(from.depart, why, name, left_out);
}

}  // namespace

void fit_times(Tour& tour, LeftOut& left_out) {
    fit_stops(tour, left_out);
    for (Leg& leg : tour.legs) fit_leg(tour, leg, left_out);
}

}  // namespace tourmap
