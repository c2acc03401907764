#include TOURMAP_CATCH_HEADER

#include "src/story/corner_stacks.h"
#include "src/story/page_layout.h"

using namespace tourmap;

TEST_CASE("pieces in a corner stand one above the other, and next() tells where") {
    CornerStacks stacks(screen_box(0, 0, 800, 600));
    for (const Corner corner : {Corner::bottom_left, Corner::top_right}) {
        const ScreenXY first = stacks.next(corner, 100, 40);
        CHECK(stacks.place(corner, 100, 40) == first);
        const ScreenXY second = stacks.next(corner, 50, 20);
        CHECK(second != first);
        CHECK(stacks.next(corner, 50, 20) == second);
        CHECK(stacks.place(corner, 50, 20) == second);
    }
    CHECK(stacks.place(Corner::top_left, 10, 10).x < 100);
}
