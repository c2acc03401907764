// Lines of a file as legs between its stops.
//
// A line leads from the stop nearest to its beginning to the one nearest to its end, within a twentieth of its length
// (2 to 50 km); where there is none, its end becomes a stop. Stops that lie on it, next to one another in the list,
// divide it. The points that are needed to stay within a thousandth of the length (5 m at least) become `via`, at most
// 300 a line.
#pragma once

#include <vector>

#include "src/exchange/tour_maker.h"

namespace tourmap {

// A leg between two stops, by their indices in the route.
struct RouteLeg {
    Leg leg;
    std::string wanted_id;
    std::vector<Source> sources;
};

struct Route {
    std::vector<FoundStop> stops;
    std::vector<RouteLeg> legs;
};

Route attach_lines(std::vector<FoundStop> stops, std::vector<FoundLine> lines, LeftOut& left_out);

}  // namespace tourmap
