// Panel and map share the page, on whichever side the panel stands.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/story/page_layout.h"

using namespace tourmap;

namespace {

constexpr Canvas wide{1920, 1080}, tall{1080, 1920}, square{800, 800}, flat{1280, 400};

double width(const ScreenBox& box) {
    return box.max.x - box.min.x;
}
double height(const ScreenBox& box) {
    return box.max.y - box.min.y;
}
double area(const ScreenBox& box) {
    return width(box) * height(box);
}

}  // namespace

TEST_CASE("a panel stands where lines end, on tall pages at the bottom") {
    CHECK(page_layout(wide).side == PanelSide::right);
    CHECK(page_layout(wide, PanelSide::automatic, true).side == PanelSide::left);
    CHECK(page_layout(tall).side == PanelSide::bottom);
    CHECK(page_layout(tall, PanelSide::automatic, true).side == PanelSide::bottom);
    CHECK(page_layout(wide, PanelSide::right, true).side == PanelSide::right);
}

TEST_CASE("panel and map share the page, and what is framed keeps clear of the panel") {
    for (const Canvas& canvas : {wide, tall, square, flat})
        for (const PanelSide side : {PanelSide::left, PanelSide::right, PanelSide::top, PanelSide::bottom}) {
            const PageLayout layout = page_layout(canvas, side);
            INFO(canvas.width_px << "x" << canvas.height_px << ", side " << static_cast<int>(side));
            CHECK(std::abs(area(layout.map) + area(layout.panel) - area(layout.page)) < 1e-6);
            CHECK(area(layout.map) >= 0.5 * area(layout.page));
            const bool at_side = side == PanelSide::left || side == PanelSide::right;
            CHECK(layout.panel_at_side() == at_side);
            CHECK((at_side ? height(layout.panel) : width(layout.panel)) ==
                  (at_side ? canvas.height() : canvas.width()));
            CHECK(layout.framing.left > layout.map.min.x);
            CHECK(layout.framing.top > layout.map.min.y);
            CHECK(layout.framing.right > canvas.width() - layout.map.max.x);
            CHECK(layout.framing.bottom > canvas.height() - layout.map.max.y);
        }
    CHECK(page_layout(wide, PanelSide::left).map.min.x > 0);
    CHECK(page_layout(wide, PanelSide::top).map.min.y > 0);
}

TEST_CASE("without a panel the map has the whole page") {
    const PageLayout layout = page_layout(wide, PanelSide::none);
    CHECK(area(layout.map) == area(layout.page));
    CHECK(area(layout.panel) == 0);
    CHECK(layout.framing.right == layout.framing.left);
}
