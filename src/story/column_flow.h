// Things of different heights, one below the other in columns. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tourmap {

struct FlowItem {
    double height = 0;
    bool heads = false;  // stands above the one that follows: never the last of a column
};

struct FlowSpot {
    std::size_t column = 0;
    double y = 0;  // of its upper side, from the columns' upper side
};

// Where each of them stands, in order, in columns that are no higher than `room`, and about equally high. Shorter than
// `items` where the rest finds no room.
std::vector<FlowSpot> flow_into_columns(std::span<const FlowItem> items, std::size_t columns, double room);

}  // namespace tourmap
