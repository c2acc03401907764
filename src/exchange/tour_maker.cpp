#include "src/exchange/tour_maker.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "src/exchange/attach_lines.h"
#include "src/exchange/clean_text.h"
#include "src/exchange/fit_times.h"
#include "src/exchange/line_on_globe.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

constexpr std::size_t most_stops = 10'000;  // and legs, and markers: what a list of a tour file holds

double rounded(double degrees) {
    return std::round(degrees * 1e6) / 1e6 + 0.0;  // a decimetre; without a negative zero
}

std::string number_text(double value) {
    char text[48];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

std::string title_of(const std::string& path) {
    std::string stem = std::filesystem::path(path).filename().string();
    stem = stem.substr(0, std::min(stem.find('.', 1), stem.size()));
    std::replace(stem.begin(), stem.end(), '_', ' ');
    LeftOut ignored;
    stem = clean_line(printable(stem), {}, ignored);
    return stem.empty() ? "A journey" : stem;
}

Result<void> few_enough(std::size_t n, const std::string& what) {
    if (n <= most_stops) return {};
    return fail("holds " + std::to_string(n) + " " + what + "; a tour holds up to " + std::to_string(most_stops),
                "thin or split it");
}

}  // namespace

TourMaker::TourMaker(std::string path) : path_(std::move(path)) {}

Result<LonLat> TourMaker::position(double lon, double lat, const std::string& where) const {
    const bool good = std::isfinite(lon) && std::isfinite(lat) && std::abs(lon) <= 360 && std::abs(lat) <= 90;
    if (good) return LonLat{rounded(std::abs(lon) > 180 ? wrap_longitude(lon) : lon), rounded(lat)};
    const bool swapped = std::abs(lat) <= 180 && std::abs(lon) <= 90;
    return fail(where + " is not on Earth: lon " + number_text(lon) + ", lat " + number_text(lat),
                swapped ? "are lon and lat the wrong way round?" : "degrees: lon from -180 to 180, lat from -90 to 90",
                {path_, 0, 0});
}

std::vector<std::size_t> TourMaker::indices_of(const std::vector<Source>& sources) {
    std::vector<std::size_t> out;
    for (const Source& source : sources) {
        const auto same = [&](const Source& known) {
            return source.title.empty() ? known.id == source.id
                                        : known.title == source.title && known.url == source.url;
        };
        const auto known = std::find_if(tour.sources.begin(), tour.sources.end(), same);
        std::size_t index = static_cast<std::size_t>(known - tour.sources.begin());
        if (known == tour.sources.end()) {
            if (source.title.empty()) {
                left_out.add("a source of which the file holds no title", source.id);
                continue;
            }
            if (tour.sources.size() == most_stops) {
                left_out.add("sources over " + std::to_string(most_stops), source.title);
                continue;
            }
            index = tour.sources.size();
            tour.sources.push_back(source);
            tour.sources.back().id = source_ids_.take(source.id, source.title, "source");
        }
        if (std::find(out.begin(), out.end(), index) == out.end()) out.push_back(index);
    }
    return out;
}

void TourMaker::place_stops() {
    for (const FoundStop& found : stops_) {
        Stop stop = found.stop;
        stop.id = stop_ids_.take(found.stop.id, stop.place, "stop");
        if (stop.place.empty()) {
            stop.place = "Place " + std::to_string(tour.stops.size() + 1);
            left_out.add("no name of a place: it is numbered", stop.place);
        }
        stop.sources = indices_of(found.sources);
        tour.stops.push_back(std::move(stop));
    }
}

void TourMaker::add_lines() {
    Route route = attach_lines(std::move(stops_), std::move(lines_), left_out);
    stops_ = std::move(route.stops);
    place_stops();
    for (RouteLeg& found : route.legs) {
        Leg leg = std::move(found.leg);
        const std::string name = tour.stops[leg.from].id + "-" + tour.stops[leg.to].id;
        leg.id = leg_ids_.take(found.wanted_id, name, "leg");
        leg.sources = indices_of(found.sources);
        tour.legs.push_back(std::move(leg));
    }
}

