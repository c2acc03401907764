// The rows of a panel in columns.
#include TOURMAP_CATCH_HEADER

#include <random>

#include "src/story/column_flow.h"

using namespace tourmap;

TEST_CASE("columns are filled in order, within their room, and no head stands last in one") {
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        std::vector<FlowItem> items;
        const int count = std::uniform_int_distribution(0, 40)(random);
        for (int i = 0; i < count; ++i)
            items.push_back({std::uniform_real_distribution(10.0, 40.0)(random),
                             std::uniform_int_distribution(0, 4)(random) == 0 && i + 1 < count &&
                                 (items.empty() || !items.back().heads)});
        const std::size_t columns = std::uniform_int_distribution<std::size_t>(1, 3)(random);
        const double room = std::uniform_real_distribution(0.0, 600.0)(random);
        const auto spots = flow_into_columns(items, columns, room);
        REQUIRE(spots.size() <= items.size());
        for (std::size_t i = 0; i < spots.size(); ++i) {
            CHECK(spots[i].column < columns);
            CHECK(spots[i].y + items[i].height <= room);
            const bool follows = i > 0 && spots[i].column == spots[i - 1].column;
            CHECK(spots[i].y == Approx(follows ? spots[i - 1].y + items[i - 1].height : 0));
            if (items[i].heads) {
                REQUIRE(i + 1 < spots.size());
                CHECK(spots[i + 1].column == spots[i].column);
            }
        }
        if (spots.size() < items.size()) {
            double total = 0;
            for (const FlowItem& item : items) total += item.height;
            CHECK(total > static_cast<double>(columns) * (room - 120));  // only where there is truly no room
        }
    }
}

TEST_CASE("columns that have room to spare are about equally high") {
    const std::vector<FlowItem> items(10, {20, false});
    const auto spots = flow_into_columns(items, 2, 1000);
    REQUIRE(spots.size() == 10);
    CHECK(spots[4].column == 0);
    CHECK(spots[5].column == 1);
}
