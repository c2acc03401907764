#include "src/story/column_flow.h"

namespace tourmap {
namespace {

std::vector<FlowSpot> fill(std::span<const FlowItem> items, std::size_t columns, double room) {
    std::vector<FlowSpot> spots;
    std::size_t column = 0;
    double y = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const double follower = items[i].heads && i + 1 < items.size() ? items[i + 1].height : 0;
        if (y + items[i].height + follower > room) {
            if (++column == columns || items[i].height + follower > room) break;
            y = 0;
        }
        spots.push_back({column, y});
        y += items[i].height;
    }
    while (!spots.empty() && spots.size() < items.size() && items[spots.size() - 1].heads) spots.pop_back();
    return spots;
}

}  // namespace

std::vector<FlowSpot> flow_into_columns(std::span<const FlowItem> items, std::size_t columns, double room) {
    constexpr double step = 4;
    double total = 0;
    for (const FlowItem& item : items) total += item.height;
    for (double high = total / static_cast<double>(columns); high < room; high += step)
        if (auto even = fill(items, columns, high); even.size() == items.size()) return even;
    return fill(items, columns, room);
}

}  // namespace tourmap
