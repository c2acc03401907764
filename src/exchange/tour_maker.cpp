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
    if (n <= TourMaker::most) return {};
    return fail("holds " + std::to_string(n) + " " + what + "; a tour holds up to " + std::to_string(TourMaker::most),
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

// None where it is not known and cannot be made; noted then.
std::optional<std::size_t> TourMaker::index_of(const Source& source) {
    if (source.title.empty()) {
        const auto known = source_of_id_.find(source.id);
        if (known != source_of_id_.end()) return known->second;
        left_out.add("a source of which the file holds no title", source.id);
        return std::nullopt;
    }
    const auto [known, is_new] = source_of_link_.try_emplace({source.title, source.url}, tour.sources.size());
    if (!is_new) return known->second;
    if (tour.sources.size() == most) {
        source_of_link_.erase(known);
        left_out.add("sources over " + std::to_string(most), source.title);
        return std::nullopt;
    }
    tour.sources.push_back(source);
    tour.sources.back().id = source_ids_.take(source.id, source.title, "source");
    return known->second;
}

std::vector<std::size_t> TourMaker::indices_of(const std::vector<Source>& sources) {
    std::vector<std::size_t> out;
    std::set<std::size_t> seen;
    for (const Source& source : sources)
        if (const auto index = index_of(source); index && seen.insert(*index).second) out.push_back(*index);
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

std::size_t TourMaker::nearest_stop(LonLat p) const {
    const UnitVec u = unit(p);
    const auto nearest = std::max_element(units_.begin(), units_.end(),
                                          [&](const UnitVec& a, const UnitVec& b) { return dot(a, u) < dot(b, u); });
    return static_cast<std::size_t>(nearest - units_.begin());
}

void TourMaker::add_markers() {
    for (const Stop& stop : tour.stops) units_.push_back(unit(stop.position));
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
            marker.stop = nearest_stop(*marker.position);
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
    for (const auto& [n, what] : {std::pair(stops_.size() + more_stops_, "places"),
                                  {lines_.size() + more_lines_, "lines"},
                                  {markers_.size() + more_markers_, "markers"}})
        if (const auto few = few_enough(n, what); !few) return at_file(few.error());
    for (std::size_t i = 0; i < tour.sources.size(); ++i) {
        source_ids_.take(tour.sources[i].id, tour.sources[i].title, "source");
        source_of_id_.emplace(tour.sources[i].id, i);
        source_of_link_.emplace(std::pair(tour.sources[i].title, tour.sources[i].url), i);
    }
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