void TourMaker::add_inferred_legs() {
    for (std::size_t i = 1; i < tour.stops.size(); ++i) {
        if (!stops_[i].leg_before || same_on_globe(tour.stops[i - 1].position, tour.stops[i].position)) continue;
        Leg leg;
        leg.from = i - 1;
        leg.to = i;
        leg.certainty = Certainty::inferred;
        leg.id = leg_ids_.take({}, tour.stops[i - 1].id + "-" + tour.stops[i].id, "leg");
        tour.legs.push_back(std::move(leg));
    }
    if (!tour.legs.empty())
        left_out.add("no line between stops: the legs are inferred from their order, with flight as mode", {},
                     tour.legs.size());
}

void TourMaker::add_markers() {
    const auto index_of = [&](const auto& items, const std::string& id) {
        const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
        return static_cast<std::size_t>(found - items.begin());
    };
    const auto refer = [&](const auto& items, const std::vector<std::string>& ids, std::vector<std::size_t>& out) {
        for (const std::string& id : ids) {
            const std::size_t i = index_of(items, id);
            if (i < items.size())
                out.push_back(i);
            else
                left_out.add("a sector or party that the file only names", id);
        }
    };
    for (FoundMarker& found : markers_) {
        Marker marker = std::move(found.marker);
        marker.id = marker_ids_.take(marker.id, marker.title, "marker");
        marker.stop = index_of(tour.stops, found.stop);
        if (marker.stop == tour.stops.size()) {
            const auto distance = [&](const Stop& stop) { return sphere_metres(stop.position, *marker.position); };
            const auto nearest =
                std::min_element(tour.stops.begin(), tour.stops.end(),
                                 [&](const Stop& a, const Stop& b) { return distance(a) < distance(b); });
            marker.stop = static_cast<std::size_t>(nearest - tour.stops.begin());
            left_out.add("no stop is told for a marker: it is told at the nearest", marker.title);
        }
        if (marker.position && sphere_metres(*marker.position, tour.stops[marker.stop].position) < 1)
            marker.position.reset();
        refer(tour.sectors, found.sectors, marker.sectors);
        refer(tour.parties, found.parties, marker.parties);
        marker.sources = indices_of(found.sources);
        tour.markers.push_back(std::move(marker));
    }
}

Result<ReadIn> TourMaker::finish() {
    const auto at_file = [&](Error error) {
        if (error.where.file.empty()) error.where.file = path_;
        return tl::unexpected(std::move(error));
    };
    if (empty()) return at_file({"holds no places: neither points nor lines with coordinates", "", {}});
    for (const auto& [n, what] :
         {std::pair(stops_.size(), "places"), {lines_.size(), "lines"}, {markers_.size(), "markers"}})
        if (const auto few = few_enough(n, what); !few) return at_file(few.error());
    for (const Source& source : tour.sources) source_ids_.take(source.id, source.title, "source");
    const bool only_points = lines_.empty();
    if (std::all_of(stops_.begin(), stops_.end(), [](const FoundStop& stop) { return stop.order.has_value(); }))
        std::stable_sort(stops_.begin(), stops_.end(),
                         [](const FoundStop& a, const FoundStop& b) { return *a.order < *b.order; });
    add_lines();
    if (const auto few = few_enough(tour.stops.size(), "places"); !few) return at_file(few.error());
    if (const auto few = few_enough(tour.legs.size(), "legs"); !few) return at_file(few.error());
    if (only_points && infer_legs) add_inferred_legs();
    add_markers();
    fit_times(tour, left_out);
    if (tour.title.empty()) {
        tour.title = title_of(path_);
        left_out.add("no title in the file: its name is taken", tour.title);
    }
    return ReadIn{std::move(tour), std::move(left_out)};
}

}  // namespace tourmap
