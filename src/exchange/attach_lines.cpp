#include "src/exchange/attach_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "src/exchange/line_on_globe.h"

namespace tourmap {
namespace {

constexpr double nearest_share = 0.05, least_near = 2'000, most_near = 50'000;  // metres
constexpr double thin_share = 0.001, least_thin = 5, same_place = 10;
constexpr std::size_t most_points = 302;

// Places in the order of the route, which grows in its middle; a handle stays what it is.
class Order {
public:
    explicit Order(std::vector<FoundStop> stops) : stops_(std::move(stops)) {
        for (std::size_t i = 0; i < stops_.size(); ++i) {
            at_.push_back(i);
            rank_.push_back(i);
            units_.push_back(unit(stops_[i].stop.position));
            if (!stops_[i].stop.id.empty()) ids_.emplace(stops_[i].stop.id, i);
        }
    }
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    std::size_t size() const { return at_.size(); }
    std::size_t at(std::size_t rank) const { return at_[rank]; }
    std::size_t rank(std::size_t handle) const { return rank_[handle]; }
    const FoundStop& stop(std::size_t handle) const { return stops_[handle]; }
    LonLat position(std::size_t handle) const { return stops_[handle].stop.position; }

    std::size_t by_id(const std::string& id) const {
        const auto found = ids_.find(id);
        return found == ids_.end() ? none : found->second;
    }
    // The nearest stop within so many metres; of several at one place the first from `rank` on.
    std::size_t nearest(LonLat p, double metres, std::size_t from_rank) const {
        const UnitVec u = unit(p);
        double best = -2;
        for (const UnitVec& v : units_) best = std::max(best, dot(u, v));
        std::size_t found = none;
        for (std::size_t r = 0; r < at_.size(); ++r) {
            if (dot(u, units_[at_[r]]) < best - 1e-13) continue;
            if (found == none || (rank(found) < from_rank && r >= from_rank)) found = at_[r];
        }
        return found != none && sphere_metres(p, position(found)) <= metres ? found : none;
    }
    std::size_t insert(FoundStop stop, std::size_t rank) {
        const std::size_t handle = stops_.size();
        units_.push_back(unit(stop.stop.position));
        stops_.push_back(std::move(stop));
        at_.insert(at_.begin() + static_cast<std::ptrdiff_t>(rank), handle);
        rank_.push_back(0);
        for (std::size_t r = rank; r < at_.size(); ++r) rank_[at_[r]] = r;
        return handle;
    }
    std::vector<FoundStop> take() {
        std::vector<FoundStop> out;
        for (const std::size_t handle : at_) out.push_back(std::move(stops_[handle]));
        return out;
    }

private:
    std::vector<FoundStop> stops_;
    std::vector<std::size_t> at_, rank_;
    std::vector<UnitVec> units_;
    std::map<std::string, std::size_t> ids_;
};

// The line with what is needed of it.
std::vector<LonLat> simplified(const FoundLine& line, double length, LeftOut& left_out) {
    std::vector<LonLat> points;
    for (const LonLat& p : line.points)
        if (points.empty() || sphere_metres(points.back(), p) > 0.01) points.push_back(p);
    if (points.size() < 2) points.push_back(line.points.back());
    double tolerance = std::max(least_thin, thin_share * length);
    std::vector<LonLat> out = thinned(points, tolerance);
    while (out.size() > most_points) out = thinned(points, tolerance *= 2);
    if (out.size() < points.size())
        left_out.add("points of a line that keep it within " + std::to_string(std::lround(tolerance)) + " m", line.name,
                     points.size() - out.size());
    return out;
}

class Attacher {
public:
    Attacher(std::vector<FoundStop> stops, LeftOut& left_out) : order_(std::move(stops)), left_out_(left_out) {}

