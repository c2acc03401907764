// A tour under construction from what another tool's file holds: places, lines and markers, in the order of the file.
// What no file tells is not invented: where something must be said all the same, it is noted as assumed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geodata/result.h"
#include "src/exchange/left_out.h"
#include "src/exchange/slugs.h"
#include "src/tour/tour.h"

namespace tourmap {

// What a reader makes of a file.
struct ReadIn {
    Tour tour;  // pictures by the path that the file gives, not yet looked for
    LeftOut left_out;
};

// A place. Sources are those of the file, by their ids, or with a title and address of their own.
struct FoundStop {
    Stop stop;
    std::vector<Source> sources;
    std::optional<double> order;  // where each has one, they are put in it
    bool leg_before = true;       // a leg from the stop before it may be inferred
    std::string where;            // "feature 3", "line 12"
};

struct FoundMarker {
    Marker marker;
    std::string stop;                           // its id in the file; empty: the nearest
    std::vector<std::string> sectors, parties;  // ids
    std::vector<Source> sources;
};

struct FoundLine {
    Leg leg;  // id, text, times, certainty; its stops are looked for
    std::optional<Mode> mode;
    std::string name, from, to;  // ids of stops in the file, where it tells them
    std::vector<LonLat> points;  // at least two
    std::vector<Source> sources;
};

class TourMaker {
public:
    static constexpr std::size_t most = 10'000;  // stops, legs and markers each: what a list of a tour file holds

    // path: of the file, for messages and for the title of a tour that has none.
    explicit TourMaker(std::string path);

    Tour tour;  // title and all else that stands above the stops; sources, sectors, parties of the file
    LeftOut left_out;
    bool infer_legs = true;  // between stops in their order, where the file has no lines

    // A place on the globe; longitudes up to 360 are turned into the usual ones. Error: off the globe, with `where`.
    Result<LonLat> position(double lon, double lat, const std::string& where) const;

    // Those beyond what a tour holds are only counted.
    void add(FoundStop stop) { keep(stops_, std::move(stop), more_stops_); }
    void add(FoundMarker marker) { keep(markers_, std::move(marker), more_markers_); }
    void add(FoundLine line) { keep(lines_, std::move(line), more_lines_); }
    std::vector<FoundStop>& stops() { return stops_; }
    bool empty() const { return stops_.empty() && lines_.empty(); }

    // Error: no places at all, or more than a tour holds.
    Result<ReadIn> finish();

private:
    template <class Item>
    static void keep(std::vector<Item>& items, Item item, std::size_t& more) {
        if (items.size() < most)
            items.push_back(std::move(item));
        else
            ++more;
    }
    std::optional<std::size_t> index_of(const Source& source);
    std::size_t nearest_stop(LonLat p) const;
    std::vector<std::size_t> indices_of(const std::vector<Source>& sources);
    void place_stops();
    void add_lines();
    void add_inferred_legs();
    void add_markers();

    std::string path_;
    std::vector<FoundStop> stops_;
    std::vector<FoundMarker> markers_;
    std::vector<FoundLine> lines_;
    std::size_t more_stops_ = 0, more_markers_ = 0, more_lines_ = 0;
    std::map<std::string, std::size_t> source_of_id_;
    std::map<std::pair<std::string, std::string>, std::size_t> source_of_link_;  // by title and address
    std::vector<UnitVec> units_;                                                 // of the stops
    Slugs source_ids_, stop_ids_, leg_ids_, marker_ids_;
};

}  // namespace tourmap
