#include "src/exchange/kml_tour.h"

#include <algorithm>
#include <cmath>

#include "src/exchange/line_on_globe.h"

namespace tourmap {
namespace {

constexpr double narrowest = 200, widest = 40'000'000;  // metres, what a tour file takes
constexpr double nearest_place = 2'000, near_share = 0.25;

// What is shown, and by which placemarks' balloons.
struct Flight {
    std::optional<StopView> view;
    std::vector<std::size_t> stops;
    pugi::xml_node node;
};

class Follower {
public:
    Follower(const KmlTour& tour, TourMaker& maker, const XmlSource& source)
        : tour_(tour), maker_(maker), source_(source) {}

    Result<void> follow() {
        read_playlist();
        if (maker_.stops().empty()) return make_stops();
        std::size_t next = 0;
        for (const Flight& flight : flights_)
            for (const std::size_t stop : places_of(flight)) visit(stop, flight, next);
        if (next == 0) return {};
        for (FoundStop& found : maker_.stops())
            if (!found.order) found.order = static_cast<double>(next++);
        return {};
    }

private:
    void read_playlist() {
        for (pugi::xml_node entry : child_named(tour_.node, "Playlist").children()) {
            const std::string_view name = local_name(entry);
            if (name == "FlyTo" && flights_.size() == TourMaker::most) {
                maker_.left_out.add("views of the tour over " + std::to_string(TourMaker::most));
            } else if (name == "FlyTo") {
                flights_.push_back({kml_view(entry, maker_, source_.where(entry)), {}, entry});
            } else if (name == "AnimatedUpdate") {
                read_update(entry);
            } else if (name == "Wait") {
                maker_.left_out.add("a pause of the tour (gx:Wait): steps are as long as you tell them");
            } else if (name == "SoundCue") {
                maker_.left_out.add("a sound (gx:SoundCue)", xml_text_at(entry, "href"));
            } else if (entry.type() == pugi::node_element) {
                maker_.left_out.add("<" + std::string(entry.name()) + "> of a tour", source_.where(entry));
            }
        }
    }
    // Balloons that are opened tell whose place is shown.
    void read_update(pugi::xml_node update) {
        bool other = false;
        for (pugi::xml_node change : child_named(update, "Update").children())
            for (pugi::xml_node target : change.children()) {
                const std::string shown = xml_text_at(target, "balloonVisibility");
                if (shown.empty()) other = true;
                const auto stop = tour_.stop_of_id.find(target.attribute("targetId").value());
                if (shown == "1" && stop != tour_.stop_of_id.end() && !flights_.empty())
                    flights_.back().stops.push_back(stop->second);
            }
        if (other)
            maker_.left_out.add("a change of the map during the tour (gx:AnimatedUpdate)", source_.where(update));
    }

    std::vector<std::size_t> places_of(const Flight& flight) {
        if (!flight.stops.empty() || !flight.view || !flight.view->centre || tour_.own) return flight.stops;
        const double metres = std::max(nearest_place, near_share * flight.view->width_metres);
        if (units_.empty())
            for (const FoundStop& found : maker_.stops()) units_.push_back(unit(found.stop.position));
        const UnitVec centre = unit(*flight.view->centre);
        const auto nearest = std::max_element(units_.begin(), units_.end(), [&](const UnitVec& a, const UnitVec& b) {
            return dot(a, centre) < dot(b, centre);
        });
        const auto best = static_cast<std::size_t>(nearest - units_.begin());
        if (sphere_metres(*flight.view->centre, maker_.stops()[best].stop.position) < metres) return {best};
        maker_.left_out.add("a view of the tour that is near no place", source_.where(flight.node));
        return {};
    }
    void visit(std::size_t index, const Flight& flight, std::size_t& next) {
        FoundStop& found = maker_.stops()[index];
        if (found.order) {
            if (index != last_) maker_.left_out.add("a second visit of the tour to a place", found.stop.place);
            return;
        }
        found.order = static_cast<double>(next++);
        last_ = index;
        if (!flight.view) return;
        const bool ours = tour_.own && std::abs(flight.view->width_metres - kml_seen_of_range * kml_range) < 1;
        if (ours) return;
        found.stop.view = flight.view;
        const bool at_stop =
            sphere_metres(*flight.view->centre, found.stop.position) < 0.01 * flight.view->width_metres;
        if (at_stop) found.stop.view->centre.reset();
    }
    Result<void> make_stops() {
        for (const Flight& flight : flights_) {
            if (!flight.view) continue;
            FoundStop found;
            found.stop.position = *flight.view->centre;
            found.stop.view = flight.view;
            found.stop.view->centre.reset();
            found.where = source_.where(flight.node);
            maker_.add(std::move(found));
        }
        return {};
    }

    const KmlTour& tour_;
    TourMaker& maker_;
    const XmlSource& source_;
    std::vector<Flight> flights_;
    std::vector<UnitVec> units_;  // of the stops
    std::size_t last_ = 0;
};

}  // namespace

std::optional<StopView> kml_view(pugi::xml_node node, TourMaker& maker, const std::string& where) {
    pugi::xml_node look = child_named(node, "LookAt");
    const bool camera = !look;
    if (camera) look = child_named(node, "Camera");
    const auto lon = number_in(xml_text_at(look, "longitude")), lat = number_in(xml_text_at(look, "latitude"));
    const auto range = number_in(xml_text_at(look, camera ? "altitude" : "range"));
    if (!lon || !lat || !range || *range <= 0) return std::nullopt;
    const auto centre = maker.position(*lon, *lat, where);
    if (!centre) return std::nullopt;
    for (const char* turned : {"tilt", "heading", "roll"})
        if (number_in(xml_text_at(look, turned)).value_or(0) != 0)
            maker.left_out.add("a view from aslant or turned (tilt, heading): maps are seen from above, north is up",
                               where);
    StopView view;
    view.centre = *centre;
    view.width_metres = std::round(std::clamp(kml_seen_of_range * *range, narrowest, widest));
    return view;
}

Result<void> follow_tour(const KmlTour& tour, const XmlSource& source, TourMaker& maker) {
    return Follower(tour, maker, source).follow();
}

}  // namespace tourmap