    void add(const FoundLine& line) {
        if (legs_.size() > TourMaker::most) return;  // more than a tour holds: it is refused
        const double length = sphere_metres(line.points);
        way_ = simplified(line, length, left_out_);
        near_ = std::clamp(nearest_share * length, least_near, most_near);
        std::size_t from = order_.by_id(line.from), to = order_.by_id(line.to);
        if (from == Order::none) from = order_.nearest(way_.front(), near_, last_);
        if (to == Order::none) to = order_.nearest(way_.back(), near_, from == Order::none ? 0 : order_.rank(from) + 1);
        if (from == Order::none) from = new_start(line, to);
        if (to == Order::none || to == from) to = new_end(line, from, to == from);
        last_ = order_.rank(to);
        divide(line, from, to);
    }
    Route take() {
        for (auto& [leg, handles] : legs_) {
            leg.leg.from = order_.rank(handles.first);
            leg.leg.to = order_.rank(handles.second);
        }
        Route route;
        for (auto& [leg, handles] : legs_) route.legs.push_back(std::move(leg));
        route.stops = order_.take();
        return route;
    }

private:
    FoundStop end_stop(const FoundLine& line, LonLat p, const char* what) {
        FoundStop made;
        const std::string capital(1, static_cast<char>(what[0] - 'a' + 'A'));
        made.stop.place = line.name.empty() ? capital + (what + 1) : line.name + " · " + what;
        made.stop.position = p;
        left_out_.add("no place where a line begins or ends: a stop is made there", made.stop.place);
        return made;
    }
    std::size_t new_start(const FoundLine& line, std::size_t to) {
        FoundStop made = end_stop(line, way_.front(), "start");
        made.stop.depart = line.leg.depart;
        if (to == Order::none) return order_.insert(std::move(made), order_.size());
        std::size_t rank = order_.rank(to);
        while (rank > 0 && lies_on_way(rank - 1)) --rank;
        return order_.insert(std::move(made), rank);
    }
    // again: the line ends where it begins, which is a stop of its own.
    std::size_t new_end(const FoundLine& line, std::size_t from, bool again) {
        FoundStop made;
        if (again && !order_.stop(from).stop.place.ends_with(" · start")) {
            made.stop.place = order_.stop(from).stop.place;
            made.stop.country = order_.stop(from).stop.country;
            made.stop.position = order_.position(from);
        } else {
            made = end_stop(line, way_.back(), "end");
        }
        made.stop.arrive = line.leg.arrive;
        std::size_t rank = order_.rank(from) + 1;
        while (rank < order_.size() && lies_on_way(rank)) ++rank;
        return order_.insert(std::move(made), rank);
    }
    bool lies_on_way(std::size_t rank) {
        if (!may_look()) return false;
        return nearest_on(way_, order_.position(order_.at(rank))).metres <= near_;
    }

    // Crowds of lines among crowds of stops are not looked through for ever.
    bool may_look() {
        if (looks_ < way_.size()) return false;
        looks_ -= way_.size();
        return true;
    }

    // The edges of the way on which the stops between two lie; empty where they do not lie on it in their order.
    std::vector<std::size_t> edges_between(std::size_t first, std::size_t last) {
        std::vector<std::size_t> edges;
        for (std::size_t rank = first + 1; rank < last; ++rank) {
            if (!may_look()) return {};
            const OnLine on = nearest_on(way_, order_.position(order_.at(rank)));
            if (on.metres > near_ || (!edges.empty() && on.edge < edges.back())) return {};
            edges.push_back(on.edge);
        }
        return edges;
    }
    void divide(const FoundLine& line, std::size_t from, std::size_t to) {
        const std::size_t first = order_.rank(from), last = order_.rank(to);
        const bool room = legs_.size() + (last - first) < TourMaker::most;
        const std::vector<std::size_t> edges =
            last > first + 1 && line.to.empty() && room ? edges_between(first, last) : std::vector<std::size_t>();
        std::size_t begin = 1, before = from;
        for (std::size_t k = 0; k <= edges.size(); ++k) {
            const bool ends = k == edges.size();
            const std::size_t next = ends ? to : order_.at(first + 1 + k);
            const std::size_t end = ends ? way_.size() - 1 : edges[k] + 1;
            add_leg(line, {before, next},
                    std::vector<LonLat>(way_.begin() + static_cast<std::ptrdiff_t>(std::min(begin, end)),
                                        way_.begin() + static_cast<std::ptrdiff_t>(end)),
                    {k == 0, ends});
            begin = end;
            before = next;
        }
    }
    struct Part {
        bool first, last;
    };
    void add_leg(const FoundLine& line, std::pair<std::size_t, std::size_t> ends, const std::vector<LonLat>& via,
                 Part part) {
        RouteLeg made{line.leg, part.first && part.last ? line.leg.id : std::string(), line.sources};
        made.leg.mode = line.mode.value_or(Mode::road);
        made.leg.via.clear();
        for (const LonLat& p : via)
            if (sphere_metres(p, order_.position(ends.first)) > same_place &&
                sphere_metres(p, order_.position(ends.second)) > same_place)
                made.leg.via.push_back(p);
        if (!part.first) {
            made.leg.text.clear();
            made.leg.depart.reset();
        }
        if (!part.last) made.leg.arrive.reset();
        if (!line.mode) left_out_.add("no mode of travel is told for a line: road is written", line.name);
        legs_.emplace_back(std::move(made), ends);
    }

    Order order_;
    LeftOut& left_out_;
    std::vector<LonLat> way_;         // of the line that is being attached
    double near_ = 0;                 // to its ends, metres
    std::size_t looks_ = 20'000'000;  // at an edge of a way
    std::size_t last_ = 0;            // the rank of the stop that the line before it led to
    std::vector<std::pair<RouteLeg, std::pair<std::size_t, std::size_t>>> legs_;
};

}  // namespace

Route attach_lines(std::vector<FoundStop> stops, std::vector<FoundLine> lines, LeftOut& left_out) {
    Attacher attacher(std::move(stops), left_out);
    for (const FoundLine& line : lines) attacher.add(line);
    return attacher.take();
}

}  // namespace tourmap
